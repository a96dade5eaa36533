namespace Instrumentation.Analyzers.Conventions;

/// <summary>What the semantic conventions say of an attribute on a metric.</summary>
internal static class Attributes
{
    private static readonly HashSet<string> Allowed = new(MetricAttributes.Allowed, StringComparer.Ordinal);
    private static readonly HashSet<string> Denied = new(StringComparer.Ordinal);
    private static readonly List<string> DeniedPrefixes = [];

    private static readonly Dictionary<string, string> Twins = new(StringComparer.Ordinal)
    {
        ["url.path"] = "http.route",
        ["url.full"] = "url.template",
        ["db.query.text"] = "db.query.summary",
        ["exception.message"] = "error.type",
        ["error.message"] = "error.type",
    };

    static Attributes()
    {
        foreach (var name in MetricAttributes.Denied)
        {
            if (name.EndsWith(".*", StringComparison.Ordinal))
                DeniedPrefixes.Add(name.Substring(0, name.Length - 1));
            else
                Denied.Add(name);
        }
    }

    /// <summary>Whether metrics of the conventions carry it.</summary>
    public static bool IsAllowed(string name) => Allowed.Contains(name);

    /// <summary>Whether no metric may.</summary>
    public static bool IsDenied(string name)
    {
        if (Denied.Contains(name))
            return true;
        foreach (var prefix in DeniedPrefixes)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>The attribute that says something similar with few values.</summary>
    public static string? Twin(string name) => Twins.TryGetValue(name, out var twin) ? twin : null;
}
