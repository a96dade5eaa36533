using System.Reflection;

namespace Instrumentation.Tool.Rules;

/// <summary>The pages of all rules, as they stand in <c>docs/rules</c>.</summary>
internal static class RulePages
{
    private const string Extension = ".md";

    /// <summary>The ids, in order.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(static name => name.EndsWith(Extension, StringComparison.Ordinal))
            .Select(static name => name[..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>All pages, in order.</summary>
    public static IEnumerable<RulePage> All => Ids.Select(static id => Find(id)!);

    /// <summary>The page of a rule, or <see langword="null"/>.</summary>
    public static RulePage? Find(string id)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(id + Extension);
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return new RulePage(id, reader.ReadToEnd().ReplaceLineEndings("\n"));
    }

    /// <summary>The id that comes closest to what was typed.</summary>
    public static string Nearest(string typed)
    {
        var wanted = typed.ToUpperInvariant();
        return Ids.MinBy(id => Distance(wanted, id))!;
    }

    // Levenshtein's: how many letters to add, remove or exchange.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var exchanged = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(exchanged, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
