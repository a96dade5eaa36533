using System.Text;

namespace Instrumentation.Generators.Emission;

/// <summary>Writes lines, indents blocks, ends every line with <c>\n</c>.</summary>
internal sealed class CodeWriter
{
    private const string Step = "    ";

    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>Writes the lines of a text, each at the current depth; empty lines stay empty.</summary>
    public void Lines(string lines)
    {
        foreach (var line in lines.Split('\n'))
        {
            foreach (var part in LineBreaks.Break(line.TrimEnd('\r'), depth * Step.Length))
                Line(part);
        }
    }

    public void Blank() => text.Append('\n');

    /// <summary>Writes the head and an opening brace, and goes one step deeper.</summary>
    public void Open(string head)
    {
        Lines(head);
        Lines("{");
        depth++;
    }

    /// <summary>Goes one step back and writes the closing brace.</summary>
    public void Close()
    {
        depth--;
        Lines("}");
    }

    /// <summary>Goes one step deeper for the continuation of a line.</summary>
    public void Indented(string lines)
    {
        depth++;
        Lines(lines);
        depth--;
    }

    public override string ToString() => text.ToString();

    private void Line(string line)
    {
        for (var i = 0; i < depth && line.Length > 0; i++)
            text.Append(Step);
        text.Append(line).Append('\n');
    }
}
