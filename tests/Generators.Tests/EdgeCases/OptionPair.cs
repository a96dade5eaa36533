using System.Globalization;

namespace Instrumentation.Generators.Tests.EdgeCases;

/// <summary>A property of an attribute, or the attribute alone, somewhere on a method.</summary>
/// <param name="Place">Empty for the method, <c>text</c> for its parameter, <c>return</c> for its result.</param>
/// <param name="Attribute">The attribute, with the arguments that it must have.</param>
/// <param name="Property">The property, as it is written; empty for none.</param>
internal sealed record Option(string Place, string Attribute, string Property = "")
{
    /// <summary>The attribute's name.</summary>
    public string Name => Attribute.Split('(')[0];
}

/// <summary>A method with two options, written in one order, and what listeners must see of a call of it with the text <c>abc</c>.</summary>
internal sealed record OptionPair(int Number, Option First, Option Second, bool IsPartial)
{
    public const string Text = "abc";

    private const string Erased = "[redacted]";

    private IEnumerable<Option> Options => [First, Second];

    public string Type => string.Create(CultureInfo.InvariantCulture, $"P{Number}");

    public override string ToString() => $"{(IsPartial ? "partial " : "")}{Attributes("")}({Attributes("text")} string text) : {Attributes("return")}";

    /// <summary>Whether there is an instrument at all: without one nobody writes the body of a partial method.</summary>
    public bool IsInstrumented => Options.Any(static option => option.Name is "Traced" or "Metered" or "LogContext" or "Counted" or "Measured");

    /// <summary>A class with the method.</summary>
    public string Source => $$"""
        public static partial class {{Type}}
        {
            {{Attributes("")}} {{Attributes("return")}}
            {{(IsPartial ? $"public static partial string M({Attributes("text")} string text);\n    private static string MCore(string text)" : $"public static string M({Attributes("text")} string text)")}}
            {
                Program.Probe("{{Type}}");
                return text + "!";
            }
        }
        """;

    /// <summary>What listeners must see: one line for each span, measurement, scope and record.</summary>
    public IEnumerable<string> Facts()
    {
        if (Has("", "NotInstrumented"))
            return [];

        var instruments = Instruments().ToList();
        var isMetered = Has("", "Metered");
        var hasMetrics = isMetered || instruments.Count > 0;
        var entry = Tags("text", "text", Text).ToList();
        var result = Tags("return", "result", Text + "!").ToList();
        var metricTags = string.Concat(entry.Concat(result).Where(static tag => tag.IsMetric).Select(static tag => $" {tag.Key}={tag.Value}"));
        var facts = new List<string>();
        if (Has("", "Traced"))
        {
            facts.Add($"span {SpanName} {(Sets("Kind") ? "Producer" : "Internal")} {(Sets("Root") ? "root with a link" : "child")}");
            facts.AddRange(entry.Concat(result).Select(static tag => $"span tag {tag.Key}={tag.Value}"));
        }

        if (isMetered)
        {
            var prefix = Sets("Name", "Metered") ? $"{Type}.named" : $"{Type}.operation";
            var buckets = Sets("Buckets", "Metered") ? "1 2" : "default";
            facts.Add($"{prefix}.calls 1{metricTags}");
            facts.Add($"{prefix}.duration {buckets}{metricTags}");
        }

        if (Has("", "LogContext"))
        {
            facts.AddRange(entry.Select(static tag => $"scope {tag.Key}={tag.Value}"));
            facts.AddRange(Sets("OnStart") ? ["M.Started Debug"] : []);
            facts.AddRange(Sets("OnSuccess") ? ["M.Succeeded Information"] : []);
        }

        facts.AddRange(instruments.Select(instrument => $"{instrument}{(hasMetrics ? metricTags : "")}"));
        return facts;
    }

    private string SpanName => Sets("Name", "Traced") ? $"named {Type}" : $"{Type}.M";

    private IEnumerable<string> Instruments()
    {
        if (Has("", "Counted"))
            yield return $"{Type}.counted 1 {(Sets("Unit", "Counted", "") ? "{unit}" : "")}";
        if (Has("text", "Counted"))
            yield return $"{Type}.text.counted 3 ";
        if (Has("text", "Measured"))
            yield return $"{Type}.measured 3 {(Sets("Unit", "Measured") ? "{unit}" : "")}{(Sets("Buckets", "Measured") ? " 1 2" : "")}";
        if (Has("return", "Counted"))
            yield return $"{Type}.return.counted 4 ";
    }

    private IEnumerable<(string Key, string Value, bool IsMetric)> Tags(string place, string name, string value)
    {
        // In the order in which they are written.
        foreach (var attribute in Options.Where(option => option.Place == place).Select(static option => option.Name).Distinct())
        {
            if (attribute == "Tag")
            {
                var shown = Sets("Redact", "Tag", place) ? Erased : Sets("Member", "Tag", place) ? value.Length.ToString(CultureInfo.InvariantCulture) : value;
                yield return (Sets("Name", "Tag", place) ? "named" : Sets("Member", "Tag", place) && place == "return" ? "length" : name, shown, false);
            }
            else if (attribute == "MetricTag")
            {
                var isMetric = Has("", "Metered") || Instruments().Any();
                yield return (Sets("Name", "MetricTag", place) ? "named" : $"metric_{name}", value, isMetric);
            }
        }
    }

    private bool Has(string place, string name) => Options.Any(option => option.Place == place && option.Name == name);

    private bool Sets(string property, string? name = null, string? place = null) => Options.Any(option =>
        option.Property.StartsWith(property + " ", StringComparison.Ordinal)
        && (name is null || option.Name == name)
        && (place is null || option.Place == place));

    private string Attributes(string place) => string.Concat(Options
        .Where(option => option.Place == place)
        .GroupBy(static option => option.Attribute)
        .Select(group => Attribute(place, group.Key, [.. group.Select(static option => option.Property).Where(static property => property.Length > 0)])));

    private string Attribute(string place, string attribute, string[] properties)
    {
        var arguments = string.Join(", ", properties).Replace("TYPE", Type, StringComparison.Ordinal);
        var text = attribute.Replace("TYPE", Type, StringComparison.Ordinal);
        var whole = arguments.Length == 0 ? text : text.EndsWith(')') ? $"{text[..^1]}, {arguments})" : $"{text}({arguments})";
        return place == "return" ? $"[return: {whole}]" : $"[{whole}]";
    }
}
