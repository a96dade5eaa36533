using Instrumentation.Tool.Builds;
using Instrumentation.Tool.Files;
using Instrumentation.Tool.Findings;
using Instrumentation.Tool.Sarif;
using Instrumentation.Tool.Terminals;

namespace Instrumentation.Tool.Checks;

/// <summary>Builds, and reads the logs of the compiler.</summary>
internal static class BuildInspection
{
    // Whatever the rules say, and whatever a project raises to an error: it is to compile, for the sake of those that need it.
    private static readonly KeyValuePair<string, string>[] Lenient = [new("RunAnalyzers", "false"), new("TreatWarningsAsErrors", "false"), new("WarningsAsErrors", "")];

    // With what the lenient build has left of the others.
    private static readonly KeyValuePair<string, string>[] Alone = [new("BuildProjectReferences", "false")];

    /// <exception cref="BrokenInputException">The build fails for other reasons than findings, or no project has the rules.</exception>
    public static async Task<Inspection> RunAsync(BuildRequest request, Shell shell, CancellationToken cancellationToken)
    {
        using var result = await BuildRunner.RunAsync(request, shell, cancellationToken);
        var inspection = Read(result, request);
        if (result.Projects.All(static project => project.IsCompiled))
            return inspection;

        // A finding that is an error has stopped the build: what depends on its project was never looked at.
        var rest = request with { Restore = false };
        using (var lenient = await BuildRunner.RunAsync(rest with { Properties = [.. request.Properties, .. Lenient] }, shell, cancellationToken))
        {
            if (!lenient.Succeeded)
                throw BrokenBuild.Of(request.Target, lenient, lenient.Errors);
        }

        using var alone = await BuildRunner.RunAsync(rest with { Properties = [.. request.Properties, .. Alone], IsParallel = false }, shell, cancellationToken);
        return Read(alone, request);
    }

    private static Inspection Read(BuildResult result, BuildRequest request)
    {
        var root = SourceRoot.Of(request.Target.Folder);
        var set = new FindingSet(new SourcePaths(root), new ProjectFiles(root));
        foreach (var project in result.Projects.Where(static project => project.IsCompiled))
            SarifReader.Read(project.Log, $"the log of {Path.GetFileName(project.Path)}", run => set.Add(run, project.Path.Replace('\\', '/')));

        if (!result.Succeeded)
            RequireFindings(result, set, request);
        if (result.Projects.Count == 0)
            throw new BrokenInputException($"'{request.Target.Name}' has no C# project.");
        if (set.Rules.Count == 0)
            throw new BrokenInputException($"No project of '{request.Target.Name}' has the rules of Instrumentation: reference the package Instrumentation.");

        foreach (var project in result.Projects)
            OwnLog.Copy(project);
        return new Inspection(set, root, request.Target.IsSolution);
    }

    /// <summary>A build may fail because of what the rules found, or of other warnings that a project has raised to errors; of nothing else.</summary>
    private static void RequireFindings(BuildResult result, FindingSet set, BuildRequest request)
    {
        var harmless = set.Findings().Where(static finding => finding.Severity == Severity.Error).Select(static finding => finding.Rule)
            .Concat(set.ForeignErrors.Where(static error => !error.IsCompilers || !error.IsByDefault).Select(static error => error.Rule))
            .ToHashSet(StringComparer.Ordinal);
        var errors = result.Errors.Where(error => !harmless.Contains(error.Code)).ToList();
        if (errors.Count > 0 || result.Errors.Count == 0)
            throw BrokenBuild.Of(request.Target, result, errors);
    }
}
