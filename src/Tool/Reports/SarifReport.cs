using System.Text.Json;
using Instrumentation.Tool.Checks;
using Instrumentation.Tool.Files;
using Instrumentation.Tool.Findings;
using Instrumentation.Tool.Rules;

namespace Instrumentation.Tool.Reports;

/// <summary>One SARIF 2.1.0 log of all projects, with one run: services that take logs refuse several runs of a tool.</summary>
internal sealed class SarifReport(CheckResult result)
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private const string SourceRoot = "%SRCROOT%";

    private readonly IReadOnlyList<(Finding Finding, bool IsKnown)> findings =
    [
        .. result.New.Select(finding => (finding, IsKnown: result.IsBaselineWritten))
            .Concat(result.Known.Where(finding => finding.Severity >= result.Threshold).Select(static finding => (finding, IsKnown: true)))
            .OrderBy(static pair => pair.finding, FindingOrder.Instance),
    ];

    public void Write(Stream stream) => Json.Write(stream, Write);

    private void Write(Utf8JsonWriter json)
    {
        var rules = findings.Select(static pair => pair.Finding.Rule).Distinct().Order(StringComparer.Ordinal).ToList();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, rules);
        WriteInvocation(json);
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(SourceRoot);
        json.WriteString("uri", Uri(result.Root.TrimEnd('/', '\\') + "/"));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        WriteResults(json, rules);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteTool(Utf8JsonWriter json, List<string> rules)
    {
        var version = typeof(SarifReport).Assembly.GetName().Version!.ToString(3);
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "Instrumentation");
        json.WriteString("semanticVersion", version);
        json.WriteString("informationUri", "https://github.com/instrumentation-net/instrumentation");
        json.WriteStartArray("rules");
        foreach (var id in rules)
            WriteRule(json, result.Rule(id));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, RuleInfo rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        if (rule.Title.Length > 0)
            WriteText(json, "shortDescription", rule.Title);
        if (rule.Description.Length > 0)
            WriteText(json, "fullDescription", rule.Description);
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", rule.Level?.Name() ?? "none");
        json.WriteEndObject();
        if (System.Uri.TryCreate(rule.HelpUri, UriKind.Absolute, out _))
            json.WriteString("helpUri", rule.HelpUri);
        if (RulePages.Find(rule.Id) is { } page)
        {
            json.WriteStartObject("help");
            json.WriteString("text", page.Markdown);
            json.WriteString("markdown", page.Markdown);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteInvocation(Utf8JsonWriter json)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", true);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteResults(Utf8JsonWriter json, List<string> rules)
    {
        var fingerprints = Fingerprint.Of([.. findings.Select(static pair => pair.Finding)], result.Root);
        json.WriteStartArray("results");
        for (var i = 0; i < findings.Count; i++)
        {
            var (finding, isKnown) = findings[i];
            json.WriteStartObject();
            json.WriteString("ruleId", finding.Rule);
            json.WriteNumber("ruleIndex", rules.BinarySearch(finding.Rule, StringComparer.Ordinal));
            json.WriteString("level", finding.Severity.Name());
            WriteText(json, "message", finding.Message);
            WriteLocations(json, finding);
            json.WriteStartObject("partialFingerprints");
            json.WriteString(Fingerprint.Name, fingerprints[i]);
            json.WriteEndObject();
            if (result.Baseline is not null)
                json.WriteString("baselineState", isKnown ? "unchanged" : "new");
            json.WriteEndObject();
            Json.HandOn(json);
        }

        json.WriteEndArray();
    }

    private void WriteLocations(Utf8JsonWriter json, Finding finding)
    {
        if (finding.Path.Length == 0)
            return;
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        WriteFile(json, finding.Path);
        if (finding.Region.Line > 0)
            WriteRegion(json, finding.Region);
        json.WriteEndObject();
        if (finding.Member.Length > 0)
        {
            json.WriteStartArray("logicalLocations");
            json.WriteStartObject();
            json.WriteString("fullyQualifiedName", finding.Member);
            json.WriteString("kind", "member");
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteFile(Utf8JsonWriter json, string path)
    {
        var relative = RelativePath.Below(result.Root, path);
        json.WriteStartObject("artifactLocation");
        if (Path.IsPathFullyQualified(relative))
        {
            json.WriteString("uri", Uri(relative));
        }
        else
        {
            json.WriteString("uri", string.Join('/', relative.Split('/').Select(System.Uri.EscapeDataString)));
            json.WriteString("uriBaseId", SourceRoot);
        }

        json.WriteEndObject();
    }

    private static void WriteRegion(Utf8JsonWriter json, Region region)
    {
        json.WriteStartObject("region");
        json.WriteNumber("startLine", region.Line);
        json.WriteNumber("startColumn", region.Column);
        json.WriteNumber("endLine", region.EndLine);
        if (region.EndColumn > 0)
            json.WriteNumber("endColumn", region.EndColumn);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Uri(string path)
    {
        var segments = path.Replace('\\', '/').Split('/').Select(static segment =>
            segment.Length == 2 && segment[1] == ':' ? segment : System.Uri.EscapeDataString(segment));
        var whole = string.Join('/', segments);
        return whole.StartsWith('/') ? $"file://{whole}" : $"file:///{whole}";
    }
}
