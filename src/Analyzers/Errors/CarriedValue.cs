using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Errors;

/// <summary>How much of the error that is followed is in the value of an expression.</summary>
internal sealed class CarriedValue(ResultShapes results)
{
    private const int MaxDepth = 64;

    /// <summary>What the value of the operation carries.</summary>
    public Carried Of(IOperation? operation, PathState state, int depth = 0)
    {
        if (operation is null || depth++ > MaxDepth)
            return Carried.None;

        switch (operation)
        {
            case ILocalReferenceOperation local:
                return state.Of(local.Local);
            case IParameterReferenceOperation parameter:
                return state.Of(parameter.Parameter);
            case IFlowCaptureReferenceOperation capture:
                return state.Of(capture.Id);
            case IFieldReferenceOperation field:
                return OfMember(field, field.Field, field.Instance, state, depth);
            case IPropertyReferenceOperation property:
                return OfMember(property, property.Property, property.Instance, state, depth);
            case IConversionOperation conversion:
                return OfConversion(conversion, Of(conversion.Operand, state, depth));
            case IAwaitOperation awaited:
                return Of(awaited.Operation, state, depth);
            case IParenthesizedOperation parenthesized:
                return Of(parenthesized.Operand, state, depth);
            case IArrayElementReferenceOperation element:
                return Of(element.ArrayReference, state, depth);
            case IInvocationOperation invocation:
                return OfInvocation(invocation, state, depth);
            case IObjectCreationOperation creation:
                return OfCreation(creation, state, depth);
            case IInterpolatedStringOperation interpolated:
                return OfText(interpolated.ChildOperations, state, depth);
            case IInterpolationOperation interpolation:
                return Of(interpolation.Expression, state, depth);
            case IBinaryOperation { Type.SpecialType: SpecialType.System_String } concatenation:
                return OfText(concatenation.ChildOperations, state, depth);
            case ISimpleAssignmentOperation assignment:
                return Of(assignment.Value, state, depth);
            case IArgumentOperation argument:
                return Of(argument.Value, state, depth);
            case ITupleOperation tuple:
                return OfParts(tuple.ChildOperations, state, depth, keepsMessage: results.IsResult(tuple.NaturalType) || results.IsResult(tuple.Type));
            case IArrayCreationOperation or IArrayInitializerOperation or ICollectionExpressionOperation or ISpreadOperation:
                return OfParts(operation.ChildOperations, state, depth, keepsMessage: true);
            case IAnonymousObjectCreationOperation or IObjectOrCollectionInitializerOperation or IWithOperation:
                return OfParts(operation.ChildOperations, state, depth, keepsMessage: false);

            // These are branches in a flow graph, and operations in a body.
            case ICoalesceOperation coalesce:
                return Max(Of(coalesce.Value, state, depth), Of(coalesce.WhenNull, state, depth));
            case IConditionalOperation conditional:
                return Max(Of(conditional.WhenTrue, state, depth), Of(conditional.WhenFalse, state, depth));
            case IConditionalAccessOperation access:
                return Of(access.Operation, state, depth) == Carried.None ? Carried.None : Carried.Text;
            default:
                return Carried.None;
        }
    }

    /// <summary>What an object carries after one of its members was set to the value.</summary>
    public Carried AsMember(ITypeSymbol? type, Carried value) => value switch
    {
        Carried.None => Carried.None,
        Carried.Message => type.IsException() ? Carried.Message : results.IsResult(type) ? Carried.Wrapped : Carried.None,
        _ => Carried.Wrapped,
    };

    // A conversion of its own makes a result of an exception, or of what it says.
    private Carried OfConversion(IConversionOperation conversion, Carried operand) =>
        conversion.OperatorMethod is null ? operand : AsMember(conversion.Type, operand);

    private Carried OfMember(IOperation reference, ISymbol member, IOperation? instance, PathState state, int depth)
    {
        // A field of this object holds what the method put there.
        if (instance is null or IInstanceReferenceOperation && state.Of(member) is var own && own != Carried.None)
            return own;

        var owner = Of(instance, state, depth);
        switch (owner)
        {
            case Carried.None:
                return Carried.None;
            case Carried.Message or Carried.Text:
                return Carried.None;
            case Carried.Failure:
                return ResultShapes.IsReason(member) ? Reason(reference.Type) : Carried.None;
            default:
                if (reference.Type.IsException())
                    return owner == Carried.Wrapped ? Carried.Error : Carried.Cause;
                return member.Name switch
                {
                    "Message" => Carried.Message,
                    "StackTrace" => Carried.Text,
                    "InnerExceptions" => Carried.Wrapped,
                    "SourceException" => Carried.Error,
                    _ when owner == Carried.Wrapped && ResultShapes.IsReason(member) => Carried.Text,
                    _ => Carried.None,
                };
        }
    }

