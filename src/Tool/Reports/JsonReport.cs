using System.Text.Json;
using Instrumentation.Tool.Baselines;
using Instrumentation.Tool.Checks;
using Instrumentation.Tool.Files;
using Instrumentation.Tool.Findings;
using Instrumentation.Tool.Terminals;

namespace Instrumentation.Tool.Reports;

/// <summary>For a program. The shape is described in <c>docs/tool.md</c>; names are added to it, and none is changed or removed.</summary>
internal static class JsonReport
{
    private const int Version = 1;

    public static void Write(CheckResult result, Shell shell)
    {
        var fingerprints = Fingerprint.Of(result.New, result.Root);
        Json.Write(shell, json =>
        {
            json.WriteNumber("version", Version);
            json.WriteString("root", result.Root.Replace('\\', '/'));
            WriteSummary(json, result);
            json.WriteStartArray("rules");
            foreach (var rule in result.New.GroupBy(static finding => finding.Rule))
                WriteRule(json, result.Rule(rule.Key), rule.Count());
            json.WriteEndArray();
            json.WriteStartArray("findings");
            for (var i = 0; i < result.New.Count; i++)
            {
                WriteFinding(json, result.New[i], fingerprints[i], result.Root);
                Json.HandOn(json);
            }

            json.WriteEndArray();
            json.WriteStartArray("gone");
            foreach (var entry in result.Gone)
                WriteGone(json, entry);
            json.WriteEndArray();
        });
    }

    private static void WriteSummary(Utf8JsonWriter json, CheckResult result)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("exitCode", result.ExitCode);
        json.WriteNumber("findings", result.New.Count);
        foreach (var severity in Enum.GetValues<Severity>().OrderByDescending(static severity => severity))
            json.WriteNumber($"{severity.Name()}s", result.New.Count(finding => finding.Severity == severity));
        json.WriteString("severity", result.Threshold.Name());
        json.WriteNumber("belowSeverity", result.Below.Count);
        json.WriteNumber("suppressed", result.Suppressed);
        json.WriteString("baseline", result.Baseline);
        json.WriteBoolean("baselineWritten", result.IsBaselineWritten);
        json.WriteNumber("known", result.Known.Count);
        json.WriteNumber("gone", result.GoneCount);
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, RuleInfo rule, int count)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("title", rule.Title);
        json.WriteString("helpUri", rule.HelpUri);
        json.WriteNumber("findings", count);
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding, string fingerprint, string root)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule);
        json.WriteString("severity", finding.Severity.Name());
        json.WriteString("message", finding.Message);
        json.WriteString("path", RelativePath.Below(root, finding.Path));
        json.WriteNumber("line", finding.Region.Line);
        json.WriteNumber("column", finding.Region.Column);
        json.WriteNumber("endLine", finding.Region.EndLine);
        json.WriteNumber("endColumn", finding.Region.EndColumn);
        json.WriteString("member", finding.Member);
        json.WriteString("project", RelativePath.Below(root, finding.Project));
        json.WriteString("fingerprint", fingerprint);
        json.WriteEndObject();
    }

    private static void WriteGone(Utf8JsonWriter json, BaselineEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("rule", entry.Key.Rule);
        json.WriteString("path", entry.Key.Path);
        json.WriteString("member", entry.Key.Member);
        json.WriteString("message", entry.Key.Message);
        json.WriteString("project", entry.Project);
        json.WriteNumber("count", entry.Count);
        json.WriteEndObject();
    }
}
