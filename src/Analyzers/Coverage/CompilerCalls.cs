using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Coverage;

/// <summary>Calls that stand in no source: the compiler writes them for a statement or an expression. Nothing can redirect one.</summary>
internal static class CompilerCalls
{
    private static readonly string[] OfDispose = ["Dispose", "DisposeAsync"];
    private static readonly string[] OfForEach = ["GetEnumerator", "MoveNext", "GetAsyncEnumerator", "MoveNextAsync", .. OfDispose];
    private static readonly string[] OfAwait = ["GetAwaiter", "GetResult", "OnCompleted", "UnsafeOnCompleted"];

    /// <summary>Takes down the methods that such calls reach; statements that cannot reach one of the names are not looked at.</summary>
    /// <param name="context">The start of the compilation.</param>
    /// <param name="names">The names of the methods that matter.</param>
    /// <param name="note">Gets a method, and what makes the compiler call it.</param>
    public static void Register(CompilationStartAnalysisContext context, HashSet<string> names, Action<IMethodSymbol, string> note)
    {
        if (names.Overlaps(OfDispose))
            context.RegisterOperationAction(operation => Using(operation.Operation, note), OperationKind.Using, OperationKind.UsingDeclaration);
        if (names.Overlaps(OfForEach))
            context.RegisterOperationAction(operation => ForEach(operation.Operation, note), OperationKind.Loop);
        if (names.Overlaps(OfAwait))
            context.RegisterOperationAction(operation => Await(operation.Operation, note), OperationKind.Await);
        if (names.Contains("Deconstruct"))
        {
            context.RegisterOperationAction(operation => Deconstruction(operation.Operation, note), OperationKind.DeconstructionAssignment, OperationKind.Loop);
            context.RegisterOperationAction(
                operation => Note(((IRecursivePatternOperation)operation.Operation).DeconstructSymbol as IMethodSymbol, "a pattern", note), OperationKind.RecursivePattern);
        }

        if (names.Contains("Slice"))
        {
            context.RegisterOperationAction(
                operation => Note(((IImplicitIndexerReferenceOperation)operation.Operation).IndexerSymbol as IMethodSymbol, "a range", note),
                OperationKind.ImplicitIndexerReference);
            context.RegisterOperationAction(
                operation => Note(((ISlicePatternOperation)operation.Operation).SliceSymbol as IMethodSymbol, "a pattern", note), OperationKind.SlicePattern);
        }

        context.RegisterOperationAction(operation => Collection((ICollectionExpressionOperation)operation.Operation, note), OperationKind.CollectionExpression);

        // By syntax: 'fixed' has no operation of its own.
        if (names.Contains("GetPinnableReference"))
            context.RegisterSyntaxNodeAction(node => Fixed(node, note), SyntaxKind.FixedStatement);
    }

    /// <summary>What makes the compiler write the call.</summary>
    public static string Writer(IInvocationOperation invocation)
    {
        for (var parent = invocation.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IObjectOrCollectionInitializerOperation:
                    return "a collection initializer";
                case ITranslatedQueryOperation:
                    return "a query expression";
                case IInterpolatedStringAppendOperation:
                    return "an interpolated string";
                case IAwaitOperation:
                    return "'await'";
                case IForEachLoopOperation:
                    return "'foreach'";
            }
        }

