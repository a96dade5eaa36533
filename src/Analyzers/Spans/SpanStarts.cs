using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Spans;

/// <summary>What becomes of the result of a call that starts a span or a scope.</summary>
internal enum StartUse
{
    /// <summary>Somebody else has it: it is returned, or an argument, or a member.</summary>
    HandedOver,

    /// <summary>Nobody has it.</summary>
    Discarded,

    /// <summary>It is ended at once.</summary>
    Ended,

    /// <summary>A using ends it.</summary>
    Used,

    /// <summary>A variable has it.</summary>
    Local,

    /// <summary>A field has it.</summary>
    Field,
}

/// <summary>Calls that start a span, and where their result goes.</summary>
internal static class SpanStarts
{
    private const string Diagnostics = "System.Diagnostics";

    /// <summary>Whether a method starts a span and returns it: the source's own, or a method of the program that wraps it.</summary>
    public static bool Contains(IMethodSymbol method) =>
        method.Name.StartsWith("Start", StringComparison.Ordinal) && method.ReturnType.Is(Diagnostics, "Activity");

    /// <summary>Where the result of a call goes.</summary>
    /// <param name="start">The call.</param>
    /// <param name="owner">The operation that takes it: a declarator, an assignment, a statement.</param>
    public static StartUse UseOf(IOperation start, out IOperation owner)
    {
        var child = start;
        for (var parent = start.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            owner = parent;
            switch (parent)
            {
                case IConversionOperation or IParenthesizedOperation or ICoalesceOperation or IVariableInitializerOperation:
                    continue;
                case IConditionalAccessOperation access:
                    if (access.Operation == child && SpanEnds.AreIn(access.WhenNotNull))
                        return StartUse.Ended;
                    continue;
                case IConditionalOperation conditional when child != conditional.Condition:
                    continue;

                // StartActivity("a")?.SetTag("b", 1) is the same span; Start() of a new one, too.
                case IInvocationOperation call when call.Instance == child || (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 && call.Arguments[0] == child):
                    if (SpanEnds.Names.Contains(call.TargetMethod.Name))
                        return StartUse.Ended;
                    if (call.Type.Is(Diagnostics, "Activity"))
                        continue;
                    return StartUse.HandedOver;
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } extended } when extended.Arguments[0] == parent:
                    continue;
                case IExpressionStatementOperation:
                    return StartUse.Discarded;
                case IVariableDeclaratorOperation declarator:
                    return IsUsing(declarator) ? StartUse.Used : StartUse.Local;
                case IUsingOperation:
                    return StartUse.Used;
                case ISimpleAssignmentOperation { Target: var target } assignment when assignment.Value == child:
                    if (assignment.Parent is IUsingOperation)
                        return StartUse.Used;
                    return target switch
                    {
                        IDiscardOperation => StartUse.Discarded,
                        ILocalReferenceOperation => StartUse.Local,
                        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } => StartUse.Field,
                        _ => StartUse.HandedOver,
                    };
                default:
                    return StartUse.HandedOver;
            }
        }

        owner = start;
        return StartUse.HandedOver;
    }

    /// <summary>The variable that a declaration or an assignment sets.</summary>
    public static ILocalSymbol? Local(IOperation owner) => owner switch
    {
        IVariableDeclaratorOperation declarator => declarator.Symbol,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } => local.Local,
        _ => null,
    };

    private static bool IsUsing(IVariableDeclaratorOperation declarator)
    {
        for (IOperation? parent = declarator.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IUsingDeclarationOperation or IUsingOperation:
                    return true;
                case IBlockOperation or IMethodBodyOperation:
                    return false;
            }
        }

        return false;
    }
}
