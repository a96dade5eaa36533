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

    /// <summary>Gives each of the findings its member.</summary>
    public static void Name(Finding[] findings)
    {
        var byFile = Enumerable.Range(0, findings.Length).GroupBy(index => findings[index].Path, StringComparer.Ordinal).ToList();
        Parallel.ForEach(byFile, Parallelism, indices =>
        {
            if (Parse(indices.Key) is not { } file)
                return;
            foreach (var index in indices)
                findings[index] = findings[index] with { Member = file.MemberAt(findings[index].Region) };
        });
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
