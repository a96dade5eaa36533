using System.Text.Json;
using Instrumentation.Tool.Findings;

namespace Instrumentation.Tool.Sarif;

/// <summary>
/// Reads a SARIF 2.1.0 log as a stream. Compilers write their results before the rules that these belong to, so a run is complete at its end
/// only; what cannot be a finding of ours, most of a large log, is not kept until then.
/// </summary>
internal static class SarifReader
{
    private const string Version = "2.1.0";

    private static readonly Dictionary<string, string> NoMessages = [];

    /// <summary>Reads a log and hands over its runs, one by one.</summary>
    /// <exception cref="BrokenInputException">The file cannot be read, or is no SARIF 2.1.0.</exception>
    public static void Read(string path, string name, Action<SarifRun> receive)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);
            var json = new JsonFile(stream);
            try
            {
                ReadLog(ref json, name, receive);
            }
            finally
            {
                json.Dispose();
            }
        }
        catch (JsonException exception)
        {
            // A log that a compiler was killed over ends in the middle.
            throw new BrokenInputException(
                $"'{name}' is no SARIF log, or not a whole one: line {exception.LineNumber + 1} is no JSON.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BrokenInputException($"'{name}' cannot be read: {exception.Message}", exception);
        }
    }

    private static void ReadLog(ref JsonFile json, string name, Action<SarifRun> receive)
    {
        if (!json.Read() || json.Token != JsonTokenType.StartObject)
            throw new BrokenInputException($"'{name}' is no SARIF log.");

        string? version = null;
        var hasRuns = false;
        while (json.ReadProperty(out var property))
        {
            switch (property)
            {
                case "version":
                    version = json.Text();
                    RequireVersion(version, name);
                    break;
                case "runs" when json.IsArray():
                    hasRuns = true;
                    while (json.ReadItem())
                    {
                        if (json.IsObject())
                            receive(ReadRun(ref json));
                    }

                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        // Whatever follows the log is an error of the JSON.
        json.Read();
        RequireVersion(version, name);
        if (!hasRuns)
            throw new BrokenInputException($"'{name}' is no SARIF log: it has no runs.");
    }

    private static void RequireVersion(string? version, string name)
    {
        if (version is null)
            throw new BrokenInputException($"'{name}' is no SARIF log: it has no version.");
        if (version != Version)
            throw new BrokenInputException($"'{name}' is SARIF {version}, which is not read: write {Version}, with ErrorLog=FILE,version=2.1.");
    }

    private static SarifRun ReadRun(ref JsonFile json)
    {
        var run = new SarifRun();
        while (json.ReadProperty(out var property))
        {
            switch (property)
            {
                case "tool" when json.IsObject():
                    ReadTool(ref json, run);
                    break;
                case "results" when json.IsArray():
                    while (json.ReadItem())
                    {
                        if (json.IsObject())
                            Keep(run, ReadResult(ref json));
                    }

                    break;
                case "artifacts" when json.IsArray():
                    while (json.ReadItem())
                        run.Artifacts.Add(json.IsObject() ? ReadArtifact(ref json) : default);
                    break;
                case "originalUriBaseIds" when json.IsObject():
                    while (json.ReadProperty(out var id))
                    {
                        if (json.IsObject())
                            run.Bases[id] = ReadArtifactLocation(ref json);
                    }

                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return run;
    }

    private static void Keep(SarifRun run, SarifResult result)
    {
        if (result.Place.Uri is { } uri && !run.Files.Add(uri) && run.Files.TryGetValue(uri, out var shared))
            result.Place = result.Place with { Uri = shared };

        // A result without an id needs the rules that may follow; an error of others may be what broke a build.
        if (result.RuleId is null || result.RuleId.StartsWith("INS", StringComparison.Ordinal) || result.Level == "error")
            run.Results.Add(result);
    }

    private static void ReadTool(ref JsonFile json, SarifRun run)
    {
        while (json.ReadProperty(out var property))
        {
            switch (property)
            {
                case "driver" when json.IsObject():
                    (run.Tool, run.Rules) = ReadComponent(ref json);
                    break;
                case "extensions" when json.IsArray():
                    while (json.ReadItem())
                        run.Extensions.Add(json.IsObject() ? ReadComponent(ref json).Rules : SarifRules.None);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }
    }

    private static (string Name, SarifRules Rules) ReadComponent(ref JsonFile json)
    {
        var name = "";
        var rules = new List<SarifRule>();
        while (json.ReadProperty(out var property))
        {
            switch (property)
            {
                case "name":
                    name = json.Text() ?? "";
                    break;
                case "rules" when json.IsArray():
                    while (json.ReadItem())
                        rules.Add(json.IsObject() ? ReadRule(ref json) : new SarifRule(new RuleInfo("", "", "", "", null), NoMessages));
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return (name, new SarifRules(rules));
    }

    private static SarifRule ReadRule(ref JsonFile json)
    {
        string id = "", name = "", title = "", description = "", help = "", level = "warning";
        var messages = NoMessages;
        while (json.ReadProperty(out var property))
        {
            switch (property)
            {
                case "id":
                    id = json.Text() ?? "";
                    break;
                case "name":
                    name = json.Text() ?? "";
                    break;
                case "shortDescription" when json.IsObject():
                    title = ReadText(ref json);
                    break;
                case "fullDescription" when json.IsObject():
                    description = ReadText(ref json);
                    break;
                case "helpUri":
                    help = json.Text() ?? "";
                    break;
                case "defaultConfiguration" when json.IsObject():
                    level = ReadOne(ref json, "level") ?? level;
                    break;
                case "messageStrings" when json.IsObject():
                    messages = [];
                    while (json.ReadProperty(out var key))
                        messages[key] = json.IsObject() ? ReadText(ref json) : "";
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return new SarifRule(new RuleInfo(id, title.Length > 0 ? title : name, description, help, SeverityNames.Parse(level)), messages);
    }

    private static SarifResult ReadResult(ref JsonFile json)
    {
        var result = new SarifResult();
        while (json.ReadProperty(out var property))
        {
            switch (property)
            {
                case "ruleId":
                    result.RuleId = Shared(json.Text());
                    break;
                case "ruleIndex":
                    result.RuleIndex = json.Number(-1);
                    break;
                case "rule" when json.IsObject():
                    ReadRuleReference(ref json, result);
                    break;
                case "level":
                    result.Level = Shared(json.Text());
                    break;
                case "kind":
                    result.Kind = json.Text();
                    break;
                case "message" when json.IsObject():
                    ReadMessage(ref json, result);
                    break;
                case "locations" when json.IsArray():
                    for (var isFirst = true; json.ReadItem(); isFirst = false)
                    {
                        if (isFirst && json.IsObject())
                            result.Place = ReadLocation(ref json);
                        else
                            json.Skip();
                    }

                    break;
                case "suppressions" when json.IsArray():
                    result.IsSuppressed = ReadSuppressions(ref json);
                    break;
                case "baselineState":
                    result.IsAbsent = json.Text() == "absent";
                    break;
                case "properties" when json.IsObject():
                    ReadProperties(ref json, result);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return result;
    }

    /// <summary>The compiler keeps a diagnostic's own properties in a bag of their own.</summary>
    private static void ReadProperties(ref JsonFile json, SarifResult result)
    {
        while (json.ReadProperty(out var property))
        {
            if (property != "customProperties" || !json.IsObject())
            {
                json.Skip();
                continue;
            }

            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            while (json.ReadProperty(out var name))
            {
                if (json.Text() is { } value)
                    values[name] = value;
            }

            result.CustomProperties = values;
        }
    }

    private static void ReadRuleReference(ref JsonFile json, SarifResult result)
    {
        while (json.ReadProperty(out var property))
        {
            switch (property)
            {
                case "id":
                    result.RuleId ??= Shared(json.Text());
                    break;
                case "index":
                    result.RuleIndex = json.Number(-1);
                    break;
                case "toolComponent" when json.IsObject():
                    while (json.ReadProperty(out var part))
                    {
                        if (part == "index")
                            result.Extension = json.Number(-1);
                        else
                            json.Skip();
                    }

                    break;
                default:
                    json.Skip();
                    break;
            }
        }
    }

    private static void ReadMessage(ref JsonFile json, SarifResult result)
    {
        while (json.ReadProperty(out var property))
        {
            switch (property)
            {
                case "text":
                    result.Text = json.Text();
                    break;
                case "id":
                    result.MessageId = json.Text();
                    break;
                case "arguments" when json.IsArray():
                    var arguments = new List<string>();
                    while (json.ReadItem())
                        arguments.Add(json.Text() ?? "");
                    result.Arguments = arguments;
                    break;
                default:
                    json.Skip();
                    break;
            }
        }
    }

    // One that was turned down, or is not decided, does not suppress.
    private static bool ReadSuppressions(ref JsonFile json)
    {
        var all = 0;
        var refused = 0;
        while (json.ReadItem())
        {
            all++;
            if (json.IsObject() && ReadOne(ref json, "status") is "rejected" or "underReview")
                refused++;
        }

        return all > 0 && refused == 0;
    }

    private static SarifPlace ReadLocation(ref JsonFile json)
    {
        var place = new SarifPlace(null, null, -1, Region.None);
        while (json.ReadProperty(out var property))
        {
            if (property == "physicalLocation" && json.IsObject())
                place = ReadPhysicalLocation(ref json);
            else
                json.Skip();
        }

        return place;
    }

    private static SarifPlace ReadPhysicalLocation(ref JsonFile json)
    {
        var place = new SarifPlace(null, null, -1, Region.None);
        while (json.ReadProperty(out var property))
        {
            switch (property)
            {
                case "artifactLocation" when json.IsObject():
                    place = ReadArtifactLocation(ref json) with { Region = place.Region };
                    break;
                case "region" when json.IsObject():
                    place = place with { Region = ReadRegion(ref json) };
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return place;
    }

    private static SarifPlace ReadArtifact(ref JsonFile json)
    {
        SarifPlace place = default;
        while (json.ReadProperty(out var property))
        {
            if (property == "location" && json.IsObject())
                place = ReadArtifactLocation(ref json);
            else
                json.Skip();
        }

        return place;
    }

    private static SarifPlace ReadArtifactLocation(ref JsonFile json)
    {
        string? uri = null;
        string? start = null;
        var index = -1;
        while (json.ReadProperty(out var property))
        {
            switch (property)
            {
                case "uri":
                    uri = json.Text();
                    break;
                case "uriBaseId":
                    start = Shared(json.Text());
                    break;
                case "index":
                    index = json.Number(-1);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return new SarifPlace(uri, start, index, Region.None);
    }

    // Lines and columns that are left out: the column one, the line of the start, the end of that line.
    private static Region ReadRegion(ref JsonFile json)
    {
        int line = 0, column = 0, endLine = 0, endColumn = 0;
        while (json.ReadProperty(out var property))
        {
            switch (property)
            {
                case "startLine":
                    line = json.Number(0);
                    break;
                case "startColumn":
                    column = json.Number(0);
                    break;
                case "endLine":
                    endLine = json.Number(0);
                    break;
                case "endColumn":
                    endColumn = json.Number(0);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return line < 1 ? Region.None : new Region(line, Math.Max(1, column), Math.Max(line, endLine), Math.Max(0, endColumn));
    }

    private static string ReadText(ref JsonFile json) => ReadOne(ref json, "text") ?? "";

    private static string? ReadOne(ref JsonFile json, string name)
    {
        string? value = null;
        while (json.ReadProperty(out var property))
        {
            if (property == name)
                value = json.Text();
            else
                json.Skip();
        }

        return value;
    }

    // The same few words, a hundred thousand times.
    private static string? Shared(string? text) => text is null ? null : string.Intern(text);
}
