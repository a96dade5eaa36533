using Instrumentation.Analyzers.Conventions;

namespace Instrumentation.Analyzers.Tests.Cardinality;

public class SpanOnlyAttributeTests
{
    private static readonly RuleTest Rule = new(RuleIds.SpanOnlyAttribute);

    [Fact]
    public async Task TheMessageNamesTheAttributeAndWhatToDo()
    {
        var diagnostics = await Rule.ReportsAsync(Shop.Method(
            "string text",
            """
            Placed.Add(1, new KeyValuePair<string, object?>("url.path", [|text|]));
                    Placed.Add(1, new KeyValuePair<string, object?>("thread.name", [|text|]));
            """));

        Assert.Equal(
            [
                "No metric carries 'url.path' by the semantic conventions: it has too many values; use 'http.route'",
                "No metric carries 'thread.name' by the semantic conventions: it has too many values; record it on the span instead",
            ],
            diagnostics.Select(static diagnostic => diagnostic.GetMessage(null)));
    }

    [Fact]
    public void NothingIsBothAllowedAndDenied()
    {
        Assert.NotEmpty(MetricAttributes.Denied);
        Assert.DoesNotContain(MetricAttributes.Allowed, Attributes.IsDenied);
    }

    [Fact]
    public void TheTwinOfADeniedAttributeIsNotDenied()
    {
        var twins = MetricAttributes.Denied.Select(Attributes.Twin).OfType<string>().ToList();

        Assert.NotEmpty(twins);
        Assert.DoesNotContain(twins, Attributes.IsDenied);
    }

    [Theory]
    [InlineData("http.request.header.accept", true)]
    [InlineData("http.request.header", false)]
    [InlineData("url.path", true)]
    [InlineData("url.paths", false)]
    public void APrefixEndsAtADot(string key, bool isDenied) => Assert.Equal(isDenied, Attributes.IsDenied(key));
}
