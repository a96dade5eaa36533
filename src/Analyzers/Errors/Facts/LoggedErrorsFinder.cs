using Instrumentation.Analyzers.Options;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Generators.Recognition;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Errors;

/// <summary>
/// Finds the methods of a compilation whose errors are logged and reach callers in other assemblies: those that log themselves, by their
/// syntax first, and then those that call them, by the names.
/// </summary>
internal sealed class LoggedErrorsFinder
{
    private readonly Compilation compilation;
    private readonly CancellationToken cancellationToken;
    private readonly SourceBodies bodies;
    private readonly OptionsByTree<ErrorTerms> terms;
    private readonly ErrorSummaries summaries;
    private readonly ErrorResolution resolution;
    private readonly bool hasFriends;
    private readonly HashSet<IMethodSymbol> asked = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, LoggedErrors> found = new(StringComparer.Ordinal);

    private LoggedErrorsFinder(Compilation compilation, AnalyzerConfigOptionsProvider provider, CancellationToken cancellationToken)
    {
        this.compilation = compilation;
        this.cancellationToken = cancellationToken;
        terms = ErrorTerms.ByTree(WellKnownSymbols.For(compilation), provider);
        bodies = new SourceBodies(compilation, terms, cancellationToken);
        summaries = new ErrorSummaries(compilation, bodies.Read);
        resolution = new ErrorResolution(summaries, type: null, isComplete: true, new ErrorQueue(), static _ => { }, cancellationToken);
        hasFriends = compilation.Assembly.Attribute("System.Runtime.CompilerServices", "InternalsVisibleToAttribute") is not null;
    }

    /// <summary>The methods, in the order of their ids; none where nobody could read of them.</summary>
    public static EquatableArray<LoggedErrors> Find(Compilation compilation, AnalyzerConfigOptionsProvider provider, CancellationToken cancellationToken)
    {
        if (!ReferencedErrors.CanBeWritten(compilation) || TestProject.Is(compilation, provider.GlobalOptions))
            return EquatableArray<LoggedErrors>.Empty;

        var finder = new LoggedErrorsFinder(compilation, provider, cancellationToken);

        // It ends: nobody is asked twice, and nobody's errors come from deeper than the options allow.
        for (var names = finder.Ask(finder.Candidates()); names.Count > 0;)
            names = finder.Ask(finder.Callers(names));
        return finder.found.Values.OrderBy(static errors => errors.Method, StringComparer.Ordinal).ToEquatableArray();
    }

    private IEnumerable<SyntaxNode> Candidates()
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var member in ErrorCandidates.Of(tree, cancellationToken))
                yield return member;
        }
    }

    private IEnumerable<SyntaxNode> Callers(HashSet<string> names)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var invocation in InvocationIndex.Of(tree, cancellationToken).Of(names))
            {
                if (ErrorCandidates.Member(invocation) is { } member)
                    yield return member;
            }
        }
    }

    /// <returns>The names of those that have errors to tell of, and were not asked before.</returns>
    private HashSet<string> Ask(IEnumerable<SyntaxNode> members)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (Method(member) is { } method && asked.Add(method) && Add(method, View(member.SyntaxTree)))
                names.Add(method.MetadataName.Substring(method.MetadataName.LastIndexOf('.') + 1));
        }

        return names;
    }

    private ErrorSummaries.View View(SyntaxTree tree) =>
        new(summaries, type: null, isComplete: true, terms.Of(tree).Options.MaxCallDepth, resolution.Follow);

    private IMethodSymbol? Method(SyntaxNode member) => bodies.Models.Of(member.SyntaxTree)?.GetDeclaredSymbol(member, cancellationToken) switch
    {
        IMethodSymbol method => method,
        IPropertySymbol property => property.GetMethod,
        _ => null,
    };

    private bool Add(IMethodSymbol method, ErrorSummaries.View view)
    {
        var escapes = view.Escapes(method);
        var isReturned = view.Of(method)?.ReturnedLog is not null;
        if (escapes.Count == 0 && !isReturned)
            return false;

        Write(method, escapes, isReturned);
        foreach (var implemented in Implemented(method))
        {
            // Others may implement it, too: then nobody knows which one is called.
            if (SymbolEqualityComparer.Default.Equals(view.Body(implemented), method))
                Write(implemented, escapes, isReturned);
        }

        return true;
    }

    private void Write(IMethodSymbol method, List<EscapedError> escapes, bool isReturned)
    {
        if (!IsVisible(method) || method.GetDocumentationCommentId() is not { } id || found.ContainsKey(id))
            return;

        var exceptions = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var escaped in escapes)
        {
            if (ReferencedErrors.Id(escaped.Type) is { } type)
                exceptions.Add(type);
        }

        if (exceptions.Count > 0 || isReturned)
            found.Add(id, new LoggedErrors(id, exceptions.ToEquatableArray(), isReturned));
    }

    private bool IsVisible(IMethodSymbol method)
    {
        for (ISymbol? symbol = method; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            var isVisible = symbol.DeclaredAccessibility switch
            {
                Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal => true,
                Accessibility.Internal or Accessibility.ProtectedAndInternal => hasFriends,
                _ => false,
            };
            if (!isVisible)
                return false;
        }

        return true;
    }

    private static IEnumerable<IMethodSymbol> Implemented(IMethodSymbol method)
    {
        foreach (var implemented in method.ContainingType.AllInterfaces)
        {
            foreach (var member in implemented.OriginalDefinition.GetMembers())
            {
                if (member is IMethodSymbol declared
                    && SymbolEqualityComparer.Default.Equals(Implementation(method.ContainingType, implemented, declared), method))
                {
                    yield return declared;
                }
            }
        }

        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
            yield return overridden.OriginalDefinition;
    }

    private static ISymbol? Implementation(INamedTypeSymbol type, INamedTypeSymbol implemented, IMethodSymbol declared)
    {
        foreach (var member in implemented.GetMembers(declared.Name))
        {
            if (SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, declared))
                return type.FindImplementationForInterfaceMember(member)?.OriginalDefinition;
        }

        return null;
    }
}
