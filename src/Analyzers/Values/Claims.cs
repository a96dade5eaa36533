using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Values.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Values;

/// <summary>Claims of a user: how many values one has depends on what it claims.</summary>
internal static class Claims
{
    private const string Namespace = "System.Security.Claims";

    /// <summary>Whether the type is a claim.</summary>
    public static bool IsClaim(ITypeSymbol? type) => type.Is(Namespace, "Claim");

    /// <summary>The type of claim that a call looks for, if the source says it: the last part of one that is a URI.</summary>
    public static string? Type(IInvocationOperation call)
    {
        if (!call.TargetMethod.Name.StartsWith("FindFirst", StringComparison.Ordinal) || !call.TargetMethod.ContainingNamespace.IsNamed(Namespace))
            return null;
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Type.SpecialType == SpecialType.System_String
                && Variables.WithoutConversions(argument.Value)?.ConstantValue is { HasValue: true, Value: string type })
            {
                return type.Substring(type.LastIndexOf('/') + 1);
            }
        }

        return null;
    }
}
