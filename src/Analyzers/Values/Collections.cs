using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Values.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Values;

/// <summary>Evaluates pairs and collections to the parts that they are made of.</summary>
internal sealed class Collections(Evaluator evaluator)
{
    /// <summary>A value that came out of a collection.</summary>
    public static Value Element(Value collection)
    {
        if (collection.Parts.IsEmpty)
            return Value.Unknown;
        var value = Value.Nothing;
        foreach (var part in collection.Parts)
            value = Value.Join(value, new Value(part.Value, part.Key is null ? [] : [part]) { Elements = part.Elements });
        return value;
    }

    /// <summary>A key of a collection of pairs.</summary>
    public static Value Keys(Value collection)
    {
        var value = Cardinality.Nothing;
        foreach (var part in collection.Parts)
            value = Cardinality.Join(value, part.Key ?? Cardinality.Unknown);
        return value;
    }

    /// <summary>A new object.</summary>
    public Value Creation(IObjectCreationOperation creation, Frame frame)
    {
        if (IsPair(creation.Type) && creation.Arguments.Length == 2)
            return Pair(Argument(creation, "key"), Argument(creation, "value"), frame);
        if (creation.Type?.SpecialType == SpecialType.System_String || creation.Type.Is("System.Text", "StringBuilder"))
            return Text(creation.Arguments, frame);

        // Collections are made of others.
        var parts = ImmutableArray<Part>.Empty;
        if (creation.Type.IsOrImplements("System.Collections", "IEnumerable"))
        {
            foreach (var argument in creation.Arguments)
                parts = Value.Union(parts, evaluator.Evaluate(argument.Value, frame).Parts);
        }

        return new Value(Cardinality.Unknown, parts);
    }

    /// <summary>A pair of two expressions.</summary>
    public Value Pair(IOperation? key, IOperation? value, Frame frame) =>
        key is null || value is null ? Value.Unknown : new Value(Cardinality.Unknown, [evaluator.PartOf(value, frame, key)]);

    /// <summary>A collection of expressions.</summary>
    public Value Elements(ImmutableArray<IOperation> elements, Frame frame)
    {
        var parts = ImmutableArray<Part>.Empty;
        foreach (var element in elements)
            parts = Value.Union(parts, PartsOf(element, frame));
        return new Value(Cardinality.Unknown, parts);
    }

    /// <summary>An element of the collection that an expression is.</summary>
    public Value Element(IOperation collection, Frame frame)
    {
        if (Size(collection, frame) is { } size)
            return Cardinality.Bounded(size);
        var value = evaluator.Evaluate(collection, frame);
        return value.Cardinality.IsUnbounded ? value.Cardinality : Element(value);
    }

    /// <summary>What a table has for a key, under a name where it is not seen what the table has.</summary>
    public Value Entry(IOperation table, IOperation? key, Origin name, Frame frame)
    {
        var value = evaluator.Evaluate(table, frame);
        if (value.Cardinality.IsUnbounded)
            return value.Cardinality;
        var entry = value.Parts.IsEmpty ? Value.Unknown : Element(value);
        if (entry.Cardinality.IsUnbounded)
            return entry;

        // What one looks up in a table of the program is one of the entries of the table.
        if (Size(table, frame) is { } size)
            return Cardinality.Bounded(size);
        if (!value.Parts.IsEmpty)
            return entry;

        // A table with an entry for each of few keys, such as the members of an enum, is filled when the program starts.
        return Cardinality.Named(name with { IsConfigured = name.IsConfigured || TypeProof.Of(Variables.WithoutConversions(key)?.Type) is not null });
    }

