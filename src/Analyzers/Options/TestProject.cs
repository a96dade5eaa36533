using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Options;

/// <summary>Projects of tests: what they log nobody reads in production.</summary>
internal static class TestProject
{
    private const string IsTestProject = "build_property.IsTestProject";

    private static readonly HashSet<string> Frameworks = new(StringComparer.OrdinalIgnoreCase)
    {
        "xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core",
    };

    /// <summary>Whether the project says so, or references a test framework.</summary>
    public static bool Is(Compilation compilation, AnalyzerConfigOptions options)
    {
        if (options.TryGetValue(IsTestProject, out var text) && bool.TryParse(text, out var isTest))
            return isTest;

        foreach (var reference in compilation.ReferencedAssemblyNames)
        {
            if (Frameworks.Contains(reference.Name))
                return true;
        }

        return false;
    }
}
