namespace Instrumentation.Analyzers.Tests.Timeouts;

public class TokenInReachTests
{
    private static readonly RuleTest Rule = new(RuleIds.TokenInReach);

    [Theory]
    [InlineData("CancellationToken token", "token")]
    [InlineData("CancellationToken? token", "token.GetValueOrDefault()")]
    [InlineData("CancellationTokenSource source", "source.Token")]
    [InlineData("CancellationToken @event", "@event")]
    public async Task TheMessageNamesTheTokenAsItIsWritten(string parameter, string token)
    {
        var diagnostic = Assert.Single(await Rule.ReportsAsync(Method(parameter, """http.[|GetStringAsync|]("x")""")));

        Assert.Equal($"'GetStringAsync' ignores '{token}', which is in reach: it goes on when nobody waits for it any more", diagnostic.GetMessage(null));
        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Info, diagnostic.Severity);
    }

    [Fact]
    public async Task TheNearestTokenIsNamed()
    {
        var diagnostic = Assert.Single(await Rule.ReportsAsync(Method(
            "CancellationToken outer", """Parallel.ForEachAsync(new[] { 1 }, outer, async (one, inner) => await http.[|GetStringAsync|]("x", outer))""")));

        Assert.Contains("ignores 'inner'", diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CA2016", "")]
    [InlineData("CA2016, MA0040", "dotnet_diagnostic.CA2016.severity = none")]
    [InlineData("MA0040", "dotnet_diagnostic.MA0040.severity = warning")]
    public Task ItDefersToOthersThatAreEnabled(string rules, string configuration) => Deferring(rules, configuration).ReportsAsync(
        Method("CancellationToken token", """http.GetStringAsync("x")"""));

    [Theory]
    [InlineData("CA2016", "dotnet_diagnostic.CA2016.severity = none")]
    [InlineData("", "")]
    [InlineData(",;", "")]
    public Task ItDoesNotDeferToOthersThatAreOff(string rules, string configuration) => Deferring(rules, configuration).ReportsAsync(
        Method("CancellationToken token", """http.[|GetStringAsync|]("x")"""));

    private static RuleTest Deferring(string rules, string configuration) => Rule with
    {
        Setup = new() { Options = new GeneratorSetup().Options.SetItem("instrumentation.INS3002.defer_to", rules) },
        EditorConfig = configuration,
    };

    private static string Method(string parameter, string expression) => $$"""
        using System.Net.Http;
        class C { async Task M(HttpClient http, {{parameter}}) => await {{expression}}; }
        """;
}
