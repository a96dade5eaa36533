namespace Instrumentation.Analyzers.Tests.Timeouts;

public class RegexTimeoutTests
{
    private const string Risky = """[|@"^(\w+\s?)*$"|]""";
    private const string Linear = """@"^\w+$" """;

    private static readonly RuleTest Rule = new(RuleIds.RegexTimeout);

    [Theory]
    [InlineData(@"@""(a+)+$""", "a loop in its pattern repeats a loop over the same text: each further character can double the time")]
    [InlineData(@"@""(a|aa)+$""", "a loop in its pattern has two ways to match the same text: each further character can double the time")]
    [InlineData(@"@""\d+\w+:""", "two loops that follow each other in its pattern match the same characters: twice the text can take four times as long")]
    [InlineData(@"@""(.)\1""", "its pattern has a back-reference, which makes it try every way to match a group")]
    [InlineData(@"@""(?=.*x)a""", "its pattern looks around with a loop, which runs again from every place")]
    [InlineData("text", "its pattern is not a constant, so that what it costs is not known")]
    public async Task TheMessageSaysWhy(string pattern, string why)
    {
        var diagnostic = Assert.Single(await Rule.ReportsAsync(Match($"[|{pattern}|]")));

        Assert.Equal($"'Regex.IsMatch' has no match timeout, and {why}", diagnostic.GetMessage(null));
        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Warning, diagnostic.Severity);
    }

    [Fact]
    public async Task AGeneratedExpressionIsReportedAtItsPattern()
    {
        var diagnostic = Assert.Single(await (Rule with { CompilerErrors = ["CS8795"] }).ReportsAsync("""
            using System.Text.RegularExpressions;
            static partial class C
            {
                [GeneratedRegex([|"^(a+)+$"|])] private static partial Regex Words();
            }
            static partial class C;
            """));

        Assert.StartsWith("'GeneratedRegex' has no match timeout", diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public Task AllAsksForEachTimeout() => Mode("all").ReportsAsync(Match("""[|@"^\w+$"|]"""));

    [Fact]
    public Task AllIsContentWithoutBacktracking() => Mode("all").ReportsAsync(Match(Linear + ", RegexOptions.NonBacktracking"));

    [Fact]
    public Task OffAsksForNone() => Mode("off").ReportsAsync(Match(Unmarked(Risky)));

    [Theory]
    [InlineData("risky")]
    [InlineData("sometimes")]
    [InlineData("1")]
    [InlineData("")]
    public async Task AnyOtherModeIsTheDefault(string mode)
    {
        await Mode(mode).ReportsAsync(Match(Risky));
        await Mode(mode).ReportsAsync(Match(Linear));
    }

    [Theory]
    [InlineData("AppDomain.CurrentDomain.SetData(\"REGEX_DEFAULT_MATCH_TIMEOUT\", TimeSpan.FromSeconds(1));")]
    [InlineData("AppContext.SetData(\"REGEX_DEFAULT_MATCH_TIMEOUT\", TimeSpan.FromSeconds(1));")]
    [InlineData("const string Key = \"REGEX_DEFAULT_MATCH_TIMEOUT\"; AppContext.SetData(Key, TimeSpan.FromSeconds(1));")]
    public Task ADefaultOfTheProcessIsATimeout(string statement) => Rule.ReportsAsync(
        new SourceFile("Match.cs", Match(Unmarked(Risky))),
        new SourceFile("Start.cs", $$"""static class Start { static void Run() { {{statement}} } }"""));

    [Theory]
    [InlineData("_ = AppContext.GetData(\"REGEX_DEFAULT_MATCH_TIMEOUT\");")]
    [InlineData("// REGEX_DEFAULT_MATCH_TIMEOUT")]
    public Task WhoeverOnlyNamesTheDefaultHasNone(string statement) => Rule.ReportsAsync(
        new SourceFile("Match.cs", Match(Risky)),
        new SourceFile("Start.cs", $$"""
            static class Start { static void Run() {
            {{statement}}
            } }
            """));

    [Theory]
    [InlineData("00:00:01", true)]
    [InlineData("1", true)]
    [InlineData("00:00:00", false)]
    [InlineData("-00:00:01", false)]
    [InlineData("soon", false)]
    [InlineData("", false)]
    public Task TheBuildMaySayThatThereIsADefault(string limit, bool isOne) =>
        (Rule with { Setup = new() { Properties = new GeneratorSetup().Properties.SetItem("InstrumentationRegexDefaultMatchTimeout", limit) } })
            .ReportsAsync(Match(isOne ? Unmarked(Risky) : Risky));

    private static RuleTest Mode(string mode) => Rule with { Setup = new() { Options = new GeneratorSetup().Options.SetItem("instrumentation.INS3004.mode", mode) } };

    private static string Unmarked(string text) => text.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);

    private static string Match(string pattern) => $$"""
        using System.Text.RegularExpressions;
        static class C { static bool M(string text) => Regex.IsMatch(text, {{pattern}}); }
        """;
}
