using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Rules.Timeouts;

/// <summary>
/// One rule about time limits: what it says, and which operations it wants to see. The names are asked before anything else: next to no
/// operation of a program has one of them.
/// </summary>
internal abstract class TimeoutRule
{
    /// <summary>What the rule says; one id, with more than one severity where it has them.</summary>
    public abstract ImmutableArray<DiagnosticDescriptor> Descriptors { get; }

    /// <summary>The simple names of the methods whose calls it looks at.</summary>
    public virtual ImmutableArray<string> Calls => [];

    /// <summary>The simple names of the types whose creations it looks at.</summary>
    public virtual ImmutableArray<string> Creations => [];

    /// <summary>The simple names of the properties and fields whose assignments it looks at.</summary>
    public virtual ImmutableArray<string> Assignments => [];

    /// <summary>The kinds of operations that it looks at whatever their names are.</summary>
    public virtual ImmutableArray<OperationKind> Kinds => [];

    /// <summary>
    /// Whether a place of a file's text may be in a literal that it looks at. The text is searched rather than every literal of the program
    /// looked at: next to none is of interest.
    /// </summary>
    public virtual Func<string, int, int>? NextText => null;

    /// <summary>Whether the compilation references what the rule is about.</summary>
    public abstract bool IsAbout(WellKnownSymbols symbols);

    /// <summary>The attribute of partial members that it looks at: the compiler shows no operations of them, because their bodies are generated.</summary>
    public virtual string? PartialMemberAttribute => null;

    /// <summary>Whether an operation of one of these kinds is worth a look: asked of every single one, so by names alone.</summary>
    public virtual bool IsOfInterest(IOperation operation) => true;

    /// <summary>Looks at an operation that it has asked for.</summary>
    public abstract void Look(TimeoutSite site);

    /// <summary>Looks at the attribute that it has asked for.</summary>
    public virtual void Look(AttributeData attribute, SymbolAnalysisContext context, TimeoutOptions options, TimeoutProject project)
    {
    }
}
