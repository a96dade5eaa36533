using System.Collections.Concurrent;
using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Errors;

/// <summary>What is known of the methods of a compilation. Their bodies are looked at once, in whatever order the compiler takes them.</summary>
/// <param name="read">Reads the body of a method where nobody has yet; where the compiler hands all bodies out, nobody needs to.</param>
internal sealed class ErrorSummaries(Compilation compilation, Action<IMethodSymbol, ErrorSummaries>? read = null)
{
    private readonly ConcurrentDictionary<IMethodSymbol, MethodFacts> known = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, TypeCalls> calls = new(SymbolEqualityComparer.Default);
    private readonly Implementations implementations = Implementations.For(compilation);
    private readonly ReferencedErrors? referenced = ReferencedErrors.Of(compilation);

    /// <summary>The facts of a method, to be filled.</summary>
    public MethodFacts Add(IMethodSymbol method) => known.GetOrAdd(Key(method), static key => new MethodFacts(key));

    /// <summary>The calls of the methods of a type, to be filled.</summary>
    public TypeCalls AddCalls(INamedTypeSymbol type) => calls.GetOrAdd(type, static _ => new TypeCalls());

    /// <summary>Whether methods of the other assembly are known, though without their bodies.</summary>
    public bool KnowsOf(IAssemblySymbol? assembly) => referenced?.Knows(assembly) == true;

    /// <summary>The declaration for which all calls and both parts of a method stand.</summary>
    public static IMethodSymbol Key(IMethodSymbol method)
    {
        var declaration = (method.ReducedFrom ?? method).OriginalDefinition;
        return declaration.PartialDefinitionPart ?? declaration;
    }

    /// <summary>What may be asked at one time.</summary>
    /// <param name="type">The type whose methods are all known.</param>
    /// <param name="isComplete">Whether those of all types are.</param>
    /// <param name="maxDepth">How many calls deep an answer may look.</param>
    /// <param name="follow">Follows the errors of a body, if nobody has.</param>
    internal sealed class View(ErrorSummaries summaries, INamedTypeSymbol? type, bool isComplete, int maxDepth, Action<ErrorBody> follow)
    {
        /// <summary>Whether an answer had to be left open.</summary>
        public bool IsUndecided { get; private set; }

        /// <summary>The method whose body a call runs; <see langword="null"/> if it is not known, or may be another one.</summary>
        public IMethodSymbol? Body(IMethodSymbol called)
        {
            if (called.MethodKind is MethodKind.DelegateInvoke or MethodKind.FunctionPointerSignature)
                return null;

            IMethodSymbol? method = Key(called);
            if (!summaries.IsOwn(called))
                return method;
            if (!isComplete && (Implementations.IsOpen(method) || !SymbolEqualityComparer.Default.Equals(method.ContainingType, type)))
            {
                IsUndecided = true;
                return null;
            }

            if (Implementations.IsOpen(method))
                method = summaries.implementations.Only(method);
            if (method is null)
                return null;
            method = Key(method);
            summaries.Read(method);
            return method;
        }

        /// <summary>The facts of the method that a call runs; <see langword="null"/> if there are none.</summary>
        public MethodFacts? Of(IMethodSymbol called) => Body(called) is { } method ? Facts(method) : null;

        /// <summary>The parameters that a method logs, itself or by what it calls.</summary>
        public List<ParameterLog> ParameterLogs(MethodFacts facts)
        {
            var logs = new List<ParameterLog>();
            Add(facts, logs, maxDepth);
            return logs;
        }

        /// <summary>The exceptions that leave a method after somebody below has logged them.</summary>
        public List<EscapedError> Escapes(IMethodSymbol called)
        {
            var escapes = new List<EscapedError>();
            Add(called, escapes, new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default), maxDepth);
            return escapes;
        }

        private void Add(MethodFacts facts, List<ParameterLog> logs, int depth)
        {
            logs.AddRange(facts.Logs);
            if (depth <= 0)
                return;

            foreach (var forward in facts.Forwards)
            {
                if (Of(forward.Callee) is not { } callee)
                    continue;

                var below = new List<ParameterLog>();
                Add(callee, below, depth - 1);
                foreach (var log in below)
                {
                    // The severity that a caller chooses is chosen on the way.
                    if (log.Ordinal == forward.CalleeOrdinal)
                        logs.Add(log with { Ordinal = forward.Ordinal, SeverityOrdinal = -1 });
                }
            }
        }

        private MethodFacts? Facts(IMethodSymbol method)
        {
            if (!summaries.IsOwn(method))
                return summaries.Referenced(method);
            if (!summaries.known.TryGetValue(method, out var facts))
                return null;
            if (facts.Body is { } body)
            {
                follow(body);
                IsUndecided |= facts.Body is { IsInProgress: false };
            }

            return facts;
        }

        private void Add(IMethodSymbol called, List<EscapedError> escapes, HashSet<IMethodSymbol> seen, int depth)
        {
            if (Body(called) is not { } method || !seen.Add(method))
                return;

            if (Facts(method) is { } facts)
                escapes.AddRange(facts.Escapes);
            if (depth <= 0)
                return;

            foreach (var edge in summaries.CallsOf(method))
            {
                var below = new List<EscapedError>();
                Add(edge.Callee, below, seen, depth - 1);
                foreach (var escaped in below)
                {
                    // On the way others may throw the same.
                    if (edge.Through(escaped.Type) is { } passed)
                        escapes.Add(escaped with { Type = passed, IsCertain = escaped.IsCertain && OnlySource.IsCalledIn(method) });
                }
            }
        }
    }

    private bool IsOwn(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly);

    private ImmutableArray<CallEdge> CallsOf(IMethodSymbol method) =>
        method.ContainingType is { } type && calls.TryGetValue(type, out var ofType) ? ofType.Of(method) : [];

    private void Read(IMethodSymbol method) => read?.Invoke(method, this);

    // Its own assembly has one implementation of it; another one here may be the one that is called.
    private MethodFacts? Referenced(IMethodSymbol method) =>
        referenced?.Of(method) is { } facts && !(Implementations.IsOpen(method) && implementations.HasOther(method)) ? facts : null;
}
