using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Values;

/// <summary>A name under which an unknown value was met.</summary>
/// <param name="Name">The name of a parameter, local, field or property, or of a claim.</param>
/// <param name="Owner">The name of the type that a property or field belongs to; empty for any other.</param>
/// <param name="Symbol">What bears the name; none for a claim, or where there is no name.</param>
/// <param name="Text">How the source writes it, for a message.</param>
internal readonly record struct Origin(string Name, string Owner, ISymbol? Symbol, string Text)
{
    /// <summary>Whether the value came from somewhere else before it got this name.</summary>
    public bool IsAlias { get; init; }

    /// <summary>Whether it was read from what configures the process.</summary>
    public bool IsConfigured { get; init; }

    /// <summary>The name of a symbol.</summary>
    public static Origin Of(ISymbol symbol, string? text = null) => new(
        symbol.Name,
        symbol is IPropertySymbol or IFieldSymbol or IMethodSymbol ? symbol.ContainingType?.Name ?? string.Empty : string.Empty,
        symbol,
        text ?? symbol.Name);

    /// <inheritdoc/>
    public bool Equals(Origin other) => Name == other.Name && Owner == other.Owner && (Symbol is not null || Text == other.Text) && SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);
}
