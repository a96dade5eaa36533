using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Symbols;

/// <summary>
/// A table with a row for types, or for members of types, of the framework and of libraries, by namespace and name. The simple name is asked
/// first: almost every symbol of a program ends there.
/// </summary>
internal sealed class SymbolTable<T>
{
    private const char Separator = ':';

    private readonly Dictionary<string, List<Row>> rows = new(StringComparer.Ordinal);

    /// <summary>Adds a type, as <c>System.Guid</c>, or a member, as <c>System.Uri:Scheme</c>; a member <c>*</c> is any member.</summary>
    public SymbolTable<T> Add(string symbol, T value)
    {
        var colon = symbol.IndexOf(Separator);
        var type = colon < 0 ? symbol : symbol.Substring(0, colon);
        var dot = type.LastIndexOf('.');
        var name = type.Substring(dot + 1);
        if (!rows.TryGetValue(name, out var sameName))
            rows.Add(name, sameName = []);
        sameName.Add(new Row(dot < 0 ? string.Empty : type.Substring(0, dot), colon < 0 ? null : symbol.Substring(colon + 1), value));
        return this;
    }

    /// <summary>The row of a type itself.</summary>
    public bool TryType(ITypeSymbol? type, out T value) => TryFind(type, member: null, out value);

    /// <summary>The row of a member of a type, or of one of its bases and interfaces.</summary>
    public bool TryMember(ISymbol member, out T value)
    {
        var type = member.ContainingType;
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (TryFind(current, member.Name, out value))
                return true;
        }

        if (type is not null)
        {
            foreach (var implemented in type.AllInterfaces)
            {
                if (TryFind(implemented, member.Name, out value))
                    return true;
            }
        }

        value = default!;
        return false;
    }

    private bool TryFind(ITypeSymbol? type, string? member, out T value)
    {
        if (type is { ContainingType: null } && rows.TryGetValue(type.Name, out var sameName))
        {
            foreach (var row in sameName)
            {
                var isMember = member is null ? row.Member is null : row.Member == member || row.Member == "*";
                if (isMember && type.ContainingNamespace.IsNamed(row.Namespace))
                {
                    value = row.Value;
                    return true;
                }
            }
        }

        value = default!;
        return false;
    }

    private readonly record struct Row(string Namespace, string? Member, T Value);
}
