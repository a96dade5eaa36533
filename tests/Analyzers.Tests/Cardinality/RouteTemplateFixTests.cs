using Instrumentation.Analyzers.Tests.Corpus;
using Instrumentation.CodeFixes.Cardinality;

namespace Instrumentation.Analyzers.Tests.Cardinality;

public class RouteTemplateFixTests
{
    private static readonly FixTest Fix = new(new RouteTemplateFix()) { Setup = new GeneratorSetup { Framework = CorpusReferences.All } };

    [Theory]
    [InlineData("context.Request.Path")]
    [InlineData("context.Request.Path.Value")]
    [InlineData("context.Request.Path.ToString()")]
    public Task TheTemplateTakesThePlaceOfThePath(string path) => Fix.FixesAsync(
        Source("HttpContext context", path),
        Source("HttpContext context", "(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? \"unmatched\""));

    [Fact]
    public Task ARequestKnowsItsContext() => Fix.FixesAsync(
        Source("HttpRequest request", "request.Path"),
        Source("HttpRequest request", "(request.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? \"unmatched\""));

    [Fact]
    public Task AQueryHasNoTemplate() => Fix.OffersNothingAsync(Source("HttpContext context", "context.Request.QueryString.Value"));

    private static string Source(string parameters, string value) => "using Microsoft.AspNetCore.Http;\nusing Microsoft.AspNetCore.Routing;\n" + Shop.Method(
        parameters, $"""Placed.Add(1, new KeyValuePair<string, object?>("route", {value}));""");
}
