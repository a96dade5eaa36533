using Instrumentation.CodeFixes.Cardinality;

namespace Instrumentation.Analyzers.Tests.Cardinality;

public class ErrorTypeFixTests
{
    private static readonly FixTest Fix = new(new ErrorTypeFix());

    [Theory]
    [InlineData("error.Message")]
    [InlineData("error.ToString()")]
    [InlineData("error")]
    public Task TheTypeTakesThePlaceOfTheText(string value) => Fix.FixesAsync(
        Shop.Method("Exception error", $$"""Placed.Add(1, new KeyValuePair<string, object?>("failure", {{value}}));"""),
        Shop.Method("Exception error", """Placed.Add(1, new KeyValuePair<string, object?>("error.type", error.GetType().Name));"""));

    [Fact]
    public Task AllOfAFileAreFixedAtOnce() => Fix.FixesAllAsync(
        Shop.Method("Exception error, TagList tags", """
            tags.Add("message", error.Message);
                    Placed.Add(1, new KeyValuePair<string, object?>("trace", error.StackTrace));
            """),
        Shop.Method("Exception error, TagList tags", """
            tags.Add("error.type", error.GetType().Name);
                    Placed.Add(1, new KeyValuePair<string, object?>("error.type", error.GetType().Name));
            """));

    [Fact]
    public Task AnythingElseHasNoSuchType() => Fix.OffersNothingAsync(
        Shop.Method("Guid order", """Placed.Add(1, new KeyValuePair<string, object?>("order", order));"""));
}
