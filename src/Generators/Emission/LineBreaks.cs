namespace Instrumentation.Generators.Emission;

/// <summary>Breaks a line that is too long to read: every argument of its longest list gets a line of its own.</summary>
internal static class LineBreaks
{
    private const int Longest = 140;
    private const string Step = "    ";

    public static IEnumerable<string> Break(string line, int indentation)
    {
        if (indentation + line.Length <= Longest || line.Contains("//") || !TryFindList(line, out var open, out var close))
            return [line];

        var lines = new List<string> { line.Substring(0, open + 1) };
        var arguments = Arguments(line, open, close);
        for (var i = 0; i < arguments.Count; i++)
        {
            lines.AddRange(Break(arguments[i], indentation + Step.Length).Select(static part => Step + part));
            lines[lines.Count - 1] += i < arguments.Count - 1 ? "," : line.Substring(close);
        }

        return lines;
    }

    /// <summary>The longest parenthesised list that is not part of another one.</summary>
    private static bool TryFindList(string line, out int open, out int close)
    {
        (open, close) = (0, 0);
        var (depth, start) = (0, 0);
        foreach (var (at, character) in Code(line))
        {
            if (character == '(' && depth++ == 0)
                start = at;
            else if (character == ')' && --depth == 0 && at - start > close - open)
                (open, close) = (start, at);
        }

        return close - open > 1;
    }

    private static List<string> Arguments(string line, int open, int close)
    {
        var arguments = new List<string>();
        var (depth, start) = (0, open + 1);
        foreach (var (at, character) in Code(line))
        {
            if (at <= open || at >= close)
                continue;
            if (character is '(' or '[' or '{' or '<')
                depth++;
            else if (character is ')' or ']' or '}' or '>')
                depth--;
            else if (character == ',' && depth == 0)
            {
                arguments.Add(line.Substring(start, at - start).Trim());
                start = at + 1;
            }
        }

        arguments.Add(line.Substring(start, close - start).Trim());
        return arguments;
    }

    /// <summary>The characters that are not part of a text.</summary>
    private static IEnumerable<(int At, char Character)> Code(string line)
    {
        var isText = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
                isText = !isText;
            else if (isText && line[i] == '\\')
                i++;
            else if (!isText)
                yield return (i, line[i]);
        }
    }
}
