using Instrumentation.Tool.Findings;

namespace Instrumentation.Tool.Members;

/// <summary>
/// Names the members that findings are in: what stays the same when lines move and code is reformatted. A log does not say it, so the source
/// is parsed; the file as it is now, which may not be the one that was compiled.
/// </summary>
internal static class MemberNames
{
    private const string CSharp = ".cs";

    // Files do not take turns with each other; but a finding's file is parsed once.
    private static readonly ParallelOptions Parallelism = new() { MaxDegreeOfParallelism = Math.Min(4, Environment.ProcessorCount) };

    /// <summary>The findings, in their order, each with its member.</summary>
    public static IReadOnlyList<Finding> Of(IReadOnlyList<Finding> findings)
    {
        var named = new Finding[findings.Count];
        var byFile = Enumerable.Range(0, findings.Count).GroupBy(index => findings[index].Path, StringComparer.Ordinal).ToList();
        Parallel.ForEach(byFile, Parallelism, indices =>
        {
            var file = Parse(indices.Key);
            foreach (var index in indices)
                named[index] = file is null ? findings[index] : findings[index] with { Member = file.MemberAt(findings[index].Region) };
        });
        return named;
    }

    private static ParsedFile? Parse(string path)
    {
        if (!path.EndsWith(CSharp, StringComparison.OrdinalIgnoreCase))
            return null;
        try
        {
            return File.Exists(path) ? new ParsedFile(File.ReadAllText(path)) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
