namespace Instrumentation.Analyzers.Rules.Hygiene;

/// <summary>What a call may be by its name alone.</summary>
[Flags]
internal enum HygieneCall
{
    None = 0,
    Log = 1,
    Scope = 2,
    Span = 4,
    Metric = 8,
    Start = 16,
    Flow = 32,
}

/// <summary>The names of the calls that the family looks at: nearly every call of a program ends here.</summary>
internal static class HygieneCalls
{
    private static readonly Dictionary<string, HygieneCall> Names = new(StringComparer.Ordinal)
    {
        ["Log"] = HygieneCall.Log,
        ["LogTrace"] = HygieneCall.Log,
        ["LogDebug"] = HygieneCall.Log,
        ["LogInformation"] = HygieneCall.Log,
        ["LogWarning"] = HygieneCall.Log,
        ["LogError"] = HygieneCall.Log,
        ["LogCritical"] = HygieneCall.Log,
        ["Verbose"] = HygieneCall.Log,
        ["Trace"] = HygieneCall.Log,
        ["Debug"] = HygieneCall.Log,
        ["Info"] = HygieneCall.Log,
        ["Information"] = HygieneCall.Log,
        ["Warn"] = HygieneCall.Log,
        ["Warning"] = HygieneCall.Log,
        ["Error"] = HygieneCall.Log,
        ["Fatal"] = HygieneCall.Log,
        ["Write"] = HygieneCall.Log,
        ["TraceFormat"] = HygieneCall.Log,
        ["DebugFormat"] = HygieneCall.Log,
        ["InfoFormat"] = HygieneCall.Log,
        ["WarnFormat"] = HygieneCall.Log,
        ["ErrorFormat"] = HygieneCall.Log,
        ["FatalFormat"] = HygieneCall.Log,
        ["BeginScope"] = HygieneCall.Scope,
        ["PushProperty"] = HygieneCall.Scope,
        ["ForContext"] = HygieneCall.Scope,
        ["SetTag"] = HygieneCall.Span,
        ["AddTag"] = HygieneCall.Span,
        ["SetBaggage"] = HygieneCall.Span,
        ["AddBaggage"] = HygieneCall.Span,
        ["AddEvent"] = HygieneCall.Span,
        ["SetAttribute"] = HygieneCall.Span,
        ["Add"] = HygieneCall.Metric,
        ["Record"] = HygieneCall.Metric,
        ["StartActivity"] = HygieneCall.Start,
        ["Start"] = HygieneCall.Start,
        ["SuppressFlow"] = HygieneCall.Flow,
    };

    /// <summary>What a call of the name may be.</summary>
    public static HygieneCall Of(string name) => Names.TryGetValue(name, out var call) ? call : HygieneCall.None;
}
