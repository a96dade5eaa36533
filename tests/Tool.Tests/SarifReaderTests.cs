using System.Text.Json.Nodes;
using Instrumentation.Tool.Findings;
using Instrumentation.Tool.Sarif;

namespace Instrumentation.Tool.Tests;

/// <summary>What a log says, in all the ways that SARIF lets it say so.</summary>
public sealed class SarifReaderTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void AResultOfTheCompilerIsAFinding()
    {
        var finding = Assert.Single(Findings(new Log().Add("INS1001", folder["src/Orders.cs"], 14, 66)));

        Assert.Equal(new Finding("INS1001", Severity.Warning, folder["src/Orders.cs"], new Region(14, 66, 14, 73), Log.Unbounded) { Project = "log" }, finding);
    }

    [Fact]
    public void ResultsOfOthersAreNone() =>
        Assert.Empty(Findings(new Log().Add("CS0168", folder["A.cs"], 1).Add("INSIDE1", folder["A.cs"], 2).Add("INS", folder["A.cs"], 3)));

    [Fact]
    public void ASuppressedResultIsNone() => Assert.Empty(Findings(new Log().Suppress("INS1001", folder["A.cs"], 1)));

    [Theory]
    [InlineData("""[]""", 1)]
    [InlineData("""[{"kind":"external"}]""", 0)]
    [InlineData("""[{"kind":"inSource","status":"accepted"}]""", 0)]
    [InlineData("""[{"kind":"external","status":"rejected"}]""", 1)]
    [InlineData("""[{"kind":"external","status":"underReview"}]""", 1)]
    public void OnlyWhatSuppressesCounts(string suppressions, int findings) =>
        Assert.Equal(findings, Findings(new Log().Add("INS1001", folder["A.cs"], 1, change: result => result["suppressions"] = JsonNode.Parse(suppressions))).Count);

    [Theory]
    [InlineData("kind", "pass")]
    [InlineData("kind", "notApplicable")]
    [InlineData("level", "none")]
    [InlineData("baselineState", "absent")]
    public void WhatIsNoFailureIsNone(string property, string value) =>
        Assert.Empty(Findings(new Log().Add("INS1001", folder["A.cs"], 1, change: result => result[property] = value)));

    [Theory]
    [InlineData("INS0001", "error")]
    [InlineData("INS1001", "warning")]
    [InlineData("INS3002", "note")]
    public void WithoutALevelTheRulesOwnHolds(string rule, string severity) =>
        Assert.Equal(severity, Assert.Single(Findings(new Log().Add(rule, folder["A.cs"], 1, level: null))).Severity.Name());

    [Fact]
    public void ARuleMayBeGivenByItsIndex() => Assert.Equal("INS1001", Assert.Single(Findings(new Log().Add("INS1001", folder["A.cs"], 1, change: static result =>
    {
        result.Remove("ruleId");
        result.Remove("ruleIndex");
        result["rule"] = new JsonObject { ["index"] = 3 };
    }))).Rule);

    [Fact]
    public void AnIdMayBeMorePreciseThanTheRules() =>
        Assert.Equal("INS1001", Assert.Single(Findings(new Log().Add("INS1001", folder["A.cs"], 1, change: static result => result["ruleId"] = "INS1001/budget"))).Rule);

    [Theory]
    [InlineData("https://example.org/A.cs", "https://example.org/A.cs")]
    [InlineData("src/My%20Shop/A%23.cs", "src/My Shop/A#.cs")]
    public void AUriMayBeRelativeOrNoFile(string uri, string path)
    {
        var log = new Log().Add("INS1001", folder["A.cs"], 1, change: result => Location(result)["uri"] = uri);

        Assert.Equal(path.StartsWith("https:", StringComparison.Ordinal) ? path : folder[path], Assert.Single(Findings(log)).Path);
    }

    [Fact]
    public void ABaseMayBeRelativeToAnotherOne()
    {
        var log = JsonNode.Parse(new Log().Add("INS1001", "A.cs", 1, change: static result => Location(result)["uriBaseId"] = "SRC").ToString())!;
        log["runs"]![0]!["originalUriBaseIds"] = new JsonObject
        {
            ["ROOT"] = new JsonObject { ["uri"] = new Uri(folder["clone/"]).AbsoluteUri },
            ["SRC"] = new JsonObject { ["uri"] = "src/", ["uriBaseId"] = "ROOT" },
        };

        Assert.Equal(folder["clone/src/A.cs"], Assert.Single(Findings(log.ToJsonString())).Path);
    }

    [Fact]
    public void ABaseThatIsRelativeToItselfEnds()
    {
        var log = JsonNode.Parse(new Log().Add("INS1001", "A.cs", 1, change: static result => Location(result)["uriBaseId"] = "SRC").ToString())!;
        log["runs"]![0]!["originalUriBaseIds"] = new JsonObject { ["SRC"] = new JsonObject { ["uri"] = "src/", ["uriBaseId"] = "SRC" } };

        Assert.EndsWith("/A.cs", Assert.Single(Findings(log.ToJsonString())).Path, StringComparison.Ordinal);
    }

    [Fact]
    public void FilesMayBeGivenByNumber()
    {
        var log = JsonNode.Parse(new Log().Add("INS1001", "A.cs", 1, change: static result =>
        {
            Location(result).Remove("uri");
            Location(result)["index"] = 1;
        }).ToString())!;
        log["runs"]![0]!["artifacts"] = JsonNode.Parse("""[{ "location": { "uri": "Other.cs" } }, { "location": { "uri": "Real.cs" } }]""");

        Assert.Equal(folder["Real.cs"], Assert.Single(Findings(log.ToJsonString())).Path);
    }

    [Fact]
    public void AMessageMayBeTheRulesWithArguments()
    {
        var log = JsonNode.Parse(new Log().Add("INS1001", "A.cs", 1, change: static result =>
            result["message"] = JsonNode.Parse("""{ "id": "default", "arguments": ["order", "{x}"] }""")).ToString())!;
        log["runs"]![0]!["tool"]!["driver"]!["rules"]![3]!["messageStrings"] = JsonNode.Parse("""{ "default": { "text": "Tag '{0}' of {{{1}}} and {7}" } }""");

        Assert.Equal("Tag 'order' of {{x}} and {7}", Assert.Single(Findings(log.ToJsonString())).Message);
    }

    [Fact]
    public void AFileOfAnotherMachineIsFoundHere()
    {
        folder.Write("src/Orders.cs", "");

        Assert.Equal(folder["src/Orders.cs"], Assert.Single(Findings(new Log().Add("INS1001", "/home/runner/work/shop/src/Orders.cs", 1))).Path);
    }

    [Fact]
    public void AResultWithoutAPlaceIsAFindingAllTheSame() =>
        Assert.Equal(("", Region.None), Assert.Single(Findings(new Log().Add("INS1001", "A.cs", 1, change: static result => result.Remove("locations")))) is var finding ? (finding.Path, finding.Region) : default);

    [Fact]
    public void EveryFrameworkOfAProjectSaysTheSame()
    {
        var net8 = new Log().Add("INS1001", folder["A.cs"], 1).Add("INS1001", folder["A.cs"], 7).Suppress("INS2001", folder["A.cs"], 9).Suppress("INS2001", folder["A.cs"], 10);
        var net10 = new Log().Add("INS1001", folder["A.cs"], 1, level: "error", message: "the same in other words").Add("INS2001", folder["A.cs"], 9).Suppress("INS2001", folder["A.cs"], 10);
        var set = Set(net8.ToString(), net10.ToString());

        Assert.Equal(
            [("INS1001", 1, Severity.Error, Log.Unbounded), ("INS1001", 7, Severity.Warning, Log.Unbounded), ("INS2001", 9, Severity.Warning, Log.Unbounded)],
            set.Findings().Select(static finding => (finding.Rule, finding.Region.Line, finding.Severity, finding.Message)));
        Assert.Equal(1, set.SuppressedOf(static _ => true));
    }

    [Fact]
    public void ARuleMaySayTwoThingsOfAPlace() =>
        Assert.Equal(["one", "two"], Findings(new Log().Add("INS1001", "A.cs", 1, message: "two").Add("INS1001", "A.cs", 1, message: "one").Add("INS1001", "A.cs", 1, message: "one")).Select(static finding => finding.Message));

    [Fact]
    public void ATokenMayBeLargerThanTheBuffer()
    {
        var message = new string('é', 300_000);

        Assert.Equal([message, "last"], Findings(new Log().Add("INS1001", "A.cs", 1, message: message).Add("INS1001", "A.cs", 2, message: "last")).Select(static finding => finding.Message));
    }

    [Fact]
    public void WhatHasAnotherTypeThanItShouldIsLeftOut()
    {
        var log = """
            {
              "version": "2.1.0",
              "runs": [ 7, "x", { "results": { "ruleId": "INS1001" }, "tool": [] }, {
                "results": [ null, [ {} ], { "ruleId": 5, "ruleIndex": "x" }, { "ruleId": "INS1001", "message": "text", "locations": [ 1 ], "suppressions": 3, "level": {} },
                             { "ruleId": "INS2001", "message": { "text": "said" }, "locations": [ { "physicalLocation": { "region": { "startLine": 1e99, "endLine": -4 } } } ] } ],
                "tool": { "driver": { "name": 3, "rules": [ 3, { "id": "INS1001", "shortDescription": 4 } ] }, "extensions": [ null ] },
                "artifacts": [ 4 ], "originalUriBaseIds": { "A": 3 } } ]
            }
            """;

        Assert.Equal(["INS1001", "INS2001"], Findings(log).Select(static finding => finding.Rule));
    }

    private static JsonObject Location(JsonObject result) => (JsonObject)result["locations"]![0]!["physicalLocation"]!["artifactLocation"]!;

    private IReadOnlyList<Finding> Findings(Log log) => Findings(log.ToString());

    private IReadOnlyList<Finding> Findings(string log) => Set(log).Findings();

    private FindingSet Set(params string[] logs)
    {
        var set = new FindingSet(new SourcePaths(folder.Path), new ProjectFiles(folder.Path));
        foreach (var log in logs)
            SarifReader.Read(folder.Write("log.sarif", log), "log.sarif", run => set.Add(run, "log"));
        return set;
    }
}
