using System.Text.RegularExpressions;

namespace Instrumentation.Generators.Tests.EdgeCases;

/// <summary>The page that says which test holds which edge case.</summary>
public sealed class EdgeCasesPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "edge-cases.md"));

    [Fact]
    public void EveryGroupHasARow() =>
        Assert.Equal(Enumerable.Range(1, 27), Regex.Matches(Page, @"^\| ([0-9]+) \|", RegexOptions.Multiline).Select(static row => int.Parse(row.Groups[1].Value, null)));

    [Fact]
    public void EveryClassOnThePageExists()
    {
        var files = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(static file => Path.GetFileNameWithoutExtension(file))
            .ToHashSet();

        Assert.All(Regex.Matches(Page, "`([A-Za-z]+Tests)`").Select(static name => name.Groups[1].Value), name => Assert.Contains(name, files));
    }

    [Fact]
    public void EveryEdgeCaseClassIsOnThePage() => Assert.All(
        Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "tests", "Generated.Tests", "EdgeCases"), "*Tests.cs"),
        static file => Assert.Contains($"`{Path.GetFileNameWithoutExtension(file)}`", Page, StringComparison.Ordinal));
}
