using System.Text.Json.Nodes;

namespace Instrumentation.Tool.Tests;

/// <summary>A SARIF log as the C# compiler writes it: results first, then the rules they belong to.</summary>
internal sealed class Log
{
    public const string Compiler = "Microsoft (R) Visual C# Compiler";

    public const string Unbounded = "Tag 'order' has no bound: 'orderId' is a Guid; record it on the span instead";

    private readonly JsonArray results = [];

    private readonly JsonArray rules =
    [
        Rule("CS0168", "The variable is never used", "warning"),
        Rule("CS1002", "; expected", "error"),
        Rule("INS0001", "Put instrumentation attributes on methods that can be instrumented", "error"),
        Rule("INS1001", "Keep values without bounds off metric tags", null),
        Rule("INS2001", "Log an error or throw it, not both", null),
        Rule("INS3002", "Pass the token that is in reach", "note"),
    ];

    /// <summary>The tool that has written it.</summary>
    public string Tool { get; init; } = Compiler;

    /// <summary>Adds a result.</summary>
    public Log Add(string rule, string path, int line, int column = 5, int? endColumn = null, string message = Unbounded, string? level = "warning", Action<JsonObject>? change = null)
    {
        var result = new JsonObject
        {
            ["ruleId"] = rule,
            ["ruleIndex"] = IndexOf(rule),
            ["message"] = new JsonObject { ["text"] = message },
            ["locations"] = new JsonArray(new JsonObject
            {
                ["physicalLocation"] = new JsonObject
                {
                    ["artifactLocation"] = new JsonObject { ["uri"] = new Uri(path, UriKind.RelativeOrAbsolute) is { IsAbsoluteUri: true } absolute ? absolute.AbsoluteUri : path },
                    ["region"] = new JsonObject { ["startLine"] = line, ["startColumn"] = column, ["endLine"] = line, ["endColumn"] = endColumn ?? column + 7 },
                },
            }),
        };
        if (level is not null)
            result["level"] = level;
        change?.Invoke(result);
        results.Add(result);
        return this;
    }

    /// <summary>Adds a result that the source suppresses.</summary>
    public Log Suppress(string rule, string path, int line) => Add(rule, path, line, change: static result =>
        result["suppressions"] = new JsonArray(new JsonObject { ["kind"] = "inSource" }));

    /// <summary>Takes out the rules of ours: a project without the package.</summary>
    public Log WithoutRules()
    {
        foreach (var rule in rules.Where(static rule => ((string)rule!["id"]!).StartsWith("INS", StringComparison.Ordinal)).ToList())
            rules.Remove(rule);
        return this;
    }

    /// <summary>Writes it, with the mark of the byte order that the compiler begins with.</summary>
    public string WriteTo(TempFolder folder, string name)
    {
        var path = folder.Write(name, "");
        File.WriteAllText(path, ToString(), new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        return path;
    }

    public override string ToString() => new JsonObject
    {
        ["$schema"] = "http://json.schemastore.org/sarif-2.1.0",
        ["version"] = "2.1.0",
        ["runs"] = new JsonArray(new JsonObject
        {
            ["results"] = results.DeepClone(),
            ["tool"] = new JsonObject { ["driver"] = new JsonObject { ["name"] = Tool, ["rules"] = rules.DeepClone() } },
            ["columnKind"] = "utf16CodeUnits",
        }),
    }.ToJsonString(new() { WriteIndented = true });

    private int IndexOf(string rule)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            if ((string)rules[i]!["id"]! == rule)
                return i;
        }

        return -1;
    }

    private static JsonObject Rule(string id, string title, string? level)
    {
        var rule = new JsonObject
        {
            ["id"] = id,
            ["shortDescription"] = new JsonObject { ["text"] = title },
            ["fullDescription"] = new JsonObject { ["text"] = $"Why: {title}" },
            ["helpUri"] = $"https://example.org/{id}.md",
        };

        // The compiler leaves out what is the default.
        if (level is not null)
            rule["defaultConfiguration"] = new JsonObject { ["level"] = level };
        return rule;
    }
}