        return "the compiler";
    }

    private static void Using(IOperation operation, Action<IMethodSymbol, string> note)
    {
        var (resources, isAsync) = operation switch
        {
            IUsingOperation statement => (statement.Resources, statement.IsAsynchronous),
            IUsingDeclarationOperation declaration => (declaration.DeclarationGroup, declaration.IsAsynchronous),
            _ => default,
        };
        var writer = isAsync ? "'await using'" : "'using'";
        if (resources is not IVariableDeclarationGroupOperation group)
        {
            NoteDispose(Unconverted(resources)?.Type, isAsync, writer, note);
            return;
        }

        foreach (var declaration in group.Declarations)
        {
            foreach (var declarator in declaration.Declarators)
                NoteDispose(declarator.Symbol.Type, isAsync, writer, note);
        }
    }

    private static void NoteDispose(ITypeSymbol? type, bool isAsync, string writer, Action<IMethodSymbol, string> note) =>
        Note(Dispose(type, isAsync), writer, note);

    /// <summary>The method of a type that ends its use: the implementation of the interface, or the one of the pattern.</summary>
    private static IMethodSymbol? Dispose(ITypeSymbol? type, bool isAsync)
    {
        var name = isAsync ? "DisposeAsync" : "Dispose";
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct })
            return null;

        foreach (var contract in type.AllInterfaces)
        {
            if (contract.Name == $"I{(isAsync ? "Async" : string.Empty)}Disposable" && contract.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
                return contract.GetMembers(name) is { Length: 1 } members ? type.FindImplementationForInterfaceMember(members[0]) as IMethodSymbol : null;
        }

        for (var home = type; home is not null; home = home.BaseType)
        {
            foreach (var member in home.GetMembers(name))
            {
                if (member is IMethodSymbol { IsStatic: false, Parameters.IsEmpty: true } method)
                    return method;
            }
        }

        return null;
    }

    private static void ForEach(IOperation operation, Action<IMethodSymbol, string> note)
    {
        if (operation is not IForEachLoopOperation { Syntax: CommonForEachStatementSyntax syntax } loop || operation.SemanticModel is not { } model)
            return;

        var writer = loop.IsAsynchronous ? "'await foreach'" : "'foreach'";
        var info = model.GetForEachStatementInfo(syntax);
        Note(info.GetEnumeratorMethod, writer, note);
        Note(info.MoveNextMethod, writer, note);
        if (info.DisposeMethod is not null)
            NoteDispose(info.GetEnumeratorMethod?.ReturnType, loop.IsAsynchronous, writer, note);
    }

    private static void Await(IOperation operation, Action<IMethodSymbol, string> note)
    {
        if (operation.Syntax is not AwaitExpressionSyntax syntax || operation.SemanticModel is not { } model)
            return;

        var info = model.GetAwaitExpressionInfo(syntax);
        Note(info.GetAwaiterMethod, "'await'", note);
        Note(info.GetResultMethod, "'await'", note);
        foreach (var name in (string[])["OnCompleted", "UnsafeOnCompleted"])
        {
            if (info.GetAwaiterMethod?.ReturnType.GetMembers(name) is { Length: 1 } members)
                Note(members[0] as IMethodSymbol, "'await'", note);
        }
    }

    private static void Deconstruction(IOperation operation, Action<IMethodSymbol, string> note)
    {
        if (operation.SemanticModel is not { } model)
            return;
        if (operation.Syntax is AssignmentExpressionSyntax assignment)
            Note(model.GetDeconstructionInfo(assignment), note);
        else if (operation.Syntax is ForEachVariableStatementSyntax loop)
            Note(model.GetDeconstructionInfo(loop), note);
    }

    private static void Note(DeconstructionInfo info, Action<IMethodSymbol, string> note)
    {
        Note(info.Method, "a deconstruction", note);
        foreach (var nested in info.Nested)
            Note(nested, note);
    }

    /// <summary>A method that builds the collection; or the <c>Add</c> of its type, which the operation does not name.</summary>
    private static void Collection(ICollectionExpressionOperation operation, Action<IMethodSymbol, string> note)
    {
        if (operation.ConstructMethod is { MethodKind: MethodKind.Ordinary } builder)
        {
            Note(builder, "a collection expression", note);
            return;
        }

        if (operation.Elements.IsEmpty)
            return;
        for (var home = operation.Type; home is { TypeKind: TypeKind.Class or TypeKind.Struct }; home = home.BaseType)
        {
            foreach (var member in home.GetMembers("Add"))
            {
                if (member is IMethodSymbol { IsStatic: false, Parameters.Length: 1 } add)
                    Note(add, "a collection expression", note);
            }
        }
    }

    private static void Fixed(SyntaxNodeAnalysisContext context, Action<IMethodSymbol, string> note)
    {
        foreach (var variable in ((FixedStatementSyntax)context.Node).Declaration.Variables)
        {
            if (variable.Initializer is { } initializer
                && context.SemanticModel.GetTypeInfo(initializer.Value, context.CancellationToken).Type is { } type
                && type.GetMembers("GetPinnableReference") is { Length: 1 } members)
            {
                Note(members[0] as IMethodSymbol, "'fixed'", note);
            }
        }
    }

    private static void Note(IMethodSymbol? method, string writer, Action<IMethodSymbol, string> note)
    {
        if (method is not null)
            note(method, writer);
    }

    private static IOperation? Unconverted(IOperation? operation)
    {
        while (operation is IConversionOperation { IsImplicit: true } conversion)
            operation = conversion.Operand;
        return operation;
    }
}
