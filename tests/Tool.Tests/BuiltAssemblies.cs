using System.Reflection;

namespace Instrumentation.Tool.Tests;

/// <summary>What the projects reference that tests let the tool build: the package's assemblies, as they were built with the tests.</summary>
internal static class BuiltAssemblies
{
    /// <summary>The full paths of those that the compiler loads.</summary>
    public static IReadOnlyList<string> Rules { get; } = Paths("RuleAssemblies");

    /// <summary>The full path of the one that programs reference.</summary>
    public static string Runtime { get; } = Paths("RuntimeAssembly").Single();

    private static string[] Paths(string key) => typeof(BuiltAssemblies).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!.Split(';');
}
