using System.Globalization;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Values;

/// <summary>Evaluates fields and properties.</summary>
internal sealed class Members(Evaluator evaluator)
{
    /// <summary>Evaluates a read of a member.</summary>
    public Value Evaluate(IMemberReferenceOperation reference, Frame frame)
    {
        var member = reference.Member;
        if (Promised(member) is { } promised)
            return promised;
        if (member is IFieldSymbol field)
            return Field(reference, field, frame);
        if (member is not IPropertySymbol property)
            return Value.Unknown;

        if (BoundedMembers.Of(property) is { } maximum)
            return Cardinality.Bounded(maximum);
        if (UnboundedSources.Of(property) is { } reason)
            return Unbounded(reference, reason, frame);
        if (IsText(property))
            return Cardinality.Unknown;
        if (property.Parameters.Length > 0)
            return Indexed(reference, frame);
        if (property is { IsStatic: true, SetMethod: null } && evaluator.Bodies.InitializerOf(property, evaluator.CancellationToken) is { } initializer)
            return Process(evaluator.Once(property, Frame.Of(initializer, method: null), () => evaluator.Results(Frame.Of(initializer, method: null))));
        if (OfReceiver(reference, property, frame) is { } passed)
            return passed;
        if (property.GetMethod is { } getter && evaluator.Body(getter) is { } body && evaluator.Enter(getter, body, frame, arguments: null) is { } inside)
            return NamedAs(evaluator.Results(inside), property);
        return OfAll(property, frame) ?? Cardinality.Named(Read(reference));
    }

    /// <summary>What all properties are that may be read in the place of one that is open; null if one of them proves nothing.</summary>
    private Value? OfAll(IPropertySymbol property, Frame frame)
    {
        if (!evaluator.Options.IsThorough || property.OriginalDefinition.GetMethod is not { DeclaringSyntaxReferences.IsEmpty: false } getter || !Implementations.IsOpen(getter))
            return null;

        var value = Cardinality.Nothing;
        foreach (var one in evaluator.Bodies.Implementations.Every(getter))
        {
            if (evaluator.Bodies.Of(one, evaluator.CancellationToken) is not { } body || evaluator.Enter(one, body, frame, arguments: null) is not { } inside)
                return null;
            value = Cardinality.Join(value, evaluator.Results(inside).Cardinality);
            if (!value.IsProven)
                return null;
        }

        return value.IsNothing ? null : (Value)value;
    }

    /// <summary>What a promise of an attribute or an option says of a member.</summary>
    public Cardinality? Promised(ISymbol member)
    {
        if (TypeProof.Promised(member.GetAttributes()) is { } promised)
            return promised;
        if (member is IPropertySymbol { GetMethod: { } getter } && TypeProof.Promised(getter.GetReturnTypeAttributes()) is { } result)
            return result;
        return evaluator.Options.BoundedMembers.Count > 0
            && evaluator.Options.BoundedMembers.Contains($"{member.ContainingType?.OriginalDefinition.ToDisplayString()}.{member.Name}")
            ? Cardinality.Bounded(BoundedMembers.OfAProgram)
            : null;
    }

    private static Origin Read(IMemberReferenceOperation reference) => Origin.Of(reference.Member, Evaluator.Text(reference)) with
    {
        IsConfigured = Configuration.Has(reference.Member, reference.Instance),
    };

    private static Value NamedAs(Value value, ISymbol member) => value with { Cardinality = value.Cardinality.NamedAlso(Origin.Of(member) with { IsAlias = !value.Cardinality.Origins.IsEmpty }) };

    /// <summary>What is computed once is one value, whatever it is: an id of the process is as good as a constant.</summary>
    private static Value Process(Value value)
    {
        var parts = value.Parts;
        for (var i = 0; i < parts.Length; i++)
        {
            if (!parts[i].Value.IsProven)
                parts = parts.SetItem(i, parts[i] with { Value = Cardinality.Bounded(1) });
        }

        return new Value(value.Cardinality.IsProven && !value.Cardinality.IsNothing ? value.Cardinality : Cardinality.Bounded(1), parts);
    }

    private static bool IsText(IPropertySymbol property) => property is { Name: "Length" or "Count", Type.SpecialType: SpecialType.System_Int32 };

    private Value Unbounded(IMemberReferenceOperation reference, string reason, Frame frame)
    {
        // A promise about the object is one about what is read from it.
        var receiver = reference.Instance is null ? Cardinality.Unknown : evaluator.Count(reference.Instance, frame);
        return reference.Member.Name == "Value" && !receiver.IsUnbounded && Claims.IsClaim(reference.Instance?.Type)
            ? NamedOrUnbounded(receiver, reference, reason)
            : Cardinality.Unbounded($"'{Evaluator.Text(reference)}' {reason}", reference.Syntax.GetLocation());
    }

