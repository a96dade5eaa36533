using System.Text.Json;
using Instrumentation.Tool.Terminals;

namespace Instrumentation.Tool.Tests;

/// <summary>What <c>check</c> writes of logs, and what it ends with.</summary>
public sealed class CheckTests : IDisposable
{
    private static readonly string[] Compared = ["rule", "severity", "message", "path", "line", "column", "endColumn", "member", "fingerprint"];

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task FindingsAreShownByRuleAndFileWithTheirSource()
    {
        var orders = folder.Write("src/Orders.cs", "class Orders\n{\n    void Place(Guid id) => Placed.Add(1, Tag(id));\n}\n");
        Log().Add("INS2001", orders, 3, 28, 34, "logged twice", "error").Add("INS1001", orders, 3, 46, 48, "no bound").Add("INS1001", folder["src/Gone.cs"], 2, message: "no source").WriteTo(folder, "a.sarif");

        var run = await folder.RunAsync("check", "--sarif", "a.sarif");

        Assert.Equal(ExitCodes.Findings, run.ExitCode);
        Assert.Equal(
            """
            INS1001: Keep values without bounds off metric tags
            https://example.org/INS1001.md, instrumentation explain INS1001

              src/Gone.cs
                2:5 warning: no source

              src/Orders.cs
                3:46 warning: no bound
                 3 | void Place(Guid id) => Placed.Add(1, Tag(id));
                   |                                          ^^

            INS2001: Log an error or throw it, not both
            https://example.org/INS2001.md, instrumentation explain INS2001

              src/Orders.cs
                3:28 error: logged twice
                 3 | void Place(Guid id) => Placed.Add(1, Tag(id));
                   |                        ^^^^^^

            +----------------------------------------------------------------------------------+
            | rule    | what to do                                 | errors | warnings | notes |
            |---------+--------------------------------------------+--------+----------+-------|
            | INS1001 | Keep values without bounds off metric tags |        |        2 |       |
            | INS2001 | Log an error or throw it, not both         |      1 |          |       |
            +----------------------------------------------------------------------------------+

            3 findings

            """,
            run.Out);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task WhatIsNotGraveIsCountedAndNoReasonToFail()
    {
        Log().Add("INS3002", folder["A.cs"], 1, level: "note").Suppress("INS1001", folder["A.cs"], 2).WriteTo(folder, "a.sarif");

        var run = await folder.RunAsync("check", "--sarif", "a.sarif");
        Assert.Equal((ExitCodes.Clean, "0 findings, 1 note not shown (--severity note), 1 suppressed\n"), (run.ExitCode, run.Out));

        var all = await folder.RunAsync("check", "--sarif", "a.sarif", "--severity", "note");
        Assert.Equal(ExitCodes.Findings, all.ExitCode);
        Assert.Contains("1:5 note: ", all.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INS1001", 1)]
    [InlineData("ins2", 1)]
    [InlineData("INS", 2)]
    [InlineData("INS4", 0)]
    public async Task OnlyTheRulesThatWereAskedForCount(string rule, int findings)
    {
        Log().Add("INS1001", folder["A.cs"], 1).Add("INS2001", folder["A.cs"], 1).WriteTo(folder, "a.sarif");

        Assert.Equal(findings, (await JsonAsync("--sarif", "a.sarif", "--rule", rule)).GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public async Task SeveralLogsAreOne()
    {
        Log().Add("INS1001", folder["A.cs"], 1).WriteTo(folder, "logs/net8.0/a.sarif");
        Log().Add("INS1001", folder["A.cs"], 1).Add("INS1001", folder["A.cs"], 2).WriteTo(folder, "logs/net10.0/a.sarif");
        Log().WithoutRules().WriteTo(folder, "logs/other.sarif");

        Assert.Equal(2, (await JsonAsync("--sarif", "logs/**/*.sarif")).GetProperty("findings").GetArrayLength());
        Assert.Equal(1, (await JsonAsync("--sarif", "logs/*8.0/*.sarif", "--sarif", folder["logs/net8.0/a.sarif"])).GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public async Task JsonHasAllOfIt()
    {
        var path = folder.Write("src/A.cs", "namespace N;\nclass A { void M(int x) { } }\n");
        Log().Add("INS1001", path, 2, 18, 19).WriteTo(folder, "a.sarif");

        var json = await JsonAsync("--sarif", "a.sarif");
        var finding = json.GetProperty("findings")[0];

        Assert.Equal(1, json.GetProperty("version").GetInt32());
        Assert.Equal(1, json.GetProperty("summary").GetProperty("exitCode").GetInt32());
        Assert.Equal(1, json.GetProperty("summary").GetProperty("warnings").GetInt32());
        Assert.Equal("Keep values without bounds off metric tags", json.GetProperty("rules")[0].GetProperty("title").GetString());
        Assert.Equal(
            ["INS1001", "warning", Tests.Log.Unbounded, "src/A.cs", "2", "18", "2", "19", "N.A.M(int)", "a"],
            finding.EnumerateObject().SkipLast(1).Select(static property => property.Value.ToString()));
        Assert.Matches("^[0-9a-f]{32}$", finding.GetProperty("fingerprint").GetString());
    }

    [Fact]
    public async Task AnnotationsEscapeWhatGitHubWouldRead()
    {
        Log().Add("INS3002", folder["n.cs"], 1, level: "note", message: "last")
            .Add("INS1001", folder["a,b:c%.cs"], 3, 7, 9, "50 % of\r\n'a': b, c")
            .Add("INS2001", folder["b.cs"], 4, level: "error", message: "first", change: static result => result["locations"]![0]!["physicalLocation"]!["region"]!["endLine"] = 6)
            .WriteTo(folder, "a.sarif");

        var run = await folder.RunAsync("check", "--sarif", "a.sarif", "--github", "--severity", "note");

        Assert.Equal(
            [
                "::error file=b.cs,line=4,endLine=6,title=INS2001%3A Log an error or throw it%2C not both::first%0Ahttps://example.org/INS2001.md",
                "::warning file=a%2Cb%3Ac%25.cs,line=3,endLine=3,col=7,endColumn=9,title=INS1001%3A Keep values without bounds off metric tags::50 %25 of%0D%0A'a': b, c%0Ahttps://example.org/INS1001.md",
                "::notice file=n.cs,line=1,endLine=1,col=5,endColumn=12,title=INS3002%3A Pass the token that is in reach::last%0Ahttps://example.org/INS3002.md",
            ],
            run.Lines.Where(static line => line.StartsWith("::", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AnnotationsLeaveStandardOutputToJson()
    {
        Log().Add("INS1001", folder["A.cs"], 1).WriteTo(folder, "a.sarif");

        var run = await folder.RunAsync("check", "--sarif", "a.sarif", "--github", "--json");

        using var json = JsonDocument.Parse(run.Out);
        Assert.StartsWith("::warning file=A.cs,", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MarkdownIsAReportOrAFile()
    {
        Log().Add("INS1001", folder["A.cs"], 1, message: "a | b <c> @team").WriteTo(folder, "a.sarif");

        var report = await folder.RunAsync("check", "--sarif", "a.sarif", "--markdown");
        Assert.Equal(
            """
            ## Instrumentation

            **1 finding**.

            | rule | what to do | findings |
            |---|---|---:|
            | [INS1001](https://example.org/INS1001.md) | Keep values without bounds off metric tags | 1 |

            <details><summary>Where</summary>

            * warning INS1001 `A.cs:1`: a \| b \<c\> @​team

            </details>

            """,
            report.Out);

        var beside = await folder.RunAsync("check", "--sarif", "a.sarif", "--markdown", "summary.md");
        Assert.Equal(report.Out, folder.Read("summary.md"));
        Assert.Contains("1:5 warning: ", beside.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneLogComesOutAndCanBeReadAgain()
    {
        var path = folder.Write("src/My Shop/A#.cs", "class A { void M() { } void N() { } }");
        Log().Add("INS2001", path, 1, 16, 17, level: "error").Add("INS1001", path, 1, 16, 17).Add("INS1001", path, 1, 17, 18).Add("INS1001", path, 1, 29, 30).WriteTo(folder, "a.sarif");
        Log().Add("INS1001", path, 1, 16, 17).WriteTo(folder, "b.sarif");

        await folder.RunAsync("check", "--sarif", "*.sarif", "--sarif-out", "out/all.sarif");
        using var log = JsonDocument.Parse(folder.Read("out/all.sarif"));
        var run = Assert.Single(log.RootElement.GetProperty("runs").EnumerateArray());
        var results = run.GetProperty("results").EnumerateArray().ToList();

        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        Assert.Equal(["INS1001", "INS2001"], run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(static rule => rule.GetProperty("id").GetString()));
        Assert.Equal([0, 0, 0, 1], results.Select(static result => result.GetProperty("ruleIndex").GetInt32()));
        Assert.All(results, static result => Assert.False(result.TryGetProperty("baselineState", out _)));
        var location = results[0].GetProperty("locations")[0];
        Assert.Equal("src/My%20Shop/A%23.cs", location.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal("%SRCROOT%", location.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uriBaseId").GetString());
        Assert.Equal("A.M()", location.GetProperty("logicalLocations")[0].GetProperty("fullyQualifiedName").GetString());
        Assert.Equal(4, results.Select(static result => result.GetProperty("partialFingerprints").GetProperty("instrumentation/v1").GetString()).Distinct().Count());

        var again = await JsonAsync("--sarif", "out/all.sarif");
        Assert.Equal((await JsonAsync("--sarif", "*.sarif")).GetProperty("findings").EnumerateArray().Select(Said), again.GetProperty("findings").EnumerateArray().Select(Said));
    }

    [Fact]
    public async Task AFingerprintOutlivesAMove()
    {
        var path = folder.Write("A.cs", "class A { void M() { } }");
        Log().Add("INS1001", path, 1, 16, 17).WriteTo(folder, "a.sarif");
        var before = (await JsonAsync("--sarif", "a.sarif")).GetProperty("findings")[0].GetProperty("fingerprint").GetString();

        folder.Write("A.cs", "\n\nclass A\n{\n    void M()\n    {\n    }\n}");
        Log().Add("INS1001", path, 5, 10, 11).WriteTo(folder, "a.sarif");

        Assert.Equal(before, (await JsonAsync("--sarif", "a.sarif")).GetProperty("findings")[0].GetProperty("fingerprint").GetString());
    }

    [Fact]
    public async Task ColoursAreForTerminals()
    {
        Log().Add("INS1001", folder["A.cs"], 1).WriteTo(folder, "a.sarif");

        var plain = await folder.RunAsync("check", "--sarif", "a.sarif");
        var colored = await CommandLine.RunAsync(
            static (output, error, where) => new Shell(output, error, where) { IsTerminal = true, HasColors = true, HasProgress = true, Width = 100, Environment = static _ => null },
            folder.Path,
            "check", "--sarif", "a.sarif");

        Assert.DoesNotContain('\e', plain.Out);
        Assert.Empty(plain.Error);
        Assert.Contains("\e[33mwarning\e[0m", colored.Out, StringComparison.Ordinal);
        Assert.EndsWith("\r\e[2K", colored.Error, StringComparison.Ordinal);
    }

    private static Log Log() => new();

    private static string Said(JsonElement finding) =>
        string.Join(' ', Compared.Select(name => finding.GetProperty(name).ToString()));

    private async Task<JsonElement> JsonAsync(params string[] options)
    {
        var run = await folder.RunAsync(["check", "--json", .. options]);
        Assert.Empty(run.Error);
        return JsonDocument.Parse(run.Out).RootElement;
    }
}
