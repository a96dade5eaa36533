using System.Collections.Immutable;
using System.Reflection;
using Instrumentation.Analyzers.Tests.Corpus;
using Instrumentation.Generators;
using Instrumentation.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrumentation.Analyzers.Tests;

/// <summary>What holds for every rule, so that the author of the next one cannot forget it.</summary>
public class RuleSetTests
{
    private static readonly ImmutableArray<string> Categories =
    [
        .. typeof(RuleCategories).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (string)field.GetRawConstantValue()!),
    ];

    public static TheoryData<string> Ids => RuleSet.Ids;

    public static TheoryData<string> Names => new(RuleSet.ByName.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void EveryIdHasARule() =>
        Assert.Equal(RuleSet.ByName.Values.Order(StringComparer.Ordinal), RuleSet.ById.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void IdsAreListedInOrder() => Assert.Equal(RuleSet.ByName.Values.Order(StringComparer.Ordinal), RuleSet.ByName.Values);

    [Theory]
    [MemberData(nameof(Names))]
    public void RuleAndTestsShareTheNameOfTheId(string name)
    {
        var rule = Assert.Single(RuleRun.AllRules, rule => rule.SupportedDiagnostics.Any(descriptor => descriptor.Id == RuleSet.ByName[name]));

        // A family whose rules have their work in common, or a precedence among them, is one analyzer.
        if (rule.SupportedDiagnostics is [_])
            Assert.Equal($"{name}Rule", rule.GetType().Name);
        else
            Assert.EndsWith("Rules", rule.GetType().Name, StringComparison.Ordinal);

        var tests = Assert.Single(typeof(RuleSetTests).Assembly.GetTypes(), type => type.Name == $"{name}Tests");
        Assert.Contains(tests.GetMethods(), static method => method.GetCustomAttribute<FactAttribute>() is not null);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void TheCorpusHasAFileOfTheRule(string id)
    {
        var file = Assert.Single(CorpusFolder.Ours.Files, file => file.Name == $"{id}.cs");
        Assert.Contains(file.Expected, ids => ids.Contains(id));
        Assert.Contains(file.Silent, ids => ids.Contains(id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ThePageHasTheTitleOfTheRule(string id) => Assert.Equal($"# {id}: {RuleSet.ById[id].Title}", new RulePage(id).Title);

    [Theory]
    [MemberData(nameof(Ids))]
    public void ThePageNamesTheSeverityOfTheRule(string id) => Assert.True(new RulePage(id).Contains($"\nSeverity: {Severity(id)}."));

    [Theory]
    [MemberData(nameof(Ids))]
    public void TheHelpLinkNamesThePage(string id) => Assert.Equal(
        $"https://github.com/instrumentation-net/instrumentation/blob/main/docs/rules/{id}.md",
        RuleSet.ById[id].HelpLinkUri);

    [Fact]
    public void EveryPageIsOneOfARule() => Assert.Equal(
        RuleSet.ById.Keys.Order(StringComparer.Ordinal),
        Directory.GetFiles(RulePage.Folder, "INS*.md").Select(static file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void TheIndexHasALineForTheRule(string id) => Assert.Contains(
        $"| [{id}]({id}.md) | {RuleSet.ById[id].Title} | {Severity(id)} |",
        File.ReadAllText(Path.Combine(RulePage.Folder, "README.md")),
        StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void AReleaseListsTheRule(string id)
    {
        var descriptor = RuleSet.ById[id];
        var folder = Path.Combine(RepositoryRoot.Path, "src", "Analyzers");
        var releases = File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Shipped.md"))
            + File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Unshipped.md"));

        Assert.Contains(
            $"{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | [{descriptor.Title}]({descriptor.HelpLinkUri})",
            releases,
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void TheTextsAreWhatTheStyleAsksFor(string id)
    {
        var descriptor = RuleSet.ById[id];
        var message = descriptor.MessageFormat.ToString(null);

        Assert.Contains(descriptor.Category, Categories);
        Assert.False(message.EndsWith('.'));
        Assert.False(descriptor.Title.ToString(null).EndsWith('.'));
        Assert.EndsWith(".", descriptor.Description.ToString(null), StringComparison.Ordinal);
        Assert.True(descriptor.IsEnabledByDefault);
    }

    [Fact]
    public void AFamilyIsACategory()
    {
        // INS1001 and INS1002 are of one family.
        var families = RuleSet.ById.Values.GroupBy(static descriptor => descriptor.Id[..4], static descriptor => descriptor.Category).ToList();

        Assert.All(families, static family => Assert.Single(family.Distinct()));
        Assert.Equal(Categories.Order(StringComparer.Ordinal), families.Select(static family => family.First()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ThePageNamesTheFixExactlyWhereThereIsOne(string id)
    {
        var isFixed = RuleSet.Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(id));

        var page = new RulePage(id);

        Assert.Equal(isFixed, page.Contains($"\nSeverity: {Severity(id)}. Fix: ") || page.Contains($"\nSeverity: {Severity(id)}. Fixes: "));
        Assert.Equal(isFixed, !File.ReadAllText(Path.Combine(RulePage.Folder, "README.md")).Contains(
            $"| [{id}]({id}.md) | {RuleSet.ById[id].Title} | {Severity(id)} | |",
            StringComparison.Ordinal));
    }

    [Fact]
    public void WhatRecognitionRefusesHasARule()
    {
        var refusals = typeof(InstrumentationGenerator).Assembly
            .GetType("Instrumentation.Generators.Recognition.Refusal", throwOnError: true)!
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(static field => field.IsLiteral)
            .Select(static field => (string)field.GetRawConstantValue()!);

        Assert.All(refusals, static id => Assert.IsAssignableFrom<RecognitionRule>(
            RuleRun.AllRules.Single(rule => rule.SupportedDiagnostics.Any(descriptor => descriptor.Id == id))));
    }

    [Fact]
    public void EveryFixFixesRulesThatThereAreAndAllOfThemAtOnce()
    {
        Assert.NotEmpty(RuleSet.Fixes);
        Assert.All(RuleSet.Fixes, static fix =>
        {
            Assert.NotNull(fix.GetFixAllProvider());
            Assert.All(fix.FixableDiagnosticIds, static id => Assert.Contains(id, RuleSet.ById.Keys));
            Assert.NotNull(fix.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>());
            Assert.Single(typeof(RuleSetTests).Assembly.GetTypes(), type => type.Name == $"{fix.GetType().Name}Tests");
        });
    }

    private static string Severity(string id) => RuleSet.ById[id].DefaultSeverity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "info",
    };
}