    /// <summary>A claim that was looked up by its type is as good or bad as that type's name.</summary>
    private static Cardinality NamedOrUnbounded(Cardinality claim, IMemberReferenceOperation reference, string reason) => claim.Origins.Length > 0
        ? claim
        : Cardinality.Unbounded($"'{Evaluator.Text(reference)}' {reason}", reference.Syntax.GetLocation());

    private Value Field(IMemberReferenceOperation reference, IFieldSymbol field, Frame frame)
    {
        if (IndexIn(field) is { } index && reference.Instance is { } tuple)
            return InTuple(evaluator.Evaluate(tuple, frame).At(index), reference);
        if (BoundedMembers.Of(field) is { } maximum)
            return Cardinality.Bounded(maximum);
        if (field is { IsStatic: true, IsReadOnly: true } or { IsConst: true })
        {
            return evaluator.Bodies.InitializerOf(field, evaluator.CancellationToken) is { } initializer
                ? evaluator.Once(field, Frame.Of(initializer, method: null), () => Process(WithChanges(field, evaluator.Results(Frame.Of(initializer, method: null)))))
                : Cardinality.Bounded(1);
        }

        if (field.DeclaredAccessibility == Accessibility.Private && field.DeclaringSyntaxReferences.Length > 0 && !field.IsStatic)
        {
            var assigned = Assigned(field);
            if (assigned.Cardinality.Kind != CardinalityKind.Unknown || !assigned.Parts.IsEmpty)
                return NamedAs(assigned, field);
        }

        return OfReceiver(reference, field, frame) ?? Cardinality.Named(Read(reference));
    }

    private static Value InTuple(Value value, IMemberReferenceOperation reference) =>
        value with { Cardinality = value.Cardinality.NamedAlso(Read(reference) with { IsAlias = !value.Cardinality.Origins.IsEmpty }) };

    /// <summary>The place of a tuple's element in the tuple.</summary>
    private static int? IndexIn(IFieldSymbol field) =>
        field.ContainingType.IsTupleType
        && (field.CorrespondingTupleField ?? field).Name is var name
        && name.StartsWith("Item", StringComparison.Ordinal)
        && int.TryParse(name.Substring("Item".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal)
            ? ordinal - 1
            : null;

    private Value WithChanges(IFieldSymbol field, Value value)
    {
        foreach (var (change, frame) in FieldUses.Changes(evaluator, field))
            value = evaluator.Collections.Changed(value, change, frame);
        return value;
    }

    /// <summary>Everything that the type assigns to a field of its own.</summary>
    private Value Assigned(IFieldSymbol field)
    {
        var value = Value.Nothing;
        if (evaluator.Bodies.InitializerOf(field, evaluator.CancellationToken) is { } initializer)
            value = evaluator.Results(Frame.Of(initializer, method: null));
        var assignments = FieldUses.Assignments(evaluator, field);
        if (assignments is null)
            return Value.Unknown;
        foreach (var (source, frame) in assignments)
            value = Value.Join(value, evaluator.Once(source, frame, () => evaluator.Evaluate(source, frame)));
        value = WithChanges(field, value);
        return value.Cardinality.IsNothing && value.Parts.IsEmpty ? Value.Unknown : value;
    }

    private Value Indexed(IMemberReferenceOperation reference, Frame frame)
    {
        if (reference.Instance is not { } instance)
            return Value.Unknown;

        return evaluator.Collections.Entry(
            instance, reference is IPropertyReferenceOperation { Arguments: { Length: 1 } keys } ? keys[0].Value : null, Read(reference), frame);
    }

    /// <summary>Text that is read from something unbounded is unbounded, too.</summary>
    private Value? OfReceiver(IMemberReferenceOperation reference, ISymbol member, Frame frame)
    {
        if (reference.Instance is null or IInstanceReferenceOperation || member.DeclaringSyntaxReferences.Length > 0)
            return null;

        var receiver = evaluator.Evaluate(reference.Instance, frame);
        switch (member)
        {
            case { Name: "Current" or "Key" or "Value" or "Item1" or "Item2" } when !receiver.Parts.IsEmpty:
                return member.Name switch
                {
                    "Current" => Collections.Element(receiver),
                    "Key" => Collections.Keys(receiver),
                    _ => Collections.Element(receiver).Cardinality,
                };
            case { Name: "Value", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } or { Name: "Result" or "Current" }:
                return receiver;
            default:
                return receiver.Cardinality.IsUnbounded && IsTextual(reference.Type) ? (Value)receiver.Cardinality : null;
        }
    }

    private static bool IsTextual(ITypeSymbol? type) =>
        type?.SpecialType is SpecialType.System_String or SpecialType.System_Object
        || type.Is("Microsoft.Extensions.Primitives", "StringValues")
        || type.Is("Microsoft.AspNetCore.Http", "PathString")
        || type.Is("System.Collections.Generic", "KeyValuePair");
}
