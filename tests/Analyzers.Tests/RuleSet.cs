using System.Collections.Immutable;
using System.Reflection;
using Instrumentation.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrumentation.Analyzers.Tests;

/// <summary>All rules, for the tests that hold for each of them.</summary>
internal static class RuleSet
{
    /// <summary>The ids by the names of their constants.</summary>
    public static IReadOnlyDictionary<string, string> ByName { get; } = typeof(RuleIds)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(static field => field.IsLiteral)
        .ToDictionary(static field => field.Name, static field => (string)field.GetRawConstantValue()!);

    /// <summary>The descriptors by id.</summary>
    public static IReadOnlyDictionary<string, DiagnosticDescriptor> ById { get; } = RuleRun.AllRules
        .SelectMany(static rule => rule.SupportedDiagnostics)
        .ToDictionary(static descriptor => descriptor.Id);

    /// <summary>Every fix that the package has.</summary>
    public static ImmutableArray<CodeFixProvider> Fixes { get; } =
    [
        .. typeof(CoreMethodFix).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))
            .OrderBy(static type => type.FullName, StringComparer.Ordinal)
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>The ids as data of a theory.</summary>
    public static TheoryData<string> Ids => new(ById.Keys.Order(StringComparer.Ordinal));
}
