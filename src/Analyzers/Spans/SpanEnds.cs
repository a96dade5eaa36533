using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Spans;

/// <summary>What ends a span, a scope, or the suppression of the flow of contexts.</summary>
internal static class SpanEnds
{
    /// <summary>The methods.</summary>
    public static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "Dispose", "DisposeAsync", "Stop", "Undo", "End", "Finish", "Complete" };

    /// <summary>How a function treats a variable.</summary>
    internal enum Treatment
    {
        /// <summary>Nothing ends it.</summary>
        Kept,

        /// <summary>A call ends it, on some path at least.</summary>
        Ended,

        /// <summary>A using ends it, or somebody else has it.</summary>
        Safe,
    }

    /// <summary>How a body treats a variable.</summary>
    public static Treatment Of(ILocalSymbol local, IOperation body)
    {
        var treatment = Treatment.Kept;
        Read(body, local, isNested: false, ref treatment);
        return treatment;
    }

    /// <summary>Whether an operation of a graph ends the variable, or, without one, restores the flow.</summary>
    public static bool Has(IOperation operation, ILocalSymbol? local, ISet<CaptureId> captures)
    {
        if (operation is IFlowAnonymousFunctionOperation)
            return false;
        if (operation is IInvocationOperation call && Ends(call, local, captures))
            return true;
        foreach (var child in operation.ChildOperations)
        {
            if (Has(child, local, captures))
                return true;
        }

        return false;
    }

    /// <summary>Whether the call restores the flow of contexts.</summary>
    public static bool IsRestore(IMethodSymbol method) =>
        method.Name == "RestoreFlow" && method.ContainingType.Is("System.Threading", "ExecutionContext");

    /// <summary>Whether the members that are called on a value one after the other end it.</summary>
    public static bool AreIn(IOperation accessed) => OfAccess(accessed) == Treatment.Ended;

    private static bool Ends(IInvocationOperation call, ILocalSymbol? local, ISet<CaptureId> captures)
    {
        if (IsRestore(call.TargetMethod))
            return true;
        if (local is null || !Names.Contains(call.TargetMethod.Name))
            return false;

        var receiver = Receiver(call);
        while (receiver?.WithoutConversions() is IInvocationOperation fluent && fluent.Type.Is("System.Diagnostics", "Activity") && Receiver(fluent) is { } inner)
            receiver = inner;
        return receiver?.WithoutConversions() switch
        {
            ILocalReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Local, local),
            IFlowCaptureReferenceOperation capture => captures.Contains(capture.Id),
            _ => false,
        };
    }

    private static IOperation? Receiver(IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);

    private static void Read(IOperation operation, ILocalSymbol local, bool isNested, ref Treatment treatment)
    {
        if (treatment == Treatment.Safe)
            return;
        if (operation is ILocalReferenceOperation reference)
        {
            if (SymbolEqualityComparer.Default.Equals(reference.Local, local))
            {
                var one = isNested ? Treatment.Safe : OfUse(reference);
                treatment = one > treatment ? one : treatment;
            }

            return;
        }

        isNested |= operation is IAnonymousFunctionOperation or ILocalFunctionOperation;
        foreach (var child in operation.ChildOperations)
            Read(child, local, isNested, ref treatment);
    }

    private static Treatment OfUse(IOperation use)
    {
        var child = use;
        for (var parent = use.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case IConversionOperation or IParenthesizedOperation:
                    continue;
                case IConditionalAccessOperation access when access.Operation == child:
                    return OfAccess(access.WhenNotNull);
                case IInvocationOperation call when call.Instance == child:
                    return OfCall(call);
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } call } argument when call.Arguments[0] == argument:
                    return OfCall(call);
                case IMemberReferenceOperation or IIsPatternOperation or IBinaryOperation or IIsTypeOperation or IExpressionStatementOperation:
                    return Treatment.Kept;
                case ISimpleAssignmentOperation assignment when assignment.Target == child:
                    return Treatment.Kept;
                default:
                    return Treatment.Safe;
            }
        }

        return Treatment.Safe;
    }

    private static Treatment OfAccess(IOperation accessed)
    {
        while (accessed is IInvocationOperation or IConditionalAccessOperation or IConversionOperation)
        {
            if (accessed is IInvocationOperation call)
            {
                if (OfCall(call) is var treatment and not Treatment.Kept)
                    return treatment;
                if (Receiver(call) is not { } receiver)
                    return Treatment.Kept;
                accessed = receiver;
            }
            else
            {
                accessed = accessed is IConditionalAccessOperation access ? access.WhenNotNull : ((IConversionOperation)accessed).Operand;
            }
        }

        return Treatment.Kept;
    }

    // A fluent call returns the span itself: what becomes of that becomes of the span.
    private static Treatment OfCall(IInvocationOperation call)
    {
        if (Names.Contains(call.TargetMethod.Name))
            return Treatment.Ended;
        if (!call.Type.Is("System.Diagnostics", "Activity"))
            return Treatment.Kept;
        return SpanStarts.UseOf(call, out _) switch
        {
            StartUse.Ended => Treatment.Ended,
            StartUse.Discarded => Treatment.Kept,
            _ => Treatment.Safe,
        };
    }
}
