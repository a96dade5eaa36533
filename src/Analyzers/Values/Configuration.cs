using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Values.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Values;

/// <summary>Objects that configure a process: options, settings and the like. What is read from them is chosen once.</summary>
internal static class Configuration
{
    private const int MaxDepth = 6;

    private static readonly string[] Words = ["Options", "Settings", "Configuration", "Config"];

    /// <summary>Whether a member is one of such an object, or of an object in it.</summary>
    public static bool Has(ISymbol member, IOperation? receiver)
    {
        if (IsNamed(member.ContainingType?.Name))
            return true;

        var current = Variables.WithoutConversions(receiver);
        for (var depth = 0; depth < MaxDepth && current is not null and not IInstanceReferenceOperation; depth++)
        {
            // The last word of the receiver is its name, also where the compiler keeps it in a capture of its own.
            if (IsNamed(current.Type?.Name) || IsNamed(current.Syntax.GetLastToken().ValueText))
                return true;
            if (current is not IMemberReferenceOperation reference)
                return false;
            if (IsOfOptions(reference.Member.ContainingType))
                return true;
            current = Variables.WithoutConversions(reference.Instance);
        }

        return false;
    }

    private static bool IsOfOptions(INamedTypeSymbol? type) =>
        type is { Name: "IOptions" or "IOptionsSnapshot" or "IOptionsMonitor" } && type.ContainingNamespace.IsNamed("Microsoft.Extensions.Options");

    private static bool IsNamed(string? name)
    {
        if (name is null)
            return false;
        foreach (var word in Words)
        {
            if (!name.EndsWith(word, StringComparison.OrdinalIgnoreCase))
                continue;

            // A word begins where the name does, or at a capital letter.
            var start = name.Length - word.Length;
            if (start == 0 || name[start - 1] == '_' || char.IsUpper(name[start]))
                return true;
        }

        return false;
    }
}
