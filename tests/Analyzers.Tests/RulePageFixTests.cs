using Instrumentation.CodeFixes;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrumentation.Analyzers.Tests;

/// <summary>A fix that is applied to the wrong example of a page gives the right one.</summary>
public class RulePageFixTests
{
    private static readonly CodeFixProvider[] Fixes =
    [
        .. typeof(RemoveAttributeFix).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))
            .OrderBy(static type => type.FullName, StringComparer.Ordinal)
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    public static TheoryData<string> FixableIds => new(Fixable);

    private static IEnumerable<string> Fixable => Fixes.SelectMany(static fix => fix.FixableDiagnosticIds).Distinct().Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(FixableIds))]
    public async Task AFixMakesTheRightExampleOfTheWrongOne(string id)
    {
        var page = new RulePage(id);
        var results = new List<string>();
        foreach (var fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(id)))
            results.AddRange(await new FixTest(fix).ResultsAsync(page.Example("Wrong"), id));

        Assert.Contains(page.Example("Right"), results);
    }

    [Fact]
    public void TheIndexNamesAFixForEachRuleThatHasOne()
    {
        var index = File.ReadAllLines(Path.Combine(RulePage.Folder, "README.md")).Where(static line => line.StartsWith("| [INS", StringComparison.Ordinal));
        var fixable = index.Where(static line => line.Split('|')[4].Trim().Length > 0).Select(static line => line[3..10]);

        Assert.Equal(Fixable, fixable.Order(StringComparer.Ordinal));
    }
}
