using Instrumentation.CodeFixes.Hygiene;

namespace Instrumentation.Analyzers.Tests.Hygiene;

public class RedactFixTests
{
    private const string Mask = """static class Pii { public static string Mask(string text) => text.Length > 2 ? text.Substring(0, 2) : ""; }""";

    private static readonly FixTest Fix = new(new RedactFix());

    [Theory]
    [InlineData("""logger.LogInformation("to {To}", email);""", """logger.LogInformation("to {To}", Pii.Mask(email));""")]
    [InlineData("""source.StartActivity("a")?.SetTag("to", email).Dispose();""", """source.StartActivity("a")?.SetTag("to", Pii.Mask(email)).Dispose();""")]
    [InlineData("""logger.LogInformation($"to {email} at {id}");""", """logger.LogInformation("to {Email} at {Id}", Pii.Mask(email), id);""")]
    public Task TheValueIsWrapped(string before, string after) =>
        Fix.FixesAsync(Depot.Method("string email, int id", before, Mask), Depot.Method("string email, int id", after, Mask));

    [Fact]
    public Task AllAreFixedAtOnce() => Fix.FixesAllAsync(
        Depot.Method("string email", """
            logger.LogInformation("to {To}", email);
                    logger.LogDebug("from {From}", email.Trim());
            """, Mask),
        Depot.Method("string email", """
            logger.LogInformation("to {To}", Pii.Mask(email));
                    logger.LogDebug("from {From}", Pii.Mask(email).Trim());
            """, Mask));

    [Fact]
    public Task WithoutASanitizerThereIsNothingToOffer() =>
        Fix.OffersNothingAsync(Depot.Method("string email", """logger.LogInformation("to {To}", email);"""));
}
