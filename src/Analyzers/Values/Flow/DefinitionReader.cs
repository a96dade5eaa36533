using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Values.Flow;

/// <summary>Walks a graph once and writes down where its variables get their values.</summary>
internal sealed class DefinitionReader(BodyFlow flow)
{
    private readonly Dictionary<object, (IOperation Value, int Count)> assigned = [];

    /// <summary>The definitions of each block.</summary>
    public List<(int Index, Definition Definition)>[] Effects { get; } = Empty(flow.Graph.Blocks.Length);

    /// <summary>What each branch of a block proves.</summary>
    public (List<Definition>? FallThrough, List<Definition>? Conditional)[] Branches { get; } =
        new (List<Definition>?, List<Definition>?)[flow.Graph.Blocks.Length];

    /// <summary>Reads the graph.</summary>
    /// <param name="budget">How many operations may be read; what is left of it.</param>
    /// <returns>Whether the budget was enough.</returns>
    public bool Read(ref int budget)
    {
        flow.AddFunctions();
        foreach (var block in flow.Graph.Blocks)
        {
            for (var index = 0; index < block.Operations.Length; index++)
            {
                if (!Visit(block.Operations[index], new Point(block.Ordinal, index), isRoot: true, ref budget))
                    return false;
            }

            if (block.BranchValue is not { } value)
                continue;
            if (!Visit(value, new Point(block.Ordinal, block.Operations.Length), isRoot: true, ref budget))
                return false;
            if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return)
                flow.Results.Add(value);
        }

