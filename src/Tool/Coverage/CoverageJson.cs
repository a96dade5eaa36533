using System.Text.Json;
using Instrumentation.Tool.Files;
using Instrumentation.Tool.Reports;
using Instrumentation.Tool.Terminals;

namespace Instrumentation.Tool.Coverage;

/// <summary>For a program. The shape is described in <c>docs/coverage.md</c>; names are added to it, and none is changed or removed.</summary>
internal static class CoverageJson
{
    private const int Version = 1;

    public static void Write(CoverageResult result, Shell shell) => Json.Write(shell, json =>
    {
        json.WriteNumber("version", Version);
        json.WriteString("root", result.Root.Replace('\\', '/'));
        json.WriteStartObject("summary");
        json.WriteNumber("exitCode", result.ExitCode);
        WriteNumbers(json, result.Instrumented, result.Missed, result.Percent);
        json.WriteNumber("partialMethods", result.PartialMethods);
        if (result.Threshold is { } threshold)
            json.WriteNumber("failUnder", threshold);
        else
            json.WriteNull("failUnder");
        json.WriteEndObject();
        json.WriteStartArray("projects");
        foreach (var project in result.Projects)
            WriteProject(json, project, result);
        json.WriteEndArray();
    });

    private static void WriteProject(Utf8JsonWriter json, ProjectCoverage project, CoverageResult result)
    {
        json.WriteStartObject();
        json.WriteString("project", RelativePath.Below(result.Root, project.Project));
        json.WriteStartArray("frameworks");
        foreach (var framework in project.Frameworks)
            json.WriteStringValue(framework);
        json.WriteEndArray();
        json.WriteString("state", JsonNamingPolicy.CamelCase.ConvertName(project.State.ToString()));
        WriteNumbers(json, project.Instrumented, project.Missed.Count, project.Percent);
        json.WriteBoolean("isBelow", project.Percent < result.Threshold);
        json.WriteStartObject("reasons");
        foreach (var reason in project.Missed.GroupBy(static call => call.Reason).OrderBy(static calls => calls.Key, StringComparer.Ordinal))
            json.WriteNumber(reason.Key, reason.Count());
        json.WriteEndObject();
        json.WriteStartArray("missed");
        foreach (var call in project.Missed)
            WriteCall(json, call, result.Root);
        json.WriteEndArray();
        json.WriteStartArray("partialMethods");
        foreach (var method in project.PartialMethods)
            json.WriteStringValue(method);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, int instrumented, int missed, decimal percent)
    {
        json.WriteNumber("calls", instrumented + missed);
        json.WriteNumber("instrumented", instrumented);
        json.WriteNumber("notInstrumented", missed);
        json.WriteNumber("percent", Percentage.Cut(percent));
    }

    private static void WriteCall(Utf8JsonWriter json, MissedCall call, string root)
    {
        json.WriteStartObject();
        json.WriteString("rule", call.Rule);
        json.WriteString("reason", call.Reason);
        json.WriteString("message", call.Message);
        json.WriteString("path", RelativePath.Below(root, call.Path));
        json.WriteNumber("line", call.Region.Line);
        json.WriteNumber("column", call.Region.Column);
        json.WriteEndObject();
    }
}
