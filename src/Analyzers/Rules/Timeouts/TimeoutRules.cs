using System.Collections.Immutable;
using Instrumentation.Analyzers.Options;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Rules.Timeouts;

/// <summary>
/// The rules about what may wait for ever. One registration serves all of them: an operation is looked up by its simple name, and only the
/// rules that know the name see it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TimeoutRules : FamilyRule
{
    private static readonly ImmutableArray<TimeoutRule> All =
    [
        new HttpTimeoutRule(),
        new TokenInReachRule(),
        new DatabaseTimeoutRule(),
        new RegexTimeoutRule(),
        new WaitTimeoutRule(),
        new GrpcDeadlineRule(),
        new EndlessRetryRule(),
        new EndlessTokenRule(),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. All.SelectMany(static rule => rule.Descriptors)];

    /// <inheritdoc/>
    protected override void Register(CompilationStartAnalysisContext context, WellKnownSymbols symbols)
    {
        var known = All.Where(rule => rule.IsAbout(symbols)).ToList();
        if (known.Count == 0)
            return;

        var dispatch = new Dispatch(known, context.Compilation, context.Options.AnalyzerConfigOptionsProvider);
        context.RegisterOperationAction(dispatch.Look, dispatch.Kinds);
        if (known.Exists(static rule => rule.NextText is not null))
            context.RegisterSemanticModelAction(dispatch.LookAtTexts);
        if (known.Exists(static rule => rule.PartialMemberAttribute is not null))
            context.RegisterSymbolAction(dispatch.LookAtMembers, SymbolKind.NamedType);
    }

    private sealed class Dispatch
    {
        private readonly List<TimeoutRule> rules;
        private readonly Dictionary<string, TimeoutRule[]> calls;
        private readonly Dictionary<string, TimeoutRule[]> creations;
        private readonly Dictionary<string, TimeoutRule[]> assignments;
        private readonly Dictionary<OperationKind, TimeoutRule[]> nameless;
        private readonly TimeoutRule[] ofAnyCall;
        private readonly TimeoutRule[] ofTexts;
        private readonly OptionsByTree<TimeoutOptions> options;
        private readonly TimeoutProject project;
        private readonly bool isTest;

        public Dispatch(List<TimeoutRule> rules, Compilation compilation, AnalyzerConfigOptionsProvider provider)
        {
            this.rules = rules;
            calls = Table(rules, static rule => rule.Calls, StringComparer.Ordinal);
            creations = Table(rules, static rule => rule.Creations, StringComparer.Ordinal);
            assignments = Table(rules, static rule => rule.Assignments, StringComparer.Ordinal);
            nameless = Table(rules, static rule => rule.Kinds, EqualityComparer<OperationKind>.Default);
            ofAnyCall = nameless.TryGetValue(OperationKind.Invocation, out var any) ? any : [];
            ofTexts = [.. rules.Where(static rule => rule.NextText is not null)];
            options = new OptionsByTree<TimeoutOptions>(provider, TimeoutOptions.Read);
            project = new TimeoutProject(compilation, provider.GlobalOptions);
            isTest = TestProject.Is(compilation, provider.GlobalOptions);

            var kinds = new HashSet<OperationKind>(nameless.Keys);
            if (calls.Count > 0)
                kinds.Add(OperationKind.Invocation);
            if (creations.Count > 0)
                kinds.Add(OperationKind.ObjectCreation);
            if (assignments.Count > 0)
                kinds.Add(OperationKind.SimpleAssignment);
            Kinds = [.. kinds];
        }

        /// <summary>The kinds of operations that at least one of the rules looks at.</summary>
        public ImmutableArray<OperationKind> Kinds { get; }

        public void Look(OperationAnalysisContext context)
        {
            var operation = context.Operation;
            TimeoutRule[]? rules;
            switch (operation)
            {
                case IInvocationOperation call:
                    foreach (var rule in ofAnyCall)
                    {
                        if (rule.IsOfInterest(call))
                            Look(new SiteContext(context), [rule]);
                    }

                    calls.TryGetValue(call.TargetMethod.Name, out rules);
                    break;
                case IObjectCreationOperation { Type: { } type }:
                    creations.TryGetValue(type.Name, out rules);
                    break;
                case ISimpleAssignmentOperation { Target: IMemberReferenceOperation target }:
                    assignments.TryGetValue(target.Member.Name, out rules);
                    break;
                default:
                    nameless.TryGetValue(operation.Kind, out rules);
                    break;
            }

            if (rules is not null)
                Look(new SiteContext(context), rules);
        }

        public void LookAtMembers(SymbolAnalysisContext context)
        {
            // A member with two halves stands in a type with two parts.
            var type = (INamedTypeSymbol)context.Symbol;
            if (type.DeclaringSyntaxReferences.Length < 2)
                return;
            foreach (var member in type.GetMembers())
            {
                if (member is not (IMethodSymbol { IsPartialDefinition: true } or IPropertySymbol { IsPartialDefinition: true }))
                    continue;
                foreach (var attribute in member.GetAttributes())
                {
                    if (attribute is { AttributeClass.Name: var name, ApplicationSyntaxReference.SyntaxTree: { } tree }
                        && rules.Find(rule => rule.PartialMemberAttribute == name) is { } rule
                        && options.Of(tree) is var ofFile
                        && (!isTest || ofFile.IncludesTestProjects))
                    {
                        rule.Look(attribute, context, ofFile, project);
                    }
                }
            }
        }

        public void LookAtTexts(SemanticModelAnalysisContext context)
        {
            var model = context.SemanticModel;
            var text = model.SyntaxTree.GetText(context.CancellationToken).ToString();
            foreach (var rule in ofTexts)
            {
                SyntaxToken last = default;
                for (var at = rule.NextText!(text, 0); at >= 0; at = rule.NextText(text, at + 1))
                {
                    var token = model.SyntaxTree.GetRoot(context.CancellationToken).FindToken(at);
                    if (token == last)
                        continue;
                    last = token;
                    if (token.Span.Contains(at) && token.Parent is ExpressionSyntax or InterpolatedStringContentSyntax
                        && model.GetOperation(token.Parent, context.CancellationToken) is { } operation
                        && model.GetEnclosingSymbol(at, context.CancellationToken) is { } member)
                    {
                        Look(new SiteContext(context, operation, member), [rule]);
                    }
                }
            }
        }

        private void Look(SiteContext context, TimeoutRule[] rules)
        {
            var ofFile = options.Of(context.Operation.Syntax.SyntaxTree);
            if (isTest && !ofFile.IncludesTestProjects)
                return;

            var site = new TimeoutSite(context, ofFile, project);
            foreach (var rule in rules)
                rule.Look(site);
        }

        private static Dictionary<TKey, TimeoutRule[]> Table<TKey>(
            List<TimeoutRule> rules, Func<TimeoutRule, ImmutableArray<TKey>> keys, IEqualityComparer<TKey> comparer)
            where TKey : notnull =>
            rules
                .SelectMany(rule => keys(rule).Select(key => (Key: key, Rule: rule)))
                .GroupBy(static row => row.Key, static row => row.Rule, comparer)
                .ToDictionary(static rows => rows.Key, static rows => rows.ToArray(), comparer);
    }
}
