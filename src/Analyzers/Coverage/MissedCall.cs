using System.Collections.Immutable;

namespace Instrumentation.Analyzers.Coverage;

/// <summary>Why a call is not instrumented, in one word for those who count: the message tells it to those who read.</summary>
internal static class MissedCall
{
    /// <summary>The property of a diagnostic that holds the word; it stands in the compiler's log.</summary>
    public const string Property = "reason";

    public const string Delegate = "delegate";
    public const string FunctionPointer = "functionPointer";
    public const string Dynamic = "dynamic";
    public const string ExpressionTree = "expressionTree";
    public const string BaseCall = "baseCall";
    public const string TypeParameter = "typeParameter";
    public const string CopiedStruct = "copiedStruct";
    public const string StaticAbstract = "staticAbstract";
    public const string Expression = "expression";
    public const string TwinFile = "twinFile";
    public const string Compiler = "compiler";
    public const string Interface = "interface";
    public const string Framework = "framework";

    /// <summary>The properties of a diagnostic.</summary>
    public static ImmutableDictionary<string, string?> Because(string reason) => ImmutableDictionary<string, string?>.Empty.Add(Property, reason);
}