    private static Carried Reason(ITypeSymbol? type) => type.IsException() ? Carried.Error : Carried.Text;

    private Carried OfInvocation(IInvocationOperation invocation, PathState state, int depth)
    {
        var method = invocation.TargetMethod;
        var carried = Carried.None;
        var receiver = Of(invocation.Instance, state, depth);
        foreach (var argument in invocation.Arguments)
        {
            var one = Of(argument.Value, state, depth);
            if (argument.Parameter?.Ordinal == 0 && method.IsExtensionMethod)
                receiver = one;
            else
                carried = Max(carried, one);
        }

        var type = invocation.Type;
        if (receiver is Carried.Error or Carried.Cause or Carried.Wrapped)
        {
            // GetBaseException, Flatten, AddLogContext; ConfigureAwait; ToString, and a formatter of the program's own.
            if (type.IsException())
                return receiver == Carried.Wrapped ? Carried.Wrapped : method.Name == "GetBaseException" ? Carried.Cause : receiver;
            if (type?.SpecialType == SpecialType.System_String)
                return Carried.Text;
            carried = Max(carried, receiver);
        }
        else if (receiver is Carried.Message or Carried.Text)
        {
            return type?.SpecialType == SpecialType.System_String ? Max(carried, receiver) : Carried.None;
        }

        if (carried is Carried.None)
            return method.Name == "ToString" && receiver == Carried.Failure ? Carried.Text : Carried.None;
        if (type?.SpecialType == SpecialType.System_String)
            return carried == Carried.Message ? OfMessage(method) : Carried.Text;

        return IsFactory(method, type) ? AsMember(Content(type), carried)
            : carried is Carried.Message ? Carried.None
            : type.IsException() || IsTransparent(method) ? Carried.Wrapped
            : Carried.None;
    }

    private static Carried OfMessage(IMethodSymbol method) =>
        method.ContainingType.SpecialType == SpecialType.System_String ? Carried.Message : Carried.None;

    // A method of the result's own, or one that says what it returns; not any method that happens to take an exception.
    private bool IsFactory(IMethodSymbol method, ITypeSymbol? type)
    {
        var content = Content(type);
        if (IsPlainTask(content))
            return false;
        return results.IsResult(content)
            || (method.IsStatic && !method.IsExtensionMethod && content is not null && content.Name == method.ContainingType.Name && content.Name.Length > 0);
    }

    // A task says whether it failed, too; but a method that returns one does what it does with an exception it is given.
    private static bool IsPlainTask(ITypeSymbol? type) => type.Is("System.Threading.Tasks", "Task") || type.Is("System.Threading.Tasks", "ValueTask");

    private static bool IsTransparent(IMethodSymbol method) =>
        method.Name is "FromException" or "FromResult" or "Capture" or "ConfigureAwait" or "AsTask" or "Append" or "Concat" or "ToArray" or "ToList";

    /// <summary>The result of a task, or the type itself.</summary>
    public static ITypeSymbol? Content(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Arity: 1, Name: "Task" or "ValueTask" } task && task.ContainingNamespace.IsNamed("System.Threading.Tasks")
            ? task.TypeArguments[0]
            : type;

    private Carried OfCreation(IObjectCreationOperation creation, PathState state, int depth)
    {
        var carried = Carried.None;
        foreach (var argument in creation.Arguments)
            carried = Max(carried, Of(argument.Value, state, depth));
        if (creation.Initializer is { } initializer)
            carried = Max(carried, OfParts(initializer.ChildOperations, state, depth, keepsMessage: true));
        return AsMember(creation.Type, carried);
    }

    private Carried OfText(IOperation.OperationList parts, PathState state, int depth)
    {
        var carried = Carried.None;
        foreach (var part in parts)
        {
            var one = Of(part, state, depth);
            carried = Max(carried, one is Carried.None or Carried.Message ? one : Carried.Text);
        }

        return carried;
    }

    private Carried OfParts(IOperation.OperationList parts, PathState state, int depth, bool keepsMessage)
    {
        var carried = Carried.None;
        foreach (var part in parts)
            carried = Max(carried, Of(part, state, depth));

        return carried switch
        {
            Carried.None => Carried.None,
            Carried.Message => keepsMessage ? Carried.Message : Carried.None,
            Carried.Text => Carried.Text,
            _ => Carried.Wrapped,
        };
    }

    private static Carried Max(Carried left, Carried right) => left >= right ? left : right;
}
