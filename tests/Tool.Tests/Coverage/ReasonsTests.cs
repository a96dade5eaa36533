using System.Text.RegularExpressions;
using Instrumentation.Tool.Coverage;

namespace Instrumentation.Tool.Tests.Coverage;

/// <summary>The words that the rules write, the tool reads, and the page explains.</summary>
public sealed partial class ReasonsTests
{
    [Fact]
    public void EveryReasonOfTheRulesHasWords()
    {
        var rules = File.ReadAllText(Path.Combine(Repository.Root, "src", "Analyzers", "Coverage", "MissedCall.cs"));

        var words = Constant().Matches(rules).Select(static match => match.Groups[1].Value).Where(static word => word != "reason");

        Assert.Equal(words.Append(Reasons.Build).Append(Reasons.Other), Reasons.All.Keys);
    }

    [Fact]
    public void ThePageHasThemAll()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "coverage.md"));

        Assert.All(Reasons.All, reason => Assert.Contains($"\n| `{reason.Key}` | {reason.Value} |\n", page, StringComparison.Ordinal));
    }

    [Fact]
    public void AWordThatIsNotKnownIsShownAsItIs() => Assert.Equal("newer", Reasons.Describe("newer"));

    [GeneratedRegex("const string \\w+ = \"(\\w+)\";")]
    private static partial Regex Constant();
}
