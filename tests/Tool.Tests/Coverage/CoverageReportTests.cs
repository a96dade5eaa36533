using System.Text.Json;
using Instrumentation.Tool.Coverage;
using Instrumentation.Tool.Findings;
using Instrumentation.Tool.Terminals;

namespace Instrumentation.Tool.Tests.Coverage;

/// <summary>What is written of what was counted.</summary>
public sealed class CoverageReportTests
{
    private static readonly string Root = Path.GetTempPath().TrimEnd(Path.DirectorySeparatorChar);

    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly CoverageResult Result = new(
        [
            new(At("src/Api/Api.csproj"), CoverageState.Counted)
            {
                Frameworks = ["net10.0", "net8.0"],
                Instrumented = 1999,
                Missed = [new("INS0005", "delegate", At("src/Api/Orders.cs"), new Region(12, 5, 12, 9), "'Load' is not instrumented when it is called here: [x]")],
                PartialMethods = ["Api.Orders.Total(int)"],
            },
            new(At("src/Declined/Declined.csproj"), CoverageState.Declined),
            new(At("src/None/None.csproj"), CoverageState.Counted),
            new(At("src/Other/Other.csproj"), CoverageState.Unreferenced),
            new(At("src/Worker/Worker.csproj"), CoverageState.Counted)
            {
                Instrumented = 1,
                Missed = [new("INS0011", "build", "", Region.None, "The build has the package without its generator")],
            },
        ],
        Root,
        Threshold: null);

    [Theory]
    [InlineData(null, ExitCodes.Clean)]
    [InlineData("0", ExitCodes.Clean)]
    [InlineData("50", ExitCodes.Clean)]
    [InlineData("50.1", ExitCodes.Findings)]
    [InlineData("99", ExitCodes.Findings)]
    public void EveryProjectHasToReachTheThreshold(string? threshold, int exitCode) =>
        Assert.Equal(exitCode, (Result with { Threshold = threshold is null ? null : decimal.Parse(threshold, System.Globalization.CultureInfo.InvariantCulture) }).ExitCode);

    [Fact]
    public void AProjectWithoutCallsReachesEveryThreshold() =>
        Assert.Equal(["src/Api/Api.csproj", "src/Worker/Worker.csproj"], (Result with { Threshold = 100 }).Below.Select(static project => Path.GetRelativePath(Root, project.Project)));

    [Fact]
    public void WhatIsNotWholeDoesNotLookSo()
    {
        Assert.Equal("99.9 %", Percentage.Text(Percentage.Of(1999, 2000)));
        Assert.Equal("100 %", Percentage.Text(Percentage.Of(2000, 2000)));
        Assert.Equal("100 %", Percentage.Text(Percentage.Of(0, 0)));
        Assert.Equal("0 %", Percentage.Text(Percentage.Of(0, 3)));
        Assert.Equal("99.99 %", Percentage.Whole(99.99m));
    }

    [Fact]
    public void TheTextHasTheCallsByReasonAndATable()
    {
        var lines = Write(static (result, shell) => new CoverageText(result, shell).Write(), Result with { Threshold = 90 }).Split('\n');

        Assert.Contains("src/Api/Api.csproj", lines);
        Assert.Contains("  Not instrumented, a delegate is made of the method: 1", lines);
        Assert.Contains("    src/Api/Orders.cs(12,5) INS0005: 'Load' is not instrumented when it is called here: [x]", lines);
        Assert.Contains("    INS0011: The build has the package without its generator", lines);
        Assert.Contains("    Api.Orders.Total(int)", lines);
        Assert.Contains(lines, static line => Cells(line) is ["src/Api/Api.csproj", "2000", "1999", "1", "99.9 %", "1", ""]);
        Assert.Contains(lines, static line => Cells(line) is ["src/Declined/Declined.csproj", "0", "0", "0", "", "0", "switched off by the project"]);
        Assert.Contains(lines, static line => Cells(line) is ["src/None/None.csproj", "0", "0", "0", "100 %", "0", "no calls of instrumented methods"]);
        Assert.Contains(lines, static line => Cells(line) is ["src/Worker/Worker.csproj", "2", "1", "1", "50 %", "0", "below 90 %"]);
        Assert.Contains(lines, static line => Cells(line) is ["all", "2002", "2000", "2", "99.9 %", "1", ""]);
        Assert.Contains("One more project does not reference Instrumentation.", lines);
        Assert.Contains("src/Worker/Worker.csproj has 50 %, and is to have 90 %.", lines);
    }

    [Fact]
    public void TheJsonHasAllOfIt()
    {
        using var json = JsonDocument.Parse(Write(CoverageJson.Write, Result with { Threshold = 90.5m }));

        var root = json.RootElement;
        Assert.Equal(1, root.GetProperty("version").GetInt32());
        Assert.Equal(
            """{"exitCode":1,"calls":2002,"instrumented":2000,"notInstrumented":2,"percent":99.9,"partialMethods":1,"failUnder":90.5}""",
            Flat(root.GetProperty("summary")));
        Assert.Equal(
            """{"project":"src/Api/Api.csproj","frameworks":["net10.0","net8.0"],"state":"counted","calls":2000,"instrumented":1999,"notInstrumented":1,"percent":99.9,"isBelow":false,"reasons":{"delegate":1},"missed":[{"rule":"INS0005","reason":"delegate","message":"'Load' is not instrumented when it is called here: [x]","path":"src/Api/Orders.cs","line":12,"column":5}],"partialMethods":["Api.Orders.Total(int)"]}""",
            Flat(root.GetProperty("projects")[0]));
        Assert.Equal(
            ["counted", "declined", "counted", "unreferenced", "counted"],
            root.GetProperty("projects").EnumerateArray().Select(static project => project.GetProperty("state").GetString()));
        Assert.True(root.GetProperty("projects")[4].GetProperty("isBelow").GetBoolean());
    }

    [Fact]
    public void TheMarkdownHasTheTableTheReasonsAndThePlaces()
    {
        var lines = CoverageMarkdown.Of(Result with { Threshold = 90 }).Split('\n');

        Assert.Equal("## Instrumented calls: 99.9 %", lines[0]);
        Assert.Contains("| src/Worker/Worker.csproj | 2 | 1 | 1 | 50 % | 0 | **below 90 %** |", lines);
        Assert.Contains("| src/None/None.csproj | 0 | 0 | 0 | 100 % | 0 | no calls of instrumented methods |", lines);
        Assert.DoesNotContain(lines, static line => line.Contains("Other.csproj", StringComparison.Ordinal));
        Assert.Contains("| a delegate is made of the method | 1 |", lines);
        Assert.Contains("* INS0005 `` src/Api/Orders.cs:12 ``: a delegate is made of the method", lines);
        Assert.Contains("* INS0011 switched off by the build", lines);
    }

    private static string At(string path) => $"{Root}/{path}".Replace('\\', '/');

    private static string Write(Action<CoverageResult, Shell> write, CoverageResult result)
    {
        using var output = new StringWriter { NewLine = "\n" };
        write(result, new Shell(output, TextWriter.Null, Root));
        return output.ToString().ReplaceLineEndings("\n");
    }

    private static string[] Cells(string line) =>
        line.StartsWith('|') ? [.. line.Split('|')[1..^1].Select(static cell => cell.Trim())] : [];

    private static string Flat(JsonElement element) => JsonSerializer.Serialize(element, Unescaped);
}
