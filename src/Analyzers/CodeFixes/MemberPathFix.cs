using System.Composition;
using Instrumentation.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Instrumentation.CodeFixes;

/// <summary>Puts the most similar name that there is into a member path.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MemberPathFix)), Shared]
internal sealed class MemberPathFix() : SuggestionFix(RuleIds.MemberPath);