    /// <summary>The collection, or the text, after a call or an assignment that puts something into it.</summary>
    public Value Changed(Value value, IOperation change, Frame frame)
    {
        switch (change)
        {
            case IInvocationOperation { TargetMethod.ContainingType: { } type } call when type.Is("System.Text", "StringBuilder"):
                return Cardinality.Concatenate(value.Cardinality, Text(call.Arguments, frame).Cardinality);
            case IInvocationOperation call when Conditions.Argument(call, 1) is { } second && Conditions.Argument(call, 0) is { } first && call.TargetMethod.Parameters.Length == 2:
                return value with { Parts = Value.Union(value.Parts, Pair(first, second, frame).Parts) };
            case IInvocationOperation { Arguments.Length: > 0 } call:
                return value with { Parts = Value.Union(value.Parts, PartsOf(call.Arguments[call.Arguments.Length - 1].Value, frame)) };
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: { Length: 1 } index } } assignment:
                return value with { Parts = Value.Union(value.Parts, Indexed(index[0].Value, assignment.Value, frame)) };
            case ISimpleAssignmentOperation assignment:
                return value with { Parts = Value.Union(value.Parts, PartsOf(assignment.Value, frame)) };
            case IArgumentOperation argument:
                return evaluator.Filled(value, argument, frame);
            default:
                return value;
        }
    }

    /// <summary>How many entries a collection has that the program does not fill with its input; null if that is not proven.</summary>
    public int? Size(IOperation collection, Frame frame)
    {
        var operation = Variables.WithoutConversions(collection);
        switch (operation)
        {
            case IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field }:
                return OfStatic(field, evaluator.Evaluate(operation, frame));
            case IPropertyReferenceOperation { Property: { IsStatic: true, SetMethod: null } property }:
                return OfStatic(property, evaluator.Evaluate(operation, frame));
            case IFieldReferenceOperation { Field: { IsReadOnly: true } field } when field.Type is { } type && (IsFrozen(type) || !FieldUses.IsFilled(evaluator, field)):
                return Count(evaluator.Evaluate(operation, frame)) ?? (IsFrozen(type) ? BoundedMembers.OfAProgram : null);
            case IArrayCreationOperation or ICollectionExpressionOperation:
                return Count(evaluator.Evaluate(operation, frame));
            case IFlowCaptureReferenceOperation or ILocalReferenceOperation or IInvocationOperation:
                return Count(evaluator.Evaluate(operation, frame)) ?? (IsFrozen(operation.Type) ? BoundedMembers.OfAProgram : null);
            default:
                return IsFrozen(operation?.Type) ? BoundedMembers.OfAProgram : null;
        }
    }

    /// <summary>The text of several arguments.</summary>
    public Value Text(ImmutableArray<IArgumentOperation> arguments, Frame frame)
    {
        var text = Cardinality.Constant(string.Empty);
        foreach (var argument in arguments)
            text = Cardinality.Concatenate(text, OfArgument(argument.Value, frame));
        return text;
    }

    private static bool IsPair(ITypeSymbol? type) => type.Is("System.Collections.Generic", "KeyValuePair");

    private static IOperation? Argument(IObjectCreationOperation creation, string name)
    {
        foreach (var argument in creation.Arguments)
        {
            if (argument.Parameter?.Name == name)
                return argument.Value;
        }

        return null;
    }

    private static string? OfElements(IOperation collection)
    {
        var type = Variables.WithoutConversions(collection)?.Type;
        if (type is IArrayTypeSymbol array)
            return UnboundedSources.Of(array.ElementType);
        return type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } && type.IsOrImplements("System.Collections", "IEnumerable")
            ? UnboundedSources.Of(arguments[0])
            : null;
    }

    private static int? Count(Value value)
    {
        if (value.Parts.IsEmpty)
            return null;
        foreach (var part in value.Parts)
        {
            if (!(part.Key ?? part.Value).IsProven)
                return null;
        }

        return value.Parts.Length;
    }

    private static bool IsFrozen(ITypeSymbol? type) =>
        type is not null && (type.ContainingNamespace.IsNamed("System.Collections.Frozen")
            || (type.ContainingNamespace.IsNamed("System.Collections.Immutable") && !type.Name.EndsWith("Builder", StringComparison.Ordinal)));

    /// <summary>What is empty at first is filled later, with whatever comes; anything else was filled by the program.</summary>
    private int? OfStatic(ISymbol member, Value value)
    {
        if (Count(value) is { } count)
            return count;
        var type = (member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type;
        if (IsFrozen(type))
            return BoundedMembers.OfAProgram;
        if (type is null || type.SpecialType == SpecialType.System_String || !type.IsOrImplements("System.Collections", "IEnumerable"))
            return null;
        return type.ContainingNamespace.IsNamed("System.Collections.Concurrent") || FieldUses.IsCreatedEmpty(member, evaluator.CancellationToken)
            ? null
            : BoundedMembers.OfAProgram;
    }

    private ImmutableArray<Part> Indexed(IOperation index, IOperation value, Frame frame) =>
        index.Type?.SpecialType == SpecialType.System_Int32 ? PartsOf(value, frame) : Pair(index, value, frame).Parts;

    private ImmutableArray<Part> PartsOf(IOperation element, Frame frame)
    {
        var value = evaluator.Evaluate(element, frame);
        return value.Parts.IsEmpty && element is not ISpreadOperation ? [evaluator.PartOf(element, frame)] : value.Parts;
    }

    private Cardinality OfArgument(IOperation argument, Frame frame)
    {
        var value = evaluator.Evaluate(argument, frame);
        if (value.Parts.IsEmpty)
        {
            return value.Cardinality.Kind == CardinalityKind.Unknown && OfElements(argument) is { } reason
                ? Cardinality.Unbounded($"an element of '{Evaluator.Text(argument)}' {reason}", argument.Syntax.GetLocation())
                : evaluator.Written(argument, frame);
        }

        // The arguments of a call with `params`.
        var text = Cardinality.Constant(string.Empty);
        foreach (var part in value.Parts)
            text = Cardinality.Concatenate(text, part.Value);
        return text;
    }
}
