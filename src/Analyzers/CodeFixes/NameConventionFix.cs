using System.Composition;
using Instrumentation.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrumentation.CodeFixes;

/// <summary>Gives what has a name against the conventions one that keeps them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameConventionFix)), Shared]
internal sealed class NameConventionFix() : SuggestionFix(RuleIds.NameConvention);
