using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.CodeFixes;

/// <summary>Changes the code around the log calls of a document.</summary>
internal sealed class ErrorLogEdit(DocumentEditor editor, CancellationToken cancellationToken)
{
    private const string Extensions = "Instrumentation.ExceptionLogContextExtensions";

    private readonly List<StatementSyntax> removed = [];
    private bool needsUsing;

    /// <summary>Removes a log; its values go on with the exception.</summary>
    public bool MoveContext(TextSpan log, string error)
    {
        if (Read(log, error) is not { } statement)
            return false;
        if (statement.Values.Count == 0)
            return Remove(statement.Statement);

        var lines = statement.Values.Select(value => Context(statement.Statement, error, value.Key, value.Value)).ToList();
        Replace(statement.Statement, lines);
        return true;
    }

    /// <summary>Removes a log.</summary>
    public bool Remove(TextSpan log) => Read(log, error: null) is { } statement && Remove(statement.Statement);

    /// <summary>Removes a log; what it says is said by the exception that wraps the error.</summary>
    public bool Fold(TextSpan log, TextSpan exit, string error)
    {
        if (Read(log, error) is not { Template: { } template } statement
            || Message(editor.OriginalRoot.FindNode(exit), editor.SemanticModel, cancellationToken) is not { } message)
        {
            return false;
        }

        var values = statement.Values
            .GroupBy(static value => value.Key, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.First().Value, StringComparer.Ordinal);
        var said = MessageTemplate.Interpolated(template, values);
        var own = MessageTemplate.Escaped(message.Token.ValueText);
        var text = own.Length == 0 || own == said ? said : $"{own}: {said}";
        editor.ReplaceNode(message, SyntaxFactory.ParseExpression(values.Count == 0 ? $"\"{text.Replace("{{", "{").Replace("}}", "}")}\"" : $"$\"{text}\"").WithTriviaFrom(message));
        return Remove(statement.Statement);
    }

    /// <summary>Keeps a log, and ends the error there.</summary>
    public bool Handle(TextSpan exit)
    {
        if (editor.OriginalRoot.FindNode(exit).FirstAncestorOrSelf<ThrowStatementSyntax>() is not { Parent: BlockSyntax } thrown)
            return false;

        editor.RemoveNode(thrown, SyntaxRemoveOptions.KeepExteriorTrivia | SyntaxRemoveOptions.AddElasticMarker);
        return true;
    }

    /// <summary>The changed file.</summary>
    public SyntaxNode Finish()
    {
        ForgetVariables();
        var root = editor.GetChangedRoot();
        return needsUsing && root is CompilationUnitSyntax unit ? WithUsing(unit) : root;
    }

    /// <summary>The message that an exception is made with.</summary>
    public static LiteralExpressionSyntax? Message(SyntaxNode exit, SemanticModel model, CancellationToken cancellationToken)
    {
        var creation = exit.DescendantNodesAndSelf().OfType<BaseObjectCreationExpressionSyntax>().FirstOrDefault();
        foreach (var argument in creation?.ArgumentList?.Arguments ?? default)
        {
            if (argument.Expression is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.StringLiteralExpression)
                && model.GetSymbolInfo(creation!, cancellationToken).Symbol is IMethodSymbol)
            {
                return literal;
            }
        }

