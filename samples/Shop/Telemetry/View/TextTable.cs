using System.Text;

namespace Shop.Telemetry.View;

/// <summary>Text in columns; a heading that begins with '&gt;' aligns its column to the right.</summary>
internal sealed class TextTable
{
    private const string Gap = "  ";

    private readonly bool[] alignRight;
    private readonly List<string[]> rows = [];

    public TextTable(params string[] headings)
    {
        alignRight = [.. headings.Select(heading => heading.StartsWith('>'))];
        Add([.. headings.Select(heading => heading.TrimStart('>'))]);
    }

    public void Add(params string[] cells) => rows.Add(cells);

    public override string ToString()
    {
        var widths = alignRight.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => alignRight[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            text.Append(string.Join(Gap, cells).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}
