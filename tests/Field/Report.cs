using System.Globalization;

namespace Instrumentation.Field;

/// <summary>Prints what an inspection has found.</summary>
internal static class Report
{
    private const int FrequentErrors = 10;

    public static void Print(Inspection inspection, Arguments arguments)
    {
        var byRule = inspection.Findings
            .GroupBy(static finding => finding.Id)
            .OrderBy(static rule => rule.Key, StringComparer.Ordinal)
            .ToList();
        foreach (var rule in byRule.Where(rule => arguments.Shows(rule.Key)))
        {
            foreach (var finding in Sample(rule, arguments))
                Print(finding, arguments.Folder);
        }

        Console.WriteLine();
        foreach (var rule in byRule)
            Write($"{rule.Key}: {rule.Count()} ({string.Join(", ", rule.CountBy(static finding => finding.Severity).Select(static count => $"{count.Value} {count.Key}"))})");

        var thousands = Math.Max(1, inspection.Lines) / 1000d;
        Write($"{inspection.Lines:N0} lines, bound in {inspection.Binding.TotalSeconds:N1} s of processor time, analyzed in {inspection.Analysis.TotalSeconds:N1} s, {inspection.Errors.Values.Sum():N0} errors of the compiler");
        foreach (var (error, count) in inspection.Errors.OrderByDescending(static pair => pair.Value).Take(FrequentErrors))
            Write($"{count,10:N0} x {error}");
        foreach (var (rule, time) in inspection.Times.OrderByDescending(static pair => pair.Value))
            Write($"{time.TotalMilliseconds,10:N1} ms {time.TotalMilliseconds / thousands,8:N3} ms/1000 lines {time / inspection.Binding,8:P2}  {rule}");
        foreach (var failure in inspection.Failures.DistinctBy(WithoutProject))
            Console.WriteLine(failure);
    }

    /// <summary>All of a rule's findings, or as many as were asked for, in the order of their places.</summary>
    private static IEnumerable<Finding> Sample(IEnumerable<Finding> findings, Arguments arguments)
    {
        var inOrder = findings
            .OrderBy(static finding => finding.Path, StringComparer.Ordinal)
            .ThenBy(static finding => finding.Line)
            .ThenBy(static finding => finding.Column)
            .ToArray();
        if (inOrder.Length <= arguments.Sample)
            return inOrder;

        // CA5394: a sample is no secret, and must be the same the next time.
#pragma warning disable CA5394
        new Random(arguments.Seed).Shuffle(inOrder);
#pragma warning restore CA5394
        return inOrder[..arguments.Sample].OrderBy(static finding => finding.Path, StringComparer.Ordinal).ThenBy(static finding => finding.Line);
    }

    /// <summary>The same failure in another project is the same.</summary>
    private static string WithoutProject(string failure) => failure[(failure.IndexOf('\n', StringComparison.Ordinal) + 1)..];

    private static void Print(Finding finding, string folder)
    {
        Write($"{finding.Id} {finding.Severity} {Path.GetRelativePath(folder, finding.Path)}({finding.Line}): {finding.Message}");
        Write($"    {finding.Text}");
        foreach (var related in finding.Related)
            Write($"      see {Path.GetRelativePath(folder, related)}");
    }

    private static void Write(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
