using System.Reflection;
using Instrumentation.CodeFixes;
using Instrumentation.Generators;
using Instrumentation.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Tests;

/// <summary>What holds for every rule, so that the author of the next one cannot forget it.</summary>
public class RuleSetTests
{
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
        var rule = typeof(RuleIds).Assembly.GetType($"Instrumentation.Analyzers.Rules.{name}Rule");
        Assert.NotNull(rule);
        Assert.Equal(RuleSet.ByName[name], Assert.Single(((DiagnosticAnalyzer)Activator.CreateInstance(rule)!).SupportedDiagnostics).Id);

        var tests = typeof(RuleSetTests).Assembly.GetType($"Instrumentation.Analyzers.Tests.{name}Tests");
        Assert.NotNull(tests);
        Assert.Contains(tests.GetMethods(), static method => method.GetCustomAttribute<FactAttribute>() is not null);
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

        Assert.Equal("Instrumentation.Usage", descriptor.Category);
        Assert.False(message.EndsWith('.'));
        Assert.False(descriptor.Title.ToString(null).EndsWith('.'));
        Assert.EndsWith(".", descriptor.Description.ToString(null), StringComparison.Ordinal);
        Assert.True(descriptor.IsEnabledByDefault);
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
        var fixes = typeof(CoreMethodFix).Assembly.GetTypes().Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider))).ToList();

        Assert.NotEmpty(fixes);
        Assert.All(fixes, static type =>
        {
            var fix = (CodeFixProvider)Activator.CreateInstance(type)!;
            Assert.NotNull(fix.GetFixAllProvider());
            Assert.All(fix.FixableDiagnosticIds, static id => Assert.Contains(id, RuleSet.ById.Keys));
            Assert.NotNull(type.GetCustomAttribute<ExportCodeFixProviderAttribute>());
            Assert.NotNull(typeof(RuleSetTests).Assembly.GetType($"Instrumentation.Analyzers.Tests.{type.Name}Tests"));
        });
    }

    private static string Severity(string id) => RuleSet.ById[id].DefaultSeverity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "info",
    };
}
