using Instrumentation.Generators.Model;
using Instrumentation.Generators.Support;

namespace Instrumentation.Generators.Emission;

/// <summary>A struct that keeps the captured values of a call, or of its result, and shows them as tags.</summary>
internal static class CaptureEmitter
{
    private const string OutOfRange = "throw new global::System.ArgumentOutOfRangeException(nameof(index))";
    private const string Pair = "global::System.Collections.Generic.KeyValuePair<string, object?>";

    /// <summary>Writes the struct.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="type">Its name.</param>
    /// <param name="names">The names of the body.</param>
    /// <param name="tags">What it shows as tags.</param>
    /// <param name="captures">What it keeps, tags and measured values.</param>
    /// <param name="parameters">The parameters that it reads from, as declarations.</param>
    public static void Write(
        CodeWriter writer,
        string type,
        BodyNames names,
        EquatableArray<TagModel> tags,
        IReadOnlyList<CaptureModel> captures,
        IReadOnlyList<(string Type, string Name)> parameters)
    {
        writer.Open($"private readonly struct {type}{names.DeclaredTypeParameters} : {Runtime.Tags}{names.Constraints}");
        foreach (var capture in captures)
            writer.Lines($"public readonly {capture.Type} {capture.Field};");
        writer.Blank();
        WriteConstructor(writer, type, captures, parameters);
        writer.Blank();
        WriteTags(writer, tags);
        writer.Blank();
        WriteMetricTags(writer, names, tags);
        writer.Close();
    }

    private static void WriteConstructor(
        CodeWriter writer, string type, IReadOnlyList<CaptureModel> captures, IReadOnlyList<(string Type, string Name)> parameters)
    {
        var error = new Identifiers(parameters.Select(static parameter => parameter.Name.TrimStart('@'))).Unique("exception");
        writer.Open($"public {type}({string.Join(", ", parameters.Select(static parameter => $"{parameter.Type} {parameter.Name}"))})");
        for (var i = 0; i < captures.Count; i++)
        {
            var capture = captures[i];
            var source = capture.Parameter ?? parameters[0].Name;
            var value = $"{capture.Cast}{source}{capture.Path}";
            value = capture.IsUnchecked ? $"unchecked({value})" : value;
            value = capture.ReadsTextAtOnce ? $"{Runtime.TagValue}.Of({value})"
                : capture.IsCopied ? $"{Runtime.TagValue}.Copy({value})"
                : value;
            var assignment = $"this.{capture.Field} = {value};";
            if (i > 0 && (CanThrow(capture, parameters) || CanThrow(captures[i - 1], parameters)))
                writer.Blank();
            if (!CanThrow(capture, parameters))
            {
                writer.Lines(assignment);
                continue;
            }

            // What throws costs the tag, not the call.
            writer.Lines($$"""
                try
                {
                    {{assignment}}
                }
                catch (global::System.Exception {{error}})
                {
                    this.{{capture.Field}} = default;
                    {{Runtime.TagValue}}.Unreadable({{error}});
                }
                """);
        }

        writer.Close();
    }

    // A member, or a reference that refers to nothing.
    private static bool CanThrow(CaptureModel capture, IReadOnlyList<(string Type, string Name)> parameters) =>
        capture.Path.Length > 0 || (capture.Parameter is null && parameters[0].Type.StartsWith("in ", StringComparison.Ordinal));

    private static void WriteTags(CodeWriter writer, EquatableArray<TagModel> tags)
    {
        writer.Lines($"static bool {Runtime.Tags}.HasMetricTags => {Literal.Of(tags.Any(static tag => tag.IsMetricTag))};");
        writer.Blank();
        writer.Lines($"int {Runtime.Tags}.Count => {tags.Count};");
        writer.Blank();
        if (tags.Count == 0)
        {
            writer.Lines($"{Pair} {Runtime.Tags}.this[int index] =>");
            writer.Indented($"{OutOfRange};");
            return;
        }

        writer.Open($"{Pair} {Runtime.Tags}.this[int index]");
        writer.Lines("get => index switch");
        writer.Lines("{");
        for (var i = 0; i < tags.Count; i++)
            writer.Indented($"{i} => new {Pair}({Literal.Of(tags[i].Key)}, {Value(tags[i])}),");
        writer.Indented($"_ => {OutOfRange},");
        writer.Lines("};");
        writer.Close();
    }

    private static void WriteMetricTags(CodeWriter writer, BodyNames names, EquatableArray<TagModel> tags)
    {
        writer.Open($"void {Runtime.Tags}.AddMetricTags(ref global::System.Diagnostics.TagList tags)");
        foreach (var tag in tags)
        {
            if (!tag.IsMetricTag)
                continue;
            var value = tag.LimitField is { } limit ? $"{names.Shared}{limit}.Admit({Value(tag)})" : Value(tag);
            writer.Lines($"{Runtime.TagValue}.Add(ref tags, {Literal.Of(tag.Key)}, {value});");
        }

        writer.Close();
    }

    private static string Value(TagModel tag)
    {
        var field = $"this.{tag.Capture.Field}";
        return tag.Conversion switch
        {
            TagConversion.Erase => $"{Runtime.TagValue}.Erase({field})",
            TagConversion.Hash => $"{Runtime.TagValue}.Hash({field})",
            TagConversion.Boolean => $"{Runtime.TagValue}.Of({field})",
            TagConversion.Text when !tag.Capture.ReadsTextAtOnce => $"{Runtime.TagValue}.Of({field})",
            _ => field,
        };
    }
}
