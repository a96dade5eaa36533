using Instrumentation.Generators.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Instrumentation.CodeFixes;

/// <summary>The product's attributes of a method, of its parameters and of its result, as another member can carry them.</summary>
internal sealed class MovedAttributes
{
    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat.WithMemberOptions(SymbolDisplayMemberOptions.IncludeContainingType);

    private readonly SemanticModel model;
    private readonly CancellationToken cancellationToken;
    private readonly HashSet<int> positions = [];
    private readonly int start;
    private readonly List<AttributeListSyntax> ofMethod;
    private readonly List<List<AttributeListSyntax>> ofParameters;

    private MovedAttributes(MethodDeclarationSyntax source, SemanticModel model, CancellationToken cancellationToken)
    {
        this.model = model;
        this.cancellationToken = cancellationToken;
        start = source.SpanStart;
        ofMethod = Moved(source.AttributeLists);
        ofParameters = [.. source.ParameterList.Parameters.Select(parameter => Moved(parameter.AttributeLists))];
    }

    public static MovedAttributes Of(MethodDeclarationSyntax source, SemanticModel model, CancellationToken cancellationToken) => new(source, model, cancellationToken);

    /// <summary>The method without them.</summary>
    public MethodDeclarationSyntax Without(MethodDeclarationSyntax method)
    {
        var parameters = method.ParameterList.ReplaceNodes(
            method.ParameterList.Parameters,
            (parameter, _) => Trimmed(parameter, parameter.WithAttributeLists(Remaining(parameter.AttributeLists, method.SpanStart))));
        var lists = Remaining(method.AttributeLists, method.SpanStart);
        return Trimmed(method, method.WithAttributeLists(lists)).WithParameterList(parameters);
    }

    /// <summary>The member with them, each list on a line of its own.</summary>
    public MethodDeclarationSyntax AddedTo(MethodDeclarationSyntax member)
    {
        var parameters = member.ParameterList.ReplaceNodes(member.ParameterList.Parameters, (parameter, _) => parameter);
        var changed = member.ParameterList.Parameters.Select((parameter, at) => WithLists(parameter, ofParameters[at])).ToList();
        parameters = parameters.WithParameters(SyntaxFactory.SeparatedList(changed, member.ParameterList.Parameters.GetSeparators()));
        member = member.WithParameterList(parameters);
        if (ofMethod.Count == 0)
            return member;

        var leading = member.GetLeadingTrivia();
        var indent = leading.Reverse().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).ToList();
        var end = LineEnds.Of(member);
        var lists = ofMethod.Select((list, at) => list.WithLeadingTrivia(at == 0 ? leading : [.. indent]).WithTrailingTrivia(end));
        var bare = member.WithLeadingTrivia(indent);
        return bare.WithAttributeLists(SyntaxFactory.List(lists.Concat(bare.AttributeLists)));
    }

    private static ParameterSyntax WithLists(ParameterSyntax parameter, List<AttributeListSyntax> lists)
    {
        if (lists.Count == 0)
            return parameter;
        var leading = parameter.GetLeadingTrivia();
        var added = lists.Select((list, at) => list.WithLeadingTrivia(at == 0 ? leading : []).WithTrailingTrivia(SyntaxFactory.Space));
        var bare = parameter.WithoutLeadingTrivia();
        return bare.WithAttributeLists(SyntaxFactory.List(added.Concat(bare.AttributeLists)));
    }

    /// <summary>What stood before the first list stands before what is first now.</summary>
    private static T Trimmed<T>(T original, T without)
        where T : SyntaxNode => without.WithLeadingTrivia(original.GetLeadingTrivia());

    private List<AttributeListSyntax> Moved(SyntaxList<AttributeListSyntax> lists)
    {
        var moved = new List<AttributeListSyntax>();
        foreach (var list in lists)
        {
            var attributes = list.Attributes.Where(IsMoved).ToList();
            if (attributes.Count == 0)
                continue;
            positions.UnionWith(attributes.Select(attribute => attribute.SpanStart - start));
            moved.Add(SyntaxFactory.AttributeList(list.Target, SyntaxFactory.SeparatedList(
                attributes.Select(Portable),
                Enumerable.Repeat(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), attributes.Count - 1))));
        }

        return moved;
    }

    private SyntaxList<AttributeListSyntax> Remaining(SyntaxList<AttributeListSyntax> lists, int from) => SyntaxFactory.List(lists
        .Select(list => list.RemoveNodes(list.Attributes.Where(attribute => positions.Contains(attribute.SpanStart - from)), SyntaxRemoveOptions.KeepNoTrivia)!)
        .Where(static list => list.Attributes.Count > 0));

    private bool IsMoved(AttributeSyntax attribute) =>
        model.GetSymbolInfo(attribute, cancellationToken).Symbol?.ContainingType is { } type
        && Array.Exists(KnownNames.OnMethods, name => name is not KnownNames.NotInstrumented and not KnownNames.BoundedCardinality && AttributeReading.IsRuntimeType(type, name));

    /// <summary>The attribute as any file can say it; names are shortened where the file lets them be.</summary>
    private AttributeSyntax Portable(AttributeSyntax attribute)
    {
        var type = model.GetSymbolInfo(attribute, cancellationToken).Symbol!.ContainingType;
        var name = SyntaxFactory.ParseName($"global::{KnownNames.RuntimeNamespace}.{type.Name.Replace(nameof(Attribute), string.Empty)}")
            .WithAdditionalAnnotations(Simplifier.Annotation);
        var arguments = attribute.ArgumentList?.ReplaceNodes(
            attribute.ArgumentList.DescendantNodes(static node => !IsName(node)).OfType<ExpressionSyntax>().Where(node => IsName(node) && IsConstant(node)),
            (node, _) => SyntaxFactory.ParseExpression(Constant((IFieldSymbol)model.GetSymbolInfo(node, cancellationToken).Symbol!))
                .WithTriviaFrom(node)
                .WithAdditionalAnnotations(Simplifier.Annotation));
        return attribute.WithName(name).WithArgumentList(arguments).WithoutTrivia();
    }

    /// <summary>Its name; or its value, where only the type that it stands in may name it.</summary>
    private static string Constant(IFieldSymbol field) =>
        field.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal || field.Type.TypeKind == TypeKind.Enum
            ? field.ToDisplayString(Qualified)
            : SymbolDisplay.FormatPrimitive(field.ConstantValue!, quoteStrings: true, useHexadecimalNumbers: false) ?? "null";

    private static bool IsName(SyntaxNode node) => node is MemberAccessExpressionSyntax or IdentifierNameSyntax;

    private bool IsConstant(ExpressionSyntax expression) =>
        model.GetSymbolInfo(expression, cancellationToken).Symbol is IFieldSymbol { IsConst: true };
}
