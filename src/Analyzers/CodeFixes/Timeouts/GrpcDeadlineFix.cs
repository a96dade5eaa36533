using System.Collections.Immutable;
using System.Composition;
using Instrumentation.Analyzers;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes.Timeouts;

/// <summary>Gives a gRPC call a deadline, as an argument or in its options.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GrpcDeadlineFix)), Shared]
internal sealed class GrpcDeadlineFix : NodeFix
{
    private const string Parameter = "deadline";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.GrpcDeadline];

    /// <inheritdoc/>
    protected override string Title(Diagnostic diagnostic) => $"Add a deadline of {Limits.Seconds} seconds";

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, SyntaxNode place, Diagnostic diagnostic)
    {
        var call = place as InvocationExpressionSyntax ?? (place as ArgumentSyntax)?.Expression as InvocationExpressionSyntax;
        if (call is null || model.GetSymbolInfo(call).Symbol is not IMethodSymbol method)
            return null;

        var deadline = Limits.Deadline();
        var arguments = call.ArgumentList.Arguments;
        foreach (var argument in arguments)
        {
            if (ParameterOf(argument, arguments, method) is not { } parameter)
                return null;
            if (parameter.Name == Parameter)
                return With(document, root.ReplaceNode(argument.Expression, deadline.WithTriviaFrom(argument.Expression)));
            if (parameter.Type.WithoutNullable().Is("Grpc.Core", "CallOptions"))
                return With(document, root.ReplaceNode(argument.Expression, WithDeadline(argument.Expression, deadline)));
        }

        foreach (var parameter in method.Parameters)
        {
            if (parameter.Name != Parameter)
                continue;
            var added = Named(deadline);
            return With(document, root.ReplaceNode(call.ArgumentList, Add(call.ArgumentList, added)));
        }

        return null;
    }

    private static ArgumentListSyntax Add(ArgumentListSyntax list, ArgumentSyntax added)
    {
        var arguments = list.Arguments;
        if (arguments.Count == 0)
            return list.WithArguments(SyntaxFactory.SingletonSeparatedList(added));

        var separators = arguments.GetSeparators().Append(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space));
        return list.WithArguments(SyntaxFactory.SeparatedList([.. arguments, added], separators));
    }

    private static ArgumentSyntax Named(ExpressionSyntax deadline) =>
        SyntaxFactory.Argument(SyntaxFactory.NameColon(Parameter).WithTrailingTrivia(SyntaxFactory.Space), refKindKeyword: default, deadline);

    private static ExpressionSyntax WithDeadline(ExpressionSyntax options, ExpressionSyntax deadline) => options switch
    {
        // These have no value that a method could be called on.
        LiteralExpressionSyntax or DefaultExpressionSyntax or ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 0 } =>
            SyntaxFactory.ImplicitObjectCreationExpression(SyntaxFactory.ArgumentList([Named(deadline)]), initializer: null).WithTriviaFrom(options),
        ImplicitObjectCreationExpressionSyntax or ConditionalExpressionSyntax or BinaryExpressionSyntax or CastExpressionSyntax or SwitchExpressionSyntax => options,
        _ => SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, options.WithoutTrivia(), SyntaxFactory.IdentifierName("WithDeadline")),
            SyntaxFactory.ArgumentList([SyntaxFactory.Argument(deadline)])).WithTriviaFrom(options),
    };

    private static IParameterSymbol? ParameterOf(ArgumentSyntax argument, SeparatedSyntaxList<ArgumentSyntax> arguments, IMethodSymbol method)
    {
        if (argument.NameColon is { Name.Identifier.ValueText: var name })
            return method.Parameters.FirstOrDefault(parameter => parameter.Name == name);
        var index = arguments.IndexOf(argument);
        return index < method.Parameters.Length ? method.Parameters[index] : null;
    }
}
