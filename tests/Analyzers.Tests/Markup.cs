using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Analyzers.Tests;

/// <summary>
/// A source with the places of expected diagnostics: <c>[|...|]</c> for the rule under test, <c>{|INS0002:...|}</c> for another one.
/// </summary>
internal sealed partial class Markup
{
    private Markup(string text, IReadOnlyList<Expected> expected)
    {
        Text = text;
        Expected = expected;
    }

    /// <summary>The source without marks.</summary>
    public string Text { get; }

    /// <summary>The expected diagnostics.</summary>
    public IReadOnlyList<Expected> Expected { get; }

    public static Markup Parse(string source, string defaultId, string path)
    {
        var text = new StringBuilder();
        var expected = new List<Expected>();
        var open = new Stack<(string Id, int Start)>();
        var last = 0;
        foreach (Match mark in Marks().Matches(source))
        {
            text.Append(source, last, mark.Index - last);
            last = mark.Index + mark.Length;
            if (mark.Value is "|]" or "|}")
            {
                var (id, start) = open.Pop();
                expected.Add(new Expected(id, path, TextSpan.FromBounds(start, text.Length)));
            }
            else
            {
                open.Push((mark.Groups["id"] is { Success: true, Value: var named } ? named : defaultId, text.Length));
            }
        }

        text.Append(source, last, source.Length - last);
        return open.Count == 0 ? new Markup(text.ToString(), expected) : throw new ArgumentException("A mark is not closed.", nameof(source));
    }

    [GeneratedRegex(@"\[\||\{\|(?<id>[A-Z]+[0-9]+):|\|\]|\|\}")]
    private static partial Regex Marks();
}

/// <summary>A diagnostic that must be there.</summary>
internal sealed record Expected(string Id, string Path, TextSpan Span);
