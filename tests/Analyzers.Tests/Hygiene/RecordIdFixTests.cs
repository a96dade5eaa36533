using Instrumentation.CodeFixes.Hygiene;

namespace Instrumentation.Analyzers.Tests.Hygiene;

public class RecordIdFixTests
{
    private const string Types = """
        public record User(int Id, string Email, User? Friend);
            public record Owner(string Iban);
            public class Account { public Guid AccountId { get; init; } public string Phone { get; init; } = ""; }
        """;

    private static readonly FixTest Fix = new(new RecordIdFix());

    [Theory]
    [InlineData("""logger.LogInformation("mail to {Email}", user.Email);""", """logger.LogInformation("mail to {UserId}", user.Id);""")]
    [InlineData("""logger.LogInformation("{Count} mails to {Email,20}: {{x}}", count, user.Email.Trim());""", """logger.LogInformation("{Count} mails to {UserId}: {{x}}", count, user.Id);""")]
    [InlineData("""logger.LogInformation("mail to {Email}", user?.Email);""", """logger.LogInformation("mail to {UserId}", user?.Id);""")]
    [InlineData("""logger.LogInformation("mail to {Email}", user.Friend?.Email);""", """logger.LogInformation("mail to {FriendId}", user.Friend?.Id);""")]
    [InlineData("""logger.LogInformation("call {Phone}", account.Phone);""", """logger.LogInformation("call {AccountId}", account.AccountId);""")]
    [InlineData("""logger.LogInformation($"{count} mails to {user.Email}");""", """logger.LogInformation("{Count} mails to {UserId}", count, user.Id);""")]
    [InlineData("""logger.LogInformation("mail to " + user.Email);""", """logger.LogInformation("mail to {UserId}", user.Id);""")]
    [InlineData("""using (logger.BeginScope("for {Email}", user.Email)) Work();""", """using (logger.BeginScope("for {UserId}", user.Id)) Work();""")]
    [InlineData("""source.StartActivity("a")?.SetTag("user.email", user.Email).Dispose();""", """source.StartActivity("a")?.SetTag("user.id", user.Id).Dispose();""")]
    [InlineData("""source.StartActivity("a")?.SetTag("email", user.Email).Dispose();""", """source.StartActivity("a")?.SetTag("user.id", user.Id).Dispose();""")]
    public Task OfWhatHasTheValueTheIdIsRecorded(string before, string after) => Fix.FixesAsync(Method(before), Method(after));

    [Theory]
    [InlineData("string email, int orderId", """logger.LogInformation("mail to {Email}", email);""", """logger.LogInformation("mail to {OrderId}", orderId);""")]
    [InlineData("string email, Guid id", """logger.LogInformation($"mail to {email}");""", """logger.LogInformation("mail to {Id}", id);""")]
    public Task BesideAParameterTheOneIdOfTheMethodIsRecorded(string parameters, string before, string after) =>
        Fix.FixesAsync(Depot.Method(parameters, before), Depot.Method(parameters, after));

    [Fact]
    public Task AllAreFixedAtOnce() => Fix.FixesAllAsync(
        Method("""logger.LogInformation("{Email}", user.Email); logger.LogDebug("{Phone}", account.Phone);"""),
        Method("""logger.LogInformation("{UserId}", user.Id); logger.LogDebug("{AccountId}", account.AccountId);"""));

    [Theory]
    [InlineData("string email", """logger.LogInformation("mail to {Email}", email);""")]
    [InlineData("string email, int orderId, int itemId", """logger.LogInformation("mail to {Email}", email);""")]
    [InlineData("Owner owner", """logger.LogInformation("from {Iban}", owner.Iban);""")]
    [InlineData("User user", """logger.LogInformation("{UserId} has {Email}", 1, user.Email);""")]
    public Task WithoutAnIdThatIsNotThereYetNothingIsOffered(string parameters, string statement) =>
        Fix.OffersNothingAsync(Depot.Method(parameters, statement, Types));

    private static string Method(string statement) => Depot.Method("User user, Account account, int count", statement, Types);
}
