using Instrumentation.Tool.Builds;
using Instrumentation.Tool.Files;
using Instrumentation.Tool.Sarif;
using Instrumentation.Tool.Terminals;

namespace Instrumentation.Tool.Coverage;

/// <summary>Builds, and counts.</summary>
internal static class CoverageBuild
{
    // Rules run in a build that is to count, whatever a project thinks of them; and no warning ends it.
    private static readonly KeyValuePair<string, string>[] Counting =
    [
        new("InstrumentationCoverage", "true"),
        new("RunAnalyzers", "true"),
        new("RunAnalyzersDuringBuild", "true"),
        new("TreatWarningsAsErrors", "false"),
    ];

    /// <exception cref="BrokenInputException">It does not build, or no project has the package.</exception>
    public static async Task<CoverageResult> RunAsync(BuildRequest request, decimal? threshold, Shell shell, CancellationToken cancellationToken)
    {
        using var build = await BuildRunner.RunAsync(request with { Properties = [.. request.Properties, .. Counting] }, shell, cancellationToken);
        if (!build.Succeeded)
            throw BrokenBuild.Of(request.Target, build, build.Errors);

        var root = SourceRoot.Of(request.Target.Folder);
        var reader = new CoverageReader(new SourcePaths(root));
        var projects = build.Projects
            .Where(static project => project.IsCompiled)
            .GroupBy(static project => project.Path, StringComparer.Ordinal)
            .Select(project => reader.Read(project.Key, [.. project]))
            .OrderBy(static project => project.Project, StringComparer.Ordinal)
            .ToList();
        if (projects.Count == 0)
            throw new BrokenInputException($"'{request.Target.Name}' has no C# project.");
        if (projects.TrueForAll(static project => project.State == CoverageState.Unreferenced))
            throw new BrokenInputException($"No project of '{request.Target.Name}' references the package Instrumentation.");
        return new CoverageResult(projects, root, threshold);
    }
}
