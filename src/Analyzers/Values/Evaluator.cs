using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Values.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Values;

/// <summary>
/// Evaluates expressions to how many values they can have. It asks only for what a tag is made of, backward from the tag; whatever it does not
/// understand, and whatever there is too much of, is unknown.
/// </summary>
internal sealed class Evaluator
{
    private const int MaxSteps = 2000;
    private const int MaxDepth = 200;
    private const int MaxText = 60;

    private readonly Dictionary<(object, Frame), Value> known = [];
    private readonly HashSet<(object, Frame)> pending = [];
    private readonly Members members;
    private readonly Calls calls;
    private readonly Callers callers;
    private int steps;
    private int depth;
    private int cycles;

    public Evaluator(Compilation compilation, Bodies bodies, ProofOptions options, CancellationToken cancellationToken)
    {
        Compilation = compilation;
        Bodies = bodies;
        Options = options;
        CancellationToken = cancellationToken;
        Collections = new Collections(this);
        members = new Members(this);
        calls = new Calls(this);
        callers = new Callers(this);
    }

    /// <summary>The compilation.</summary>
    public Compilation Compilation { get; }

    /// <summary>The bodies that values come from.</summary>
    public Bodies Bodies { get; }

    /// <summary>What the project tells.</summary>
    public ProofOptions Options { get; }

    /// <summary>Ends the evaluation.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>How many values collections hold.</summary>
    public Collections Collections { get; }

    /// <summary>The text of an expression, for a message.</summary>
    public static string Text(IOperation operation)
    {
        var text = operation.Syntax.ToString();
        if (text.IndexOf('\n') >= 0)
            text = string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= MaxText ? text : text.Substring(0, MaxText - 3) + "...";
    }

    /// <summary>Evaluates an operation of a frame's graph.</summary>
    public Value Evaluate(IOperation? operation, Frame frame)
    {
        if (operation is null)
            return Value.Unknown;
        if (operation.ConstantValue is { HasValue: true, Value: var constant } && operation.Type is not { TypeKind: TypeKind.Enum })
            return Cardinality.Constant(ConstantText.Of(constant));

        // The answer of a comparison is one of two, whatever is compared.
        if (TypeProof.Of(operation.Type) is { } proven)
            return proven;
        if (++steps > MaxSteps || depth > MaxDepth || frame.Flow.IsTooLarge)
            return Value.Unknown;

        CancellationToken.ThrowIfCancellationRequested();
        depth++;
        try
        {
            return Described(operation, Proven(operation, Core(operation, frame)));
        }
        finally
        {
            depth--;
        }
    }

    /// <summary>The number of values of an operation.</summary>
    public Cardinality Count(IOperation? operation, Frame frame) => Evaluate(operation, frame).Cardinality;

