namespace Instrumentation.Tool.Coverage;

/// <summary>Why calls are not instrumented. The words of the rules stay as they are in what programs read.</summary>
internal static class Reasons
{
    /// <summary>The package is referenced without its generator, or its targets, or by too old a language.</summary>
    public const string Build = "build";

    /// <summary>A package that does not say why.</summary>
    public const string Other = "other";

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["delegate"] = "a delegate is made of the method",
        ["functionPointer"] = "a function pointer is made of the method",
        ["dynamic"] = "bound at run time",
        ["expressionTree"] = "in an expression tree",
        ["baseCall"] = "'base', outside of the override",
        ["typeParameter"] = "on a type parameter that may be a struct",
        ["copiedStruct"] = "on a struct that would be copied",
        ["staticAbstract"] = "a static abstract member",
        ["expression"] = "what is called is an expression",
        ["twinFile"] = "two files with the same text",
        ["compiler"] = "written by the compiler",
        ["interface"] = "through an interface or a base type",
        ["framework"] = "by a framework",
        [Build] = "switched off by the build",
        [Other] = "other",
    };

    /// <summary>The words of the rules, and those for a reader.</summary>
    public static IReadOnlyDictionary<string, string> All => Words;

    /// <summary>The words for a reader.</summary>
    public static string Describe(string reason) => Words.TryGetValue(reason, out var words) ? words : reason;
}
