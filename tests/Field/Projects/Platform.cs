using System.Reflection;
using Instrumentation.Generators;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Field.Projects;

/// <summary>What every project is compiled with: reference packs and restored packages of this machine, and the framework's generators.</summary>
internal static class Platform
{
    private const string Framework = "net10.0";

    // A package of tests makes a project one of tests; the compiler's own would let the rules see themselves.
    private static readonly string[] LeftOut =
        ["xunit", "microsoft.codeanalysis", "microsoft.testplatform", "microsoft.net.test", "microsoft.codecoverage", "nunit", "mstest", "tunit", "benchmarkdotnet", "system.composition", "instrumentation", "runtime.", "netstandard.library"];

    private static readonly string[] Frameworks = [Framework, "net9.0", "net8.0", "net7.0", "net6.0", "netstandard2.1", "netstandard2.0"];

    private static readonly string Packs = Path.GetFullPath(Path.Combine(typeof(object).Assembly.Location, "..", "..", "..", "..", "packs"));

    private static readonly string Packages =
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The references of every project.</summary>
    public static ImmutableArray<MetadataReference> References { get; } = FindReferences();

    /// <summary>Ours, and those that write bodies which code relies on.</summary>
    public static ImmutableArray<ISourceGenerator> Generators { get; } =
    [
        new InstrumentationGenerator().AsSourceGenerator(),
        .. Assembly.Load("Instrumentation.Analyzers").GetTypes()
            .Where(static type => typeof(IIncrementalGenerator).IsAssignableFrom(type))
            .Select(static type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator()),
        .. from pack in PackFolders()
           let folder = Path.Combine(pack, "analyzers", "dotnet", "cs")
           where Directory.Exists(folder)
           from file in Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal)
           where Path.GetFileName(file) is "Microsoft.Extensions.Logging.Generators.dll" or "System.Text.RegularExpressions.Generator.dll"
           from generator in new AnalyzerFileReference(file, Loader.Instance).GetGenerators(LanguageNames.CSharp)
           select generator,
    ];

    /// <summary>The symbols of the target framework.</summary>
    public static ImmutableArray<string> Symbols { get; } =
    [
        "TRACE", "RELEASE", "NET", "NET10_0", "NETCOREAPP",
        .. Enumerable.Range(5, 6).Select(static version => $"NET{version}_0_OR_GREATER"),
        .. new[] { "1_0", "1_1", "2_0", "2_1", "2_2", "3_0", "3_1" }.Select(static version => $"NETCOREAPP{version}_OR_GREATER"),
    ];

    private static ImmutableArray<MetadataReference> FindReferences()
    {
        var files = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in PackFolders().SelectMany(static pack => Libraries(Path.Combine(pack, "ref", Framework))))
            files.TryAdd(Path.GetFileName(file), file);
        if (Directory.Exists(Packages))
        {
            foreach (var file in Directory.EnumerateDirectories(Packages).Order(StringComparer.Ordinal).SelectMany(PackageFiles))
                files.TryAdd(Path.GetFileName(file), file);
        }

        files["Instrumentation.dll"] = typeof(TracedAttribute).Assembly.Location;
        return [.. files.Values.Select(static file => MetadataReference.CreateFromFile(file))];
    }

    private static IEnumerable<string> PackFolders()
    {
        foreach (var name in new[] { "Microsoft.NETCore.App.Ref", "Microsoft.AspNetCore.App.Ref" })
        {
            var folder = Path.Combine(Packs, name);
            if (Directory.Exists(folder) && Newest(folder) is { } newest)
                yield return newest;
        }
    }

    private static IEnumerable<string> PackageFiles(string package)
    {
        var name = Path.GetFileName(package);
        if (LeftOut.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) || Newest(package) is not { } newest)
            return [];

        return Frameworks.Select(framework => Path.Combine(newest, "lib", framework)).Where(Directory.Exists).Take(1).SelectMany(Libraries);
    }

    private static IEnumerable<string> Libraries(string folder) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.dll") : [];

    private static string? Newest(string folder) => Directory.EnumerateDirectories(folder)
        .OrderByDescending(static version => Version.TryParse(Path.GetFileName(version).Split('-')[0], out var parsed) ? parsed : new Version())
        .FirstOrDefault();

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public static readonly Loader Instance = new();

        public void AddDependencyLocation(string fullPath)
        {
            // They need nothing but the compiler.
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