    /// <summary>The number of values of what becomes a part of a text, under the words that the text is put together of.</summary>
    public Cardinality Written(IOperation operation, Frame frame)
    {
        var value = Count(operation, frame);

        // A function of the framework says less than what it is called with.
        return Variables.WithoutConversions(operation) is var inner && inner is IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: true }
            ? value
            : value.Written(Text(inner ?? operation));
    }

    /// <summary>The body that a call certainly runs, if it is in source.</summary>
    public BodyFlow? Body(IMethodSymbol method)
    {
        var definition = method.Declaration();
        return definition.DeclaringSyntaxReferences.IsEmpty || definition.MethodKind == MethodKind.LocalFunction ? null
            : Bodies.Implementations.Of(definition) is { } implementation ? Bodies.Of(implementation, CancellationToken)
            : null;
    }

    /// <summary>The evaluation of a body that is called; null if that is too deep, or a call into itself.</summary>
    public Frame? Enter(IMethodSymbol method, BodyFlow body, Frame frame, IReadOnlyDictionary<IParameterSymbol, IOperation>? arguments)
    {
        if (frame.Depth >= Options.MaxCallDepth || frame.IsIn(method))
            return null;

        // A local function sees the variables of the body around it.
        var outer = body.Outer is null ? null : OuterOf(body.Outer, frame);
        return new Frame(body, method, outer, frame, arguments);
    }

    private static Frame? OuterOf(BodyFlow flow, Frame frame)
    {
        for (var current = frame; current is not null; current = current.Outer)
        {
            if (current.Flow == flow)
                return current;
        }

        return null;
    }

    /// <summary>Evaluates what a body returns, or yields.</summary>
    public Value Results(Frame frame)
    {
        if (frame.Flow.IsTooLarge || frame.Flow.Results.Count == 0)
            return Value.Unknown;

        var result = Value.Nothing;
        foreach (var returned in frame.Flow.Results)
            result = Value.Join(result, Evaluate(returned, frame));
        return result.Cardinality.IsNothing && result.Parts.IsEmpty ? Value.Unknown : result;
    }

    /// <summary>Evaluates something that may need its own value, once.</summary>
    public Value Once(object subject, Frame frame, Func<Value> evaluate)
    {
        var key = (subject, frame);
        if (known.TryGetValue(key, out var value))
            return value;
        if (!pending.Add(key))
        {
            cycles++;
            return Value.Nothing;
        }

        var before = cycles;
        value = evaluate();
        pending.Remove(key);

        // What was evaluated within a cycle lacks what the cycle adds.
        if (cycles == before || pending.Count == 0)
            known[key] = value;
        return value;
    }

    /// <summary>The part that a value becomes in a pair or collection.</summary>
    public Part PartOf(IOperation value, Frame frame, IOperation? key = null)
    {
        var inner = Unboxed(value);
        var evaluated = Evaluate(value, frame);
        var cardinality = evaluated.Cardinality;
        if (cardinality.Kind == CardinalityKind.Unknown && IsCollection(inner.Type))
            cardinality = Cardinality.Unbounded($"'{Text(inner)}' is a collection", inner.Syntax.GetLocation());
        return new Part(
            key is null ? null : Count(key, frame),
            key is null ? null : PlaceOf(key, frame),
            cardinality,
            inner.Type,
            PlaceOf(value, frame)) { Elements = evaluated.Elements };
    }

    /// <summary>Where a value is written: the argument, if it is a parameter of a called method.</summary>
    public static Location PlaceOf(IOperation operation, Frame frame)
    {
        var inner = Unboxed(operation);
        return inner is IParameterReferenceOperation parameter && Argument(parameter.Parameter, frame) is ({ } argument, { } caller)
            ? PlaceOf(argument, caller)
            : inner.Syntax.GetLocation();
    }

    /// <summary>The argument of the call that a frame is evaluated for.</summary>
    public static (IOperation Argument, Frame Caller)? Argument(IParameterSymbol parameter, Frame frame) =>
        frame is { Arguments: { } arguments, Caller: { } caller } && arguments.TryGetValue(parameter.OriginalDefinition, out var argument)
            ? (argument, caller)
            : null;

    private static IOperation Unboxed(IOperation operation) => Variables.WithoutConversions(operation) ?? operation;

    private static bool IsCollection(ITypeSymbol? type) =>
        type is { SpecialType: not SpecialType.System_String }
        && (type.SpecialType == SpecialType.System_Collections_IEnumerable || type is IArrayTypeSymbol || type.IsOrImplements("System.Collections", "IEnumerable"))
        && !type.Is("Microsoft.Extensions.Primitives", "StringValues");

    /// <summary>What has no name is shown as it is written.</summary>
    private static Value Described(IOperation operation, Value value) =>
        value.Cardinality.Kind == CardinalityKind.Unknown && value.Cardinality.Origins.IsEmpty && value.Parts.IsEmpty
            ? value with { Cardinality = value.Cardinality.NamedAlso(new Origin(string.Empty, string.Empty, Symbol: null, Text(operation))) }
            : value;

    /// <summary>Where the expression proves nothing, its type may.</summary>
    private Value Proven(IOperation operation, Value value)
    {
        if (value.Cardinality.Kind != CardinalityKind.Unknown)
            return value;
        if (operation.Type is { } type && Options.BoundedTypes.Count > 0 && Options.BoundedTypes.Contains(type.WithoutNullable()!.ToDisplayString()))
            return value with { Cardinality = Cardinality.Bounded(BoundedMembers.OfAProgram) };

        // The cast says what the value becomes, its operand what it is.
        if (operation is IConversionOperation or IFlowCaptureReferenceOperation or IThrowOperation || UnboundedSources.Of(operation.Type) is not { } reason)
            return value;
        return value with { Cardinality = Cardinality.Unbounded($"'{Text(operation)}' {reason}", operation.Syntax.GetLocation()) };
    }

    private Value Core(IOperation operation, Frame frame)
    {
        switch (operation)
        {
            case ILocalReferenceOperation or IFlowCaptureReferenceOperation or IParameterReferenceOperation:
                return Variable(Variables.Of(operation)!, operation, frame);
            case IConversionOperation conversion:
                return Conversion(conversion, frame);
            case IMemberReferenceOperation member:
                return Refined(member, frame) ?? members.Evaluate(member, frame);
            case IInvocationOperation call:
                return calls.Evaluate(call, frame);
            case ITupleOperation tuple:
                return new Value(Cardinality.Unknown, []) { Elements = [.. tuple.Elements.Select(element => Evaluate(element, frame))] };
            case IObjectCreationOperation creation:
                return Collections.Creation(creation, frame);
            case IArrayCreationOperation array:
                return Collections.Elements(array.Initializer?.ElementValues ?? [], frame);
            case ICollectionExpressionOperation collection:
                return Collections.Elements(collection.Elements, frame);
            case ISpreadOperation spread:
                return Evaluate(spread.Operand, frame);
            case IArrayElementReferenceOperation element:
                return Collections.Element(element.ArrayReference, frame);
            case IImplicitIndexerReferenceOperation slice:
                return slice.Type?.SpecialType == SpecialType.System_String ? Count(slice.Instance, frame).Mapped() : Collections.Element(slice.Instance, frame);
            case IInterpolatedStringOperation interpolated:
                return Interpolation(interpolated, frame);
            case IBinaryOperation binary:
                return Arithmetic.Of(binary, Written(binary.LeftOperand, frame), Written(binary.RightOperand, frame));
            case ICompoundAssignmentOperation compound:
                return Arithmetic.Of(compound, Before(compound, frame), Written(compound.Value, frame));
            case ISimpleAssignmentOperation assignment:
                return Evaluate(assignment.Value, frame);
            case IUnaryOperation unary:
                return Count(unary.Operand, frame).Mapped();
            case IAwaitOperation await:
                return Evaluate(await.Operation, frame);
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand, frame);
            case IArgumentOperation argument:
                return Evaluate(argument.Value, frame);
            case IDelegateCreationOperation creation:
                return Evaluate(creation.Target, frame);
            case IFlowAnonymousFunctionOperation lambda:
                return Lambda(lambda, frame);
            case IInvalidOperation or { Type.TypeKind: TypeKind.Error }:
                // What the compiler cannot bind is its to report; a rule that guessed would speak of half a line while it is typed.
                return Cardinality.Bounded(1);
            case IDefaultValueOperation or INameOfOperation or IDefaultCaseClauseOperation:
                return Cardinality.Bounded(1);
            case ITypeOfOperation:
                return Cardinality.Bounded(BoundedMembers.OfAProgram);
            default:
                return Value.Unknown;
        }
    }

    private Value Conversion(IConversionOperation conversion, Frame frame)
    {
        if (conversion.Type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64 && Calls.Clamped(conversion.Operand) is { } width)
            return Cardinality.Bounded(width);
        var value = Evaluate(conversion.Operand, frame);

        // An operator of the program's own may make anything of it.
        return conversion.OperatorMethod is { DeclaringSyntaxReferences.IsEmpty: false } && !value.Cardinality.IsProven ? Value.Unknown : value;
    }

    private Value Lambda(IFlowAnonymousFunctionOperation lambda, Frame frame)
    {
        foreach (var nested in frame.Flow.Nested)
        {
            if (nested.Graph.OriginalOperation.Syntax == lambda.Syntax)
                return Results(frame.Within(nested));
        }

        return Value.Unknown;
    }

    private Cardinality Before(ICompoundAssignmentOperation compound, Frame frame) =>
        compound.Target is ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation
            ? Variable(Variables.Of(compound.Target)!, compound.Target, frame).Cardinality
            : Count(compound.Target, frame);

    private Value Interpolation(IInterpolatedStringOperation interpolated, Frame frame)
    {
        var text = Cardinality.Constant(string.Empty);
        foreach (var part in interpolated.Parts)
        {
            var piece = part switch
            {
                IInterpolatedStringTextOperation literal => Count(literal.Text, frame),
                IInterpolationOperation hole => DateFormats.IsCoarse(hole.Expression.Type, hole.FormatString?.ConstantValue.Value as string) is { } coarse
                    ? Cardinality.Bounded(coarse)
                    : hole.FormatString is null ? Written(hole.Expression, frame) : Written(hole.Expression, frame).Mapped(),
                _ => Cardinality.Unknown,
            };
            text = Cardinality.Concatenate(text, piece);
        }

        return text;
    }

    private Value? Refined(IMemberReferenceOperation member, Frame frame)
    {
        if (Variables.Of(member) is not MemberPath path || frame.Flow.Reaching(path, member) is not { } reaching)
            return null;

        // Assignments to members of other objects are not followed: only a proof counts, and only if nothing else arrives.
        var value = Value.Nothing;
        foreach (var definition in reaching)
        {
            if (definition.Kind is DefinitionKind.Entry)
                return null;
            var one = definition.Kind == DefinitionKind.Refined
                ? Refine(definition, members.Evaluate(member, frame), frame)
                : Evaluate(definition.Source, frame);
            value = Value.Join(value, one);
        }

        // A tuple is no object that somebody else may write to.
        var isEnough = value.Cardinality.IsProven || (value.Cardinality.IsUnbounded && member.Member.ContainingType.IsTupleType);
        return value.Cardinality.IsNothing || !isEnough ? null : value;
    }

    private Value Variable(object variable, IOperation use, Frame frame)
    {
        if (frame.Flow.Reaching(variable, use) is not { } reaching)
            return Entry(variable, use, frame);

        var value = Value.Nothing;
        foreach (var definition in reaching)
            value = Value.Join(value, Defined(definition, use, frame));
        if (value.Cardinality.IsNothing && value.Parts.IsEmpty && pending.Count == 0)
            return Value.Unknown;
        return WithChanges(variable, value, frame);
    }

    /// <summary>The value with everything that is put into the collection, wherever that happens.</summary>
    private Value WithChanges(object variable, Value value, Frame frame)
    {
        foreach (var change in frame.Flow.Changes(variable))
            value = Once(change, frame, () => Collections.Changed(value, change, frame));
        return value;
    }

    /// <summary>A collection with what a method puts into it that gets it as an argument.</summary>
    public Value Filled(Value value, IArgumentOperation argument, Frame frame)
    {
        if (calls.Enter(argument, frame) is ({ } parameter, { } inside) && !inside.Flow.IsTooLarge)
        {
            foreach (var change in inside.Flow.Changes(parameter))
                value = Collections.Changed(value, change, inside);
        }

        return value;
    }

    private Value Defined(Definition definition, IOperation use, Frame frame)
    {
        if (definition.Kind == DefinitionKind.Entry)
            return Entry(definition.Variable, use, frame);

        return Once(definition, frame, () =>
        {
            var value = definition.Kind switch
            {
                DefinitionKind.Refined => Refine(definition, Joined(definition, use, frame), frame),
                DefinitionKind.Written => Written(definition, frame),
                _ => Evaluate(definition.Source, frame),
            };
            return definition.Variable is ISymbol symbol and (ILocalSymbol or IParameterSymbol) ? Named(value, symbol, definition) : value;
        });
    }

    private static Value Named(Value value, ISymbol symbol, Definition definition)
    {
        var cardinality = value.Cardinality.NamedAlso(Origin.Of(symbol) with { IsAlias = !value.Cardinality.Origins.IsEmpty });
        if (definition.Source is { } source && definition.Kind != DefinitionKind.Refined)
            cardinality = cardinality.Through(source.Syntax.GetLocation());
        return ReferenceEquals(cardinality, value.Cardinality) ? value : value with { Cardinality = cardinality };
    }

    private Value Joined(Definition refined, IOperation use, Frame frame)
    {
        var value = Value.Nothing;
        foreach (var before in frame.Flow.Reaching(refined.Variable, refined.Before))
            value = Value.Join(value, Defined(before, use, frame));
        return value;
    }

    private Value Refine(Definition definition, Value before, Frame frame)
    {
        var bound = definition.Bound!;
        if (before.Cardinality.Kind == CardinalityKind.Constants)
            return before;
        if (bound.Proven is { } proven)
            return before with { Cardinality = proven };
        if (bound.Collection is { } collection)
            return Collections.Size(collection, frame) is { } size ? before with { Cardinality = Cardinality.Bounded(size) } : before;
        return before with { Cardinality = before.Cardinality.Within(bound.Low, bound.High) };
    }

    private Value Written(Definition definition, Frame frame)
    {
        if (!definition.Element.IsEmpty)
            return Taken(Evaluate(definition.Source, frame), definition.Element);
        if (definition.Source is IArgumentOperation handed && calls.Enter(handed, frame) is ({ } parameter, { } inside))
            return AtEnd(parameter, inside).Leaving(handed.Parent!.Syntax);
        if (definition.Source is IArgumentOperation { Parent: IInvocationOperation call } argument && Conditions.Membership(call) is { Collection: { } collection } lookup)
        {
            var name = definition.Variable is ISymbol written ? Origin.Of(written) : new Origin(string.Empty, string.Empty, Symbol: null, Text(argument.Value));
            return Collections.Entry(collection, lookup.Value, name, frame);
        }

        var type = (definition.Variable as ILocalSymbol)?.Type ?? (definition.Variable as IParameterSymbol)?.Type;
        return OfType(type, definition.Source);
    }

    /// <summary>The value of a parameter when its method ends.</summary>
    private Value AtEnd(IParameterSymbol parameter, Frame frame)
    {
        if (frame.Flow.IsTooLarge)
            return Value.Unknown;
        var value = Value.Nothing;
        if (frame.Flow.Definitions.ContainsKey(parameter))
        {
            foreach (var definition in frame.Flow.Reaching(parameter, new Point(frame.Flow.Graph.Blocks.Length - 1, 0)))
                value = Value.Join(value, Defined(definition, frame.Flow.Graph.OriginalOperation, frame));
        }
        else
        {
            value = Entry(parameter, frame.Flow.Graph.OriginalOperation, frame);
        }

        return value.Cardinality.IsNothing && value.Parts.IsEmpty && pending.Count == 0 ? Value.Unknown : Added(parameter, value, frame);
    }

    /// <summary>The list that a method is given with what the method adds to it.</summary>
    private Value Added(IParameterSymbol parameter, Value value, Frame frame)
    {
        var changed = WithChanges(parameter, value, frame);
        if (!parameter.Type.Is("System.Diagnostics", "TagList"))
            return changed;

        // What is added to such a list is judged where it is added, but for what the caller hands over.
        return changed with { Parts = changed.Parts.RemoveAll(part => !value.Parts.Contains(part) && part.Value.EntersAt is null) };
    }

    /// <summary>What one takes out of a tuple, or of something unbounded that is no tuple.</summary>
    private static Value Taken(Value source, ImmutableArray<int> element)
    {
        foreach (var index in element)
        {
            source = source.Elements.IsEmpty && source.Cardinality.IsUnbounded ? source.Cardinality
                : source.Elements.IsEmpty && !source.Parts.IsEmpty ? (index == 0 ? Collections.Keys(source) : Collections.Element(source).Cardinality)
                : source.At(index);
        }

        return source;
    }

    private static Value OfType(ITypeSymbol? type, IOperation? at) =>
        TypeProof.Of(type) is { } bounded ? bounded
        : at is not null && UnboundedSources.Of(type) is { } reason ? Cardinality.Unbounded($"'{Text(at)}' {reason}", at.Syntax.GetLocation())
        : Value.Unknown;

    /// <summary>The value that a variable has before anything in the body gives it one.</summary>
    private Value Entry(object variable, IOperation use, Frame frame) => variable switch
    {
        IParameterSymbol parameter when Owner(parameter, frame) is { } owner => Once(parameter, owner, () => Parameter(parameter, owner)),
        ILocalSymbol or IParameterSymbol => Captured((ISymbol)variable, use, frame),
        _ => Value.Unknown,
    };

    private static Frame? Owner(IParameterSymbol parameter, Frame frame)
    {
        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } function)
            return SymbolEqualityComparer.Default.Equals(function, FunctionOf(frame)) ? frame : frame.Outer is null ? frame : Owner(parameter, frame.Outer);

        // A parameter belongs to the outermost body.
        return frame.Outer is null ? frame : null;
    }

    private static IMethodSymbol? FunctionOf(Frame frame) => frame.Flow.Graph.OriginalOperation switch
    {
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        ILocalFunctionOperation function => function.Symbol,
        _ => frame.Method,
    };

    private Value Captured(ISymbol variable, IOperation use, Frame frame)
    {
        if (frame.Outer is not { } outer)
            return variable is ILocalSymbol ? Cardinality.Named(Origin.Of(variable)) : Parameter((IParameterSymbol)variable, frame);
        if (!outer.Flow.Definitions.ContainsKey(variable))
            return Entry(variable, use, outer);

        var value = Value.Nothing;
        foreach (var definition in outer.Flow.Captured(variable, frame.Flow))
            value = Value.Join(value, Defined(definition, use, outer));
        return value.Cardinality.IsNothing && value.Parts.IsEmpty ? Value.Unknown : WithChanges(variable, value, outer);
    }

    private Value Parameter(IParameterSymbol parameter, Frame frame)
    {
        if (TypeProof.Promised(parameter.GetAttributes()) is { } promised)
            return promised;
        if (Argument(parameter, frame) is ({ } argument, { } caller))
        {
            var value = Evaluate(argument, caller);
            return value.Entering(Unboxed(argument).Syntax.GetLocation());
        }

        if (TypeProof.Of(parameter.Type) is { } bounded)
            return bounded;

        // The compiler fills it in at every call; there are as many values as there are places that call.
        if (IsFilledIn(parameter))
            return Cardinality.Bounded(BoundedMembers.OfAProgram);
        if (frame.Caller is null && callers.Of(parameter, frame) is { } proven)
            return proven;
        return Cardinality.Named(Origin.Of(parameter));
    }

    private static bool IsFilledIn(IParameterSymbol parameter)
    {
        foreach (var attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "CallerMemberNameAttribute" or "CallerFilePathAttribute" or "CallerLineNumberAttribute" })
                return true;
        }

        return false;
    }
}