        return null;
    }

    private LogStatement? Read(TextSpan log, string? error) =>
        LogStatement.Of(editor.OriginalRoot, log, editor.SemanticModel, error, cancellationToken);

    private StatementSyntax Context(StatementSyntax at, string error, string key, ExpressionSyntax value)
    {
        var name = SymbolDisplay.FormatLiteral(key, quote: true);
        var isOurs = !editor.SemanticModel.Compilation.GetTypesByMetadataName(Extensions).IsEmpty;
        if (isOurs)
        {
            needsUsing |= editor.SemanticModel.LookupNamespacesAndTypes(at.SpanStart, container: null, "ExceptionLogContextExtensions").IsEmpty;
            return SyntaxFactory.ParseStatement($"{error}.AddLogContext({name}, {value});");
        }

        return SyntaxFactory.ParseStatement($"{error}.Data[{name}] = {value};");
    }

    private void Replace(StatementSyntax statement, List<StatementSyntax> lines)
    {
        lines[0] = lines[0].WithLeadingTrivia(statement.GetLeadingTrivia());
        for (var i = 1; i < lines.Count; i++)
            lines[i] = lines[i].WithLeadingTrivia(Indentation(statement));
        for (var i = 0; i < lines.Count - 1; i++)
            lines[i] = lines[i].WithTrailingTrivia(EndOfLine(statement));
        lines[lines.Count - 1] = lines[lines.Count - 1].WithTrailingTrivia(statement.GetTrailingTrivia());

        if (statement.Parent is BlockSyntax or SwitchSectionSyntax)
        {
            editor.InsertBefore(statement, lines);
            editor.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia);
        }
        else
        {
            editor.ReplaceNode(statement, lines.Count == 1 ? lines[0] : SyntaxFactory.Block(lines).WithAdditionalAnnotations(Formatter.Annotation));
        }
    }

    private bool Remove(StatementSyntax statement)
    {
        removed.Add(statement);
        if (statement.Parent is BlockSyntax or SwitchSectionSyntax)
        {
            // Its line goes with it, but not what is written above it.
            var hasComment = statement.GetLeadingTrivia().Any(static trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
            editor.RemoveNode(statement, hasComment ? SyntaxRemoveOptions.KeepLeadingTrivia : SyntaxRemoveOptions.KeepNoTrivia);

            // What comes first in a block has no empty line above it.
            if (!hasComment && statement.Parent is BlockSyntax { Statements: { Count: > 1 } statements } && statements[0] == statement)
                editor.ReplaceNode(statements[1], static (next, _) => next.WithLeadingTrivia(next.GetLeadingTrivia().SkipWhile(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia))));
        }
        else
        {
            editor.ReplaceNode(statement, SyntaxFactory.Block().WithTriviaFrom(statement));
        }

        return true;
    }

    // A variable that only the log has used would be a warning.
    private void ForgetVariables()
    {
        foreach (var clause in removed.Select(static statement => statement.FirstAncestorOrSelf<CatchClauseSyntax>()).OfType<CatchClauseSyntax>().Distinct())
        {
            if (clause.Declaration is not { Identifier: { ValueText: { Length: > 0 } name } } declaration)
                continue;

            var statements = removed.Where(statement => statement.FirstAncestorOrSelf<CatchClauseSyntax>() == clause).ToList();
            var isUsed = clause.DescendantNodes(node => node is not StatementSyntax statement || !statements.Contains(statement))
                .Any(node => node is IdentifierNameSyntax { Identifier.ValueText: var used } && used == name
                    && !statements.Any(statement => statement.Span.Contains(node.Span)));
            if (!isUsed)
                editor.ReplaceNode(declaration, declaration.WithIdentifier(default).WithType(declaration.Type.WithoutTrailingTrivia()));
        }
    }

    private static SyntaxTriviaList Indentation(StatementSyntax statement) =>
        [.. statement.GetLeadingTrivia().Reverse().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia))];

    private static SyntaxTriviaList EndOfLine(StatementSyntax statement)
    {
        foreach (var trivia in statement.GetTrailingTrivia())
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return [trivia];
        }

        return [SyntaxFactory.Space];
    }

    private static CompilationUnitSyntax WithUsing(CompilationUnitSyntax root)
    {
        if (root.Usings.Any(static directive => directive.Name?.ToString() == "Instrumentation" && directive.Alias is null))
            return root;

        var directive = SyntaxFactory.ParseCompilationUnit("using Instrumentation;\n").Usings[0];
        var at = 0;
        while (at < root.Usings.Count && string.CompareOrdinal(root.Usings[at].Name?.ToString(), "Instrumentation") < 0)
            at++;
        if (at > 0 || root.Usings.Count > 0)
            return root.WithUsings(root.Usings.Insert(at, directive));

        var leading = root.GetLeadingTrivia();
        return root.WithoutLeadingTrivia().WithUsings([directive.WithLeadingTrivia(leading)]);
    }
}
