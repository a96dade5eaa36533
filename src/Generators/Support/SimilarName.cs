namespace Instrumentation.Generators.Support;

/// <summary>The name that somebody may have meant.</summary>
internal static class SimilarName
{
    /// <summary>The candidate that is most like the name, or <see langword="null"/> when none is.</summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var distance = Math.Max(2, name.Length / 2) + 1;
        foreach (var candidate in candidates)
        {
            var current = EditDistance(candidate, name);
            if (current >= distance)
                continue;
            distance = current;
            nearest = candidate;
        }

        return nearest;
    }

    private static int EditDistance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }

            previous = current;
        }

        return previous[right.Length];
    }
}