        // Only now is every capture known that a condition may ask.
        foreach (var block in flow.Graph.Blocks)
            ReadBranches(block);
        AddEntries();
        return true;
    }

    private static List<(int, Definition)>[] Empty(int count)
    {
        var lists = new List<(int, Definition)>[count];
        for (var i = 0; i < count; i++)
            lists[i] = [];
        return lists;
    }

    private bool Visit(IOperation operation, Point place, bool isRoot, ref int budget)
    {
        if (--budget < 0)
            return false;
        if (isRoot)
            flow.AddPlace(operation, place);
        if (operation is IFlowAnonymousFunctionOperation lambda)
        {
            flow.AddLambda(lambda, place);
            return true;
        }

        foreach (var child in operation.ChildOperations)
        {
            if (!Visit(child, place, isRoot: false, ref budget))
                return false;
        }

        Read(operation, place);
        return true;
    }

    private void Read(IOperation operation, Point place)
    {
        switch (operation)
        {
            case IFlowCaptureOperation capture:
                Define(capture.Id, DefinitionKind.Assigned, capture.Value, place);
                break;
            case ISimpleAssignmentOperation assignment:
                Assign(assignment, place);
                if (flow.Graph.OriginalOperation is ISymbolInitializerOperation && assignment.Target is IMemberReferenceOperation && assignment.Parent is null or IExpressionStatementOperation)
                    flow.Results.Add(assignment.Value);
                break;
            case ICompoundAssignmentOperation compound when Variables.Of(compound.Target) is { } target:
                Define(target, DefinitionKind.Combined, compound, place);
                break;
            case IIncrementOrDecrementOperation increment when Variables.Of(increment.Target) is { } target:
                Define(target, DefinitionKind.Written, increment, place);
                break;
            case IDeconstructionAssignmentOperation deconstruction:
                Deconstruct(deconstruction.Target, deconstruction.Value, place, []);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument when Target(argument.Value) is { } written:
                Define(written, DefinitionKind.Written, argument, place);
                break;
            case IArgumentOperation { Parent: IInvocationOperation call } argument when MayFill(call.TargetMethod, argument.Value.Type) && Variables.Of(argument.Value) is { } handed:
                flow.AddChange(handed, argument);
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol declared } pattern:
                Define(declared, DefinitionKind.Assigned, Matched(pattern) ?? pattern, place);
                break;
            case IInvocationOperation { Instance: not null } call when IsChange(call.TargetMethod) && Variables.Of(Changed(call)) is { } changed:
                flow.AddChange(changed, call);
                break;
            case IReturnOperation { Kind: OperationKind.YieldReturn, ReturnedValue: { } yielded }:
                flow.Results.Add(yielded);
                break;
        }
    }

    private void Assign(ISimpleAssignmentOperation assignment, Point place)
    {
        switch (assignment.Target)
        {
            case IArrayElementReferenceOperation element when Variables.Of(element.ArrayReference) is { } array:
                flow.AddChange(array, assignment);
                break;
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance } when Variables.Of(instance) is { } collection:
                flow.AddChange(collection, assignment);
                break;
            default:
                if (Target(assignment.Target) is { } target)
                    Define(target, DefinitionKind.Assigned, assignment.Value, place);
                break;
        }
    }

    private void Deconstruct(IOperation target, IOperation value, Point place, ImmutableArray<int> at)
    {
        var targets = target switch
        {
            ITupleOperation tuple => tuple,
            IDeclarationExpressionOperation { Expression: ITupleOperation declared } => declared,
            _ => null,
        };
        if (targets is null)
            return;

        var values = at.IsEmpty ? (Variables.WithoutConversions(value) as ITupleOperation)?.Elements : null;
        for (var i = 0; i < targets.Elements.Length; i++)
        {
            var single = values is { } elements && elements.Length == targets.Elements.Length ? elements[i] : null;
            var element = single is null ? at.Add(i) : [];
            if (Target(targets.Elements[i]) is { } variable)
                Define(new Definition(variable, single is null ? DefinitionKind.Written : DefinitionKind.Assigned, single ?? value, Before: place) { Element = element });
            else
                Deconstruct(targets.Elements[i], single ?? value, place, element);
        }
    }

    private object? Target(IOperation target) => target switch
    {
        IDeclarationExpressionOperation declaration => Variables.Of(declaration.Expression),

        // The compiler keeps the target of `x ??= y` in a capture, and that of `(x, y) = (a, b ? c : d)`.
        IFlowCaptureReferenceOperation capture => assigned.TryGetValue(capture.Id, out var kept) ? Variables.Of(kept.Value) : null,
        _ => Variables.Of(target),
    };

    private static IOperation? Matched(IOperation pattern)
    {
        // Of a pattern within another the value is a member of the matched one.
        for (var current = pattern.Parent; current is not null; current = current.Parent)
        {
            if (current is IIsPatternOperation match)
                return match.Pattern == pattern ? match.Value : null;
            if (current is IRecursivePatternOperation or IPropertySubpatternOperation or IListPatternOperation)
                return null;
        }

        return null;
    }

    /// <summary>What a call changes: of a chain of them, what stands at its beginning.</summary>
    private static IOperation? Changed(IInvocationOperation call)
    {
        var instance = call.Instance;
        while (instance is IInvocationOperation { Instance: not null } before && IsChange(before.TargetMethod))
            instance = before.Instance;
        return instance;
    }

    /// <summary>Whether a method of the program gets a collection that it may put something into.</summary>
    private static bool MayFill(IMethodSymbol method, ITypeSymbol? type) =>
        method.ContainingAssembly is ISourceAssemblySymbol
        && type is { IsReferenceType: true, SpecialType: not SpecialType.System_String }
        && type.IsOrImplements("System.Collections", "IEnumerable");

    private static bool IsChange(IMethodSymbol method) =>
        method.Name is "Add" or "AddRange" or "Insert" or "Append" or "AppendLine" or "AppendFormat" or "AppendJoin" or "TryAdd" or "Push" or "Enqueue";

    private void Define(object variable, DefinitionKind kind, IOperation source, Point place) =>
        Define(new Definition(variable, kind, source, Before: place));

    private void Define(Definition definition)
    {
        flow.Add(definition);
        Effects[definition.Before.Block].Add((definition.Before.Index, definition));
        assigned[definition.Variable] = (definition.Source!, assigned.TryGetValue(definition.Variable, out var known) ? known.Count + 1 : 1);
    }

    private void ReadBranches(BasicBlock block)
    {
        if (block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is not { } condition)
            return;

        var place = new Point(block.Ordinal, block.Operations.Length);
        var whenTrue = Proofs(condition, holds: true, place);
        var whenFalse = Proofs(condition, holds: false, place);
        Branches[block.Ordinal] = block.ConditionKind == ControlFlowConditionKind.WhenTrue ? (whenFalse, whenTrue) : (whenTrue, whenFalse);
    }

    private List<Definition>? Proofs(IOperation condition, bool holds, Point place)
    {
        List<Definition>? proofs = null;
        Conditions.Read(Named(condition), holds, (value, refinement) =>
        {
            for (var current = value; current is not null && Variables.Of(current) is { } variable; current = Only(variable))
            {
                var definition = new Definition(variable, DefinitionKind.Refined, current, refinement, place);
                flow.Add(definition);
                (proofs ??= []).Add(definition);
            }
        });
        return proofs;
    }

    /// <summary>The condition behind a local or a capture that is assigned once.</summary>
    private IOperation Named(IOperation condition)
    {
        var current = condition;
        for (var steps = 0; steps < 4; steps++)
        {
            if (Variables.WithoutConversions(current) is ILocalReferenceOperation or IFlowCaptureReferenceOperation
                && Variables.Of(current) is { } variable
                && Only(variable) is { } value)
            {
                current = value;
                continue;
            }

            break;
        }

        return current;
    }

    private IOperation? Only(object variable) => assigned.TryGetValue(variable, out var known) && known.Count == 1 ? known.Value : null;

    private void AddEntries()
    {
        foreach (var variable in new List<object>(flow.Definitions.Keys))
        {
            if (variable is CaptureId || (variable is ILocalSymbol && !IsOfOuter(variable)))
                continue;
            var entry = new Definition(variable, DefinitionKind.Entry, Source: null);
            flow.Add(entry);
            Effects[0].Insert(0, (-1, entry));
        }
    }

    private bool IsOfOuter(object variable)
    {
        for (var outer = flow.Outer; outer is not null; outer = outer.Outer)
        {
            if (outer.Definitions.ContainsKey(variable))
                return true;
        }

        return false;
    }
}
