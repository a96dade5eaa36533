using Instrumentation.Generators.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Coverage;

/// <summary>Uses of an instrumented method that are no calls of it: what is made of a method group.</summary>
internal static class MethodUse
{
    private static readonly string[] Mocks = ["Moq", "FakeItEasy", "Telerik", "Rhino"];

    /// <summary>Whether something may call the method by what the method group becomes.</summary>
    public static bool LeadsToCalls(IMethodReferenceOperation reference)
    {
        if (CallRecognition.IsPlainCall(reference))
            return false;

        for (IOperation? child = reference, parent = reference.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case INameOfOperation:
                case IEventAssignmentOperation { Adds: false }:
                case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract }:
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals }:
                    return false;
                case IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation or IAddressOfOperation:
                    continue;
                default:
                    return true;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether a framework is told to call the method: an endpoint (<c>MapGet("/", Handler)</c>), whose delegate is not called by any code
    /// that the compiler sees.
    /// </summary>
    public static IInvocationOperation? Route(IMethodReferenceOperation reference)
    {
        IOperation? parent = reference.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
            parent = parent.Parent;
        return parent is IArgumentOperation { Parameter.Type: { } type, Parent: IInvocationOperation { TargetMethod: { } map } invocation }
            && IsMap(map.Name)
            && IsHandler(type)
                ? invocation
                : null;
    }

    /// <summary>
    /// Whether the code is an override of the method, or the core method of one: <c>base</c> is how it is meant to be called there, and the
    /// call of the override is the one that was seen.
    /// </summary>
    public static bool IsInOverrideOf(ISymbol code, IMethodSymbol method)
    {
        if (code is not IMethodSymbol caller)
            return false;
        if (Overrides(caller, method))
            return true;

        foreach (var member in caller.ContainingType.GetMembers())
        {
            if (member is IMethodSymbol { IsPartialDefinition: true } partial
                && CoreMethod.NameFor(partial.Name) == caller.Name
                && Overrides(partial, method)
                && SymbolEqualityComparer.Default.Equals(CoreMethod.Find(partial), caller))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the call only describes itself to a library of mocks: nothing will ever run it.</summary>
    public static bool IsSetUpOfMock(IOperation call)
    {
        for (var parent = call.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType: { } type } }
                && Array.Exists(Mocks, root => FrameworkType.IsBelow(type, root)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Overrides(IMethodSymbol caller, IMethodSymbol method)
    {
        for (var overridden = caller.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method.OriginalDefinition))
                return true;
        }

        return false;
    }

    private static bool IsMap(string name) =>
        name.StartsWith("Map", StringComparison.Ordinal) && (name.Length == 3 || char.IsUpper(name[3]));

    private static bool IsHandler(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Delegate
        || (type is INamedTypeSymbol { Name: "RequestDelegate" } handler && FrameworkType.Is(handler, "Microsoft.AspNetCore.Http", "RequestDelegate"));
}
