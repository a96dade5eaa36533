using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes;

/// <summary>Message templates of logs: text with named placeholders.</summary>
internal static class MessageTemplate
{
    /// <summary>The names of the placeholders, in their order.</summary>
    public static List<string> Placeholders(string template)
    {
        var names = new List<string>();
        Read(template, static (_, _) => { }, (name, _) => names.Add(name));
        return names;
    }

    /// <summary>The template with expressions for its placeholders, as the inside of an interpolated string; or of a plain one without any.</summary>
    public static string Interpolated(string template, IReadOnlyDictionary<string, ExpressionSyntax> values)
    {
        var text = new StringBuilder();
        Read(
            template,
            (part, _) => text.Append(Escaped(part)),
            (name, format) => text.Append(values.TryGetValue(name, out var value) ? $"{{{Inside(value)}{format}}}" : Escaped(name)));
        return text.ToString();
    }

    /// <summary>Text as it stands in an interpolated string.</summary>
    public static string Escaped(string text)
    {
        var literal = SymbolDisplay.FormatLiteral(text, quote: false).Replace("\"", "\\\"");
        return literal.Replace("{", "{{").Replace("}", "}}");
    }

    // A conditional would be read up to its colon.
    private static string Inside(ExpressionSyntax value) => value is ConditionalExpressionSyntax ? $"({value})" : value.ToString();

    private static void Read(string template, Action<string, string> onText, Action<string, string> onPlaceholder)
    {
        var text = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            var isDoubled = i + 1 < template.Length && template[i + 1] == template[i];
            if (template[i] is '{' or '}' && isDoubled)
            {
                text.Append(template[i++]);
            }
            else if (template[i] == '{' && template.IndexOf('}', i) is var end && end > i)
            {
                onText(text.ToString(), string.Empty);
                text.Clear();
                var hole = template.Substring(i + 1, end - i - 1);
                var format = hole.IndexOfAny([',', ':']);
                onPlaceholder((format < 0 ? hole : hole.Substring(0, format)).TrimStart('@', '$'), format < 0 ? string.Empty : hole.Substring(format));
                i = end;
            }
            else
            {
                text.Append(template[i]);
            }
        }

        onText(text.ToString(), string.Empty);
    }
}
