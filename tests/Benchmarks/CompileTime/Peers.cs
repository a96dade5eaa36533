using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Benchmarks.CompileTime;

/// <summary>Analyzers of others that are measured in the same run.</summary>
internal static class Peers
{
    /// <summary>The name of a rule's row: the peers' rules are told together.</summary>
    public static string RowOf(DiagnosticAnalyzer rule) => rule.GetType().Assembly.GetName().Name switch
    {
        "SonarAnalyzer.CSharp" => "for comparison, SonarAnalyzer: S2139",
        "Meziantou.Analyzer" => "for comparison, Meziantou.Analyzer: all of its rules",
        _ => string.Join(", ", rule.SupportedDiagnostics.Select(static descriptor => descriptor.Id)),
    };

    /// <summary>Whether the rule is one of ours.</summary>
    public static bool IsOurs(DiagnosticAnalyzer rule) => rule.GetType().Assembly.GetName().Name == "Instrumentation.Analyzers";

    /// <summary>Whether it comes with many others, all of which are measured.</summary>
    public static bool IsLarge(DiagnosticAnalyzer rule) => rule.GetType().Assembly.GetName().Name == "Meziantou.Analyzer";

    /// <summary>SonarAnalyzer's rule about an error that is logged and rethrown, and Meziantou's rules.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Load() =>
    [
        .. Analyzers("SonarAnalyzer").Where(static rule => rule.SupportedDiagnostics.Any(static descriptor => descriptor.Id == "S2139")),
        .. Analyzers("Meziantou.Analyzer"),
    ];

    private static IEnumerable<DiagnosticAnalyzer> Analyzers(string name)
    {
        var file = typeof(Peers).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == name).Value!;
        return Types(Assembly.LoadFrom(file))
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && type.GetConstructor(Type.EmptyTypes) is not null)
            .Where(static type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) == true)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!);
    }

    /// <summary>The fixes in the same assembly need what an editor has, and nobody needs the fixes.</summary>
    private static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }
}
