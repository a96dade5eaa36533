namespace Instrumentation.Analyzers.Logs;

/// <summary>The severities as the libraries call them, in names of methods and of constants.</summary>
internal static class LogSeverityNames
{
    private static readonly Dictionary<string, LogSeverity> Severities = new(StringComparer.Ordinal)
    {
        ["Trace"] = LogSeverity.Trace,
        ["Verbose"] = LogSeverity.Trace,
        ["Debug"] = LogSeverity.Debug,
        ["Info"] = LogSeverity.Information,
        ["Information"] = LogSeverity.Information,
        ["Warn"] = LogSeverity.Warning,
        ["Warning"] = LogSeverity.Warning,
        ["Error"] = LogSeverity.Error,
        ["Critical"] = LogSeverity.Critical,
        ["Fatal"] = LogSeverity.Critical,
    };

    /// <summary>The severity of a constant's name.</summary>
    public static LogSeverity? Of(string name) => Severities.TryGetValue(name, out var severity) ? severity : null;

    /// <summary>The severity in a method's name, between what its library writes around it: <c>LogError</c>, <c>WarnFormat</c>.</summary>
    public static LogSeverity? OfMethod(string name, string prefix = "")
    {
        if (!name.StartsWith(prefix, StringComparison.Ordinal))
            return null;

        var word = name.Substring(prefix.Length);
        foreach (var suffix in Suffixes)
        {
            if (word.EndsWith(suffix, StringComparison.Ordinal))
                return Of(word.Substring(0, word.Length - suffix.Length));
        }

        return Of(word);
    }

    private static readonly string[] Suffixes = ["Format", "Exception"];
}
