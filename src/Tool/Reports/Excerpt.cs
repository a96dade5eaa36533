using System.Globalization;
using System.Text;
using Instrumentation.Tool.Findings;

namespace Instrumentation.Tool.Reports;

/// <summary>A line of source, and the marks below what a finding is about.</summary>
internal readonly record struct Excerpt(string Source, string Marks)
{
    private const int TabWidth = 4;
    private const int Margin = 16;
    private const string Cut = "...";

    /// <summary>Lays a line out for a width; a line that is too long is cut around the marked part.</summary>
    public static Excerpt Of(string line, Region region, int width)
    {
        var first = Math.Clamp(region.Column - 1, 0, line.Length);

        // Of a region of several lines, the rest of its first one; a region without an end is a point.
        var last = region.EndLine > region.Line ? line.TrimEnd().Length
            : region.EndColumn > region.Column ? Math.Min(region.EndColumn - 1, line.Length)
            : first;
        var (text, starts) = LayOut(line);
        var from = starts[first];
        var marks = Math.Max(1, starts[Math.Max(first, last)] - from);

        // Indentation says nothing here.
        var indent = Math.Min(text.TakeWhile(static cell => cell == " ").Count(), from);
        var start = indent;
        var room = Math.Max(width, 2 * Margin);
        var head = "";
        if (from - start + Math.Min(marks, Margin) > room - Cut.Length)
        {
            start = Math.Max(indent, from - Margin);
            head = Cut;
        }

        var end = Math.Min(text.Count, start + room - head.Length);
        var tail = end < text.Count ? Cut : "";
        end -= tail.Length;
        var source = head + string.Concat(text.Skip(start).Take(Math.Max(0, end - start))).TrimEnd() + tail;
        return new Excerpt(source, new string(' ', head.Length + from - start) + new string('^', Math.Max(1, Math.Min(marks, Math.Max(1, end - from)))));
    }

    /// <summary>The cells that a terminal shows, and the cell that each character starts at.</summary>
    private static (List<string> Cells, int[] Starts) LayOut(string line)
    {
        var cells = new List<string>(line.Length);
        var starts = new int[line.Length + 1];
        for (var i = 0; i < line.Length; i++)
        {
            starts[i] = cells.Count;
            if (line[i] == '\t')
            {
                do
                    cells.Add(" ");
                while (cells.Count % TabWidth != 0);
            }
            else if (Rune.TryGetRuneAt(line, i, out var rune))
            {
                Add(cells, rune);
                if (rune.Utf16SequenceLength == 2)
                    starts[++i] = cells.Count - 1;
            }
            else
            {
                cells.Add("\uFFFD");
            }
        }

        starts[line.Length] = cells.Count;
        return (cells, starts);
    }

    private static void Add(List<string> cells, Rune rune)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            // What a terminal would obey instead of showing it.
            case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                cells.Add("\uFFFD");
                break;
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark when cells.Count > 0:
                cells[^1] += rune.ToString();
                break;
            default:
                cells.Add(rune.ToString());
                if (IsWide(rune.Value))
                    cells.Add("");
                break;
        }
    }

    // The blocks of Unicode whose characters take two cells: Hangul, kana, ideographs, full-width forms, emoji.
    private static bool IsWide(int value) => value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6)
        or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
