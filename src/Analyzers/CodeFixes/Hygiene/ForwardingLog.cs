using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes.Hygiene;

/// <summary>A method of the project that hands its last parameter to a log as the template, and has no way to hand values over.</summary>
/// <param name="Declaration">The method, or local function.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Logs">The logs that take the template.</param>
/// <param name="Element">The type of a value.</param>
/// <param name="Values">The name of the parameter for the values.</param>
internal sealed record ForwardingLog(SyntaxNode Declaration, ParameterListSyntax Parameters, IReadOnlyList<InvocationExpressionSyntax> Logs, string Element, string Values)
{
    /// <summary>The method, if it can get the parameter: nobody prescribes its signature, and nobody uses it but to call it.</summary>
    public static ForwardingLog? Of(IMethodSymbol called, int template, SyntaxNode caller, Compilation compilation)
    {
        var method = called.ReducedFrom ?? called;
        if (called.ReducedFrom is not null)
            template++;
        if (template != method.Parameters.Length - 1
            || method is not { IsVirtual: false, IsOverride: false, IsAbstract: false, IsExtern: false, IsPartialDefinition: false, PartialDefinitionPart: null, DeclaringSyntaxReferences: { Length: 1 } references }
            || method.ContainingType.TypeKind == TypeKind.Interface || Implements(method)
            || references[0].GetSyntax() is var declaration && declaration is not (MethodDeclarationSyntax or LocalFunctionStatementSyntax))
        {
            return null;
        }

        var model = compilation.GetSemanticModel(declaration.SyntaxTree);
        var parameters = declaration is MethodDeclarationSyntax ordinary ? ordinary.ParameterList : ((LocalFunctionStatementSyntax)declaration).ParameterList;
        var logs = new List<InvocationExpressionSyntax>();
        foreach (var node in declaration.DescendantNodes())
        {
            if (node is not IdentifierNameSyntax name || name.Identifier.ValueText != method.Parameters[template].Name
                || name.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax log } list } argument)
            {
                continue;
            }

            if (model.GetSymbolInfo(log).Symbol is not IMethodSymbol sink || !LogArguments.TakesValues(sink))
                continue;
            if (list.Arguments[list.Arguments.Count - 1] != argument || list.Arguments.Any(static one => one.NameColon is not null))
                return null;
            logs.Add(log);
        }

        return logs.Count == 0 || declaration.Contains(caller) || IsGivenAway(method, compilation)
            ? null
            : new ForwardingLog(
                declaration,
                parameters,
                logs,
                model.GetNullableContext(parameters.SpanStart).AnnotationsEnabled() ? "object?" : "object",
                FreeName.For(model, parameters, "args"));
    }

    /// <summary>The document with a call that hands values over, and the method that takes them in whichever document it is.</summary>
    public Func<CancellationToken, Task<Document>> With(Document document, SyntaxNode root, InvocationExpressionSyntax call, InvocationExpressionSyntax written)
    {
        var declared = WithValues();
        if (Declaration.SyntaxTree == root.SyntaxTree)
        {
            var changed = root.ReplaceNodes([call, Declaration], (old, _) => old == call ? written : declared);
            return _ => Task.FromResult(document.WithSyntaxRoot(changed));
        }

        return async cancellationToken =>
        {
            var solution = document.Project.Solution;
            if (solution.GetDocument(Declaration.SyntaxTree) is { } other)
            {
                var otherRoot = await Declaration.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
                solution = solution.WithDocumentSyntaxRoot(other.Id, otherRoot.ReplaceNode(Declaration, declared));
            }

            return solution.WithDocumentSyntaxRoot(document.Id, root.ReplaceNode(call, written)).GetDocument(document.Id)!;
        };
    }

    private SyntaxNode WithValues()
    {
        var parameter = SyntaxFactory.ParseParameterList($"(params {Element}[] {Values})").Parameters[0];
        var added = Parameters.WithParameters(Parameters.Parameters.With(Parameters.Parameters.Count, parameter));
        return Declaration.ReplaceNodes<SyntaxNode, SyntaxNode>([Parameters, .. Logs], (old, now) => old == Parameters ? added : WithValues((InvocationExpressionSyntax)now));
    }

    private InvocationExpressionSyntax WithValues(InvocationExpressionSyntax log)
    {
        var arguments = log.ArgumentList.Arguments;
        var values = SyntaxFactory.Argument(SyntaxFactory.IdentifierName(Values));
        return log.WithArgumentList(log.ArgumentList.WithArguments(arguments.With(arguments.Count, values)));
    }

    private static bool Implements(IMethodSymbol method)
    {
        foreach (var contract in method.ContainingType.AllInterfaces)
        {
            foreach (var member in contract.GetMembers(method.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether the name is used without a call: a delegate of the old signature would not fit any more.</summary>
    private static bool IsGivenAway(IMethodSymbol method, Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var node in tree.GetRoot().DescendantNodes())
            {
                if (node is SimpleNameSyntax name && name.Identifier.ValueText == method.Name && !IsCalled(name) && name.Parent is not (NameColonSyntax or AttributeSyntax))
                    return true;
            }
        }

        return false;
    }

    private static bool IsCalled(SimpleNameSyntax name)
    {
        SyntaxNode called = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access,
            MemberBindingExpressionSyntax binding => binding,
            _ => name,
        };
        return called.Parent is InvocationExpressionSyntax call && call.Expression == called;
    }
}
