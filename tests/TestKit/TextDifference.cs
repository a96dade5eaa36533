using System.Text;

namespace Instrumentation.TestKit;

/// <summary>A line-by-line difference with a few lines around, as <c>diff -u</c> shows it.</summary>
internal static class TextDifference
{
    private const int Around = 3;

    /// <summary>The difference, or an empty string when there is none.</summary>
    public static string Between(string expected, string actual)
    {
        var lines = Align(expected.Split('\n'), actual.Split('\n'));
        var text = new StringBuilder();
        var skipped = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var near = Enumerable.Range(i - Around, (2 * Around) + 1).Any(at => at >= 0 && at < lines.Count && lines[at].Mark != ' ');
            if (near && skipped)
                text.Append("  ...\n");
            if (near)
                text.Append(lines[i].Mark).Append(' ').Append(lines[i].Line).Append('\n');
            skipped = !near;
        }

        return text.ToString();
    }

    /// <summary>By the longest common subsequence; snapshots are small.</summary>
    private static List<(char Mark, string Line)> Align(string[] expected, string[] actual)
    {
        var common = new int[expected.Length + 1, actual.Length + 1];
        for (var i = expected.Length - 1; i >= 0; i--)
        {
            for (var j = actual.Length - 1; j >= 0; j--)
                common[i, j] = expected[i] == actual[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var lines = new List<(char, string)>();
        for (int i = 0, j = 0; i < expected.Length || j < actual.Length;)
        {
            if (i < expected.Length && j < actual.Length && expected[i] == actual[j])
                (_, i, j) = (Add(' ', expected[i]), i + 1, j + 1);
            else if (j == actual.Length || (i < expected.Length && common[i + 1, j] >= common[i, j + 1]))
                (_, i) = (Add('-', expected[i]), i + 1);
            else
                (_, j) = (Add('+', actual[j]), j + 1);
        }

        return lines;

        bool Add(char mark, string line)
        {
            lines.Add((mark, line));
            return true;
        }
    }
}
