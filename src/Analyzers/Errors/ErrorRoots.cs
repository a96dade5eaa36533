using Instrumentation.Analyzers.Flow;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Errors;

/// <summary>Finds the errors that a function knows of.</summary>
internal sealed class ErrorRoots(FunctionGraph function, ResultShapes results)
{
    private readonly List<ErrorRoot> roots = [];
    private readonly Dictionary<ISymbol, IMethodSymbol> sources = new(SymbolEqualityComparer.Default);

    public static List<ErrorRoot> Of(FunctionGraph function, ResultShapes results)
    {
        var finder = new ErrorRoots(function, results);
        finder.AddParameters();
        foreach (var block in function.Graph.Blocks)
        {
            if (!block.IsReachable)
                continue;
            for (var i = 0; i < block.Operations.Length; i++)
                finder.AddAssigned(block.Operations[i], block, i);
        }

        foreach (var block in function.Graph.Blocks)
        {
            if (block.IsReachable)
                finder.AddTested(block);
        }

        return finder.roots;
    }

    private void AddParameters()
    {
        var entry = function.Graph.Blocks[0];
        foreach (var parameter in function.Function?.Parameters ?? [])
        {
            if (parameter.Type.IsException() && parameter.RefKind != RefKind.Out)
                roots.Add(new ErrorRoot(ErrorOrigin.Parameter, parameter, parameter.Type, entry, 0));
        }
    }

    private void AddAssigned(IOperation operation, BasicBlock block, int index)
    {
        switch (operation is IExpressionStatementOperation statement ? statement.Operation : operation)
        {
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local }, Value: var value }:
                AddAssigned(local, value.WithoutConversions(), block, index);
                break;
            case IDeconstructionAssignmentOperation { Target: var target, Value: var value } when Called(value.WithoutConversions()) is { } source:
                foreach (var element in target.ChildOperations)
                    AddElement(element, source, block, index);
                break;
            case IInvocationOperation invocation:
                AddOut(invocation, block, index);
                break;
        }
    }

    private void AddAssigned(ILocalSymbol local, IOperation value, BasicBlock block, int index)
    {
        if (value is ICaughtExceptionOperation)
        {
            if (Regions.InnermostCatch(block) is { } handler)
                AddCaught(local, handler);
            return;
        }

        var source = Called(value);
        if (source is not null)
            sources[local] = source;

        // An object initializer is a sequence of assignments to a capture; the capture still has the syntax of the creation.
        var isObtained = source is not null || value is IObjectCreationOperation
            || value is IFlowCaptureReferenceOperation { Syntax: BaseObjectCreationExpressionSyntax };
        if (isObtained && local.Type.IsException())
            roots.Add(new ErrorRoot(ErrorOrigin.Obtained, local, value.Type ?? local.Type, block, index + 1) { Source = source });
    }

    private void AddCaught(ILocalSymbol local, ControlFlowRegion handler)
    {
        // With a filter the variable is assigned there, and once only.
        foreach (var root in roots)
        {
            if (root.Handler == handler)
                return;
        }

        var start = function.Graph.Blocks[handler.FirstBlockOrdinal];
        roots.Add(new ErrorRoot(ErrorOrigin.Caught, local, local.Type, start, 0) { Handler = handler });
    }

    private void AddElement(IOperation element, IMethodSymbol source, BasicBlock block, int index)
    {
        foreach (var child in element.ChildOperations)
            AddElement(child, source, block, index);
        if (element is ILocalReferenceOperation { Local: var local } && local.Type.IsException())
            roots.Add(new ErrorRoot(ErrorOrigin.Obtained, local, local.Type, block, index + 1) { Source = source });
    }

    private void AddOut(IInvocationOperation invocation, BasicBlock block, int index)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter?.RefKind == RefKind.Out && Local(argument.Value) is { } local && local.Type.IsException())
                roots.Add(new ErrorRoot(ErrorOrigin.Obtained, local, local.Type, block, index + 1) { Source = invocation.TargetMethod });
        }
    }

    private void AddTested(BasicBlock block)
    {
        if (block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is not { } condition)
            return;

        if (condition is IInvocationOperation invocation)
        {
            AddOut(invocation, block, block.Operations.Length - 1);
            return;
        }

        if (FailureTest.Of(condition, results) is not { } test)
            return;

        var isConditional = test.ValueOfFailure == (block.ConditionKind == ControlFlowConditionKind.WhenTrue);
        var branch = isConditional ? block.ConditionalSuccessor : block.FallThroughSuccessor;
        if (branch?.Destination is { } start)
        {
            sources.TryGetValue(test.Holder, out var source);
            roots.Add(new ErrorRoot(ErrorOrigin.Tested, test.Holder, test.Type, start, 0) { Source = source, Reason = test.Reason });
        }
    }

    private static ILocalSymbol? Local(IOperation value) => value switch
    {
        ILocalReferenceOperation local => local.Local,
        IDeclarationExpressionOperation { Expression: ILocalReferenceOperation local } => local.Local,
        _ => null,
    };

    private static IMethodSymbol? Called(IOperation value) => value switch
    {
        IAwaitOperation awaited => Called(awaited.Operation.WithoutConversions()),
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task } => Called(task.WithoutConversions()),
        IInvocationOperation invocation => invocation.TargetMethod,
        _ => null,
    };
}
