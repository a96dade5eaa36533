using System.Text.Json;
using Instrumentation.Tool.Rules;
using Instrumentation.Tool.Terminals;

namespace Instrumentation.Tool.Tests;

/// <summary>The pages of the rules, in the terminal.</summary>
public sealed class ExplainTests
{
    public static TheoryData<string> Ids => [.. RulePages.Ids];

    [Fact]
    public void EveryPageIsThere() =>
        Assert.Equal(Directory.GetFiles(Path.Combine(Repository.Root, "docs", "rules"), "INS*.md").Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal), RulePages.Ids);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task APageIsPlainMarkdownWhereNobodyLooks(string id)
    {
        var run = await CommandLine.RunAsync(Path.GetTempPath(), "explain", id);

        Assert.Equal(ExitCodes.Clean, run.ExitCode);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "rules", $"{id}.md")), run.Out);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task APageIsLaidOutForATerminal(string id)
    {
        var run = await InTerminalAsync("explain", id);

        Assert.Equal(ExitCodes.Clean, run.ExitCode);
        Assert.DoesNotContain("```", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("## ", run.Out, StringComparison.Ordinal);
        Assert.Contains(RulePages.Find(id)!.Title, string.Join(' ', run.Out.Split('\n', 3)[..2].Select(static line => line.Trim())), StringComparison.Ordinal);
        Assert.All(run.Out.Split('\n').Where(static line => !line.StartsWith("  ", StringComparison.Ordinal)), static line => Assert.InRange(line.Length, 0, 80));
        foreach (var line in Code(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "rules", $"{id}.md"))).Where(static line => line.Length < 70))
            Assert.Contains($"  {line}", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void TablesListsAndLinksAreRendered()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var shell = new Shell(output, TextWriter.Null, Path.GetTempPath()) { IsTerminal = true, Width = 60 };
        shell.Console.Write(new TerminalPage("# A [b]\n\n1. one *two*\n2. `c` [x](https://example.org) [y](INS1001.md)\n\n> said\n\n| k | v |\n|---|---|\n| a | [c] |\n").Render());
        var text = output.ToString();

        Assert.Contains("A [b]", text, StringComparison.Ordinal);
        Assert.Contains("  1. one two", text, StringComparison.Ordinal);
        Assert.Contains("  2. c x (https://example.org) y", text, StringComparison.Ordinal);
        Assert.Contains("  said", text, StringComparison.Ordinal);
        Assert.Contains("│ a │ [c] │", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ins2001")]
    [InlineData("2001")]
    public async Task AnIdMayBeTypedLazily(string id) =>
        Assert.StartsWith("# INS2001: ", (await CommandLine.RunAsync(Path.GetTempPath(), "explain", id)).Out, StringComparison.Ordinal);

    [Fact]
    public async Task WithoutAnIdAllRulesAreListed()
    {
        var plain = await CommandLine.RunAsync(Path.GetTempPath(), "explain");
        using var json = JsonDocument.Parse((await CommandLine.RunAsync(Path.GetTempPath(), "explain", "--json")).Out);

        Assert.Equal(RulePages.Ids, plain.Lines.Select(static line => line.Split(' ')[0]));
        Assert.Contains("INS1001 warning  Keep values without bounds off metric tags", plain.Lines);
        Assert.Equal(RulePages.Ids, json.RootElement.GetProperty("rules").EnumerateArray().Select(static rule => rule.GetProperty("id").GetString()));
        Assert.All(RulePages.All, static page => Assert.Contains(page.Severity, (string[])["error", "warning", "info"]));
        Assert.Contains("│ INS1001 │ warning  │", (await InTerminalAsync("explain")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APageIsJson()
    {
        using var json = JsonDocument.Parse((await CommandLine.RunAsync(Path.GetTempPath(), "explain", "INS2001", "--json")).Out);

        Assert.Equal("INS2001", json.RootElement.GetProperty("id").GetString());
        Assert.Equal("Log an error or throw it, not both", json.RootElement.GetProperty("title").GetString());
        Assert.StartsWith("# INS2001: ", json.RootElement.GetProperty("markdown").GetString(), StringComparison.Ordinal);
    }

    private static Task<CommandLine> InTerminalAsync(params string[] args) => CommandLine.RunAsync(
        static (output, error, where) => new Shell(output, error, where) { IsTerminal = true, Width = 80, Environment = static _ => null }, Path.GetTempPath(), args);

    private static IEnumerable<string> Code(string page)
    {
        var isCode = false;
        foreach (var line in page.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
                isCode = !isCode;
            else if (isCode && line.Length > 0)
                yield return line;
        }
    }
}
