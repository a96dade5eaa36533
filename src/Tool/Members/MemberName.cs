using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Tool.Members;

/// <summary>
/// The full name of a member, with the types of its parameters as they are written: <c>Shop.Orders.Place(Guid, ref int)</c>. Layout and
/// comments leave no trace in it.
/// </summary>
internal static class MemberName
{
    private const string TopLevel = "<top-level statements>";

    /// <summary>The name of the member that a token belongs to.</summary>
    public static string Of(SyntaxToken token)
    {
        for (var node = token.Parent; node is not null; node = node.Parent)
        {
            if (node is GlobalStatementSyntax)
                return TopLevel;
            if (Own(node, token) is { } own)
                return Containers(node, own);
        }

        return "";
    }

    private static string Containers(SyntaxNode node, string name)
    {
        for (var parent = node.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is BaseNamespaceDeclarationSyntax space)
                name = $"{Text(space.Name)}.{name}";
            else if (parent is TypeDeclarationSyntax or EnumDeclarationSyntax && Own(parent, default) is { } type)
                name = $"{type}.{name}";
        }

        return name;
    }

    /// <summary>The name without what contains it, or <see langword="null"/> of what is no member.</summary>
    private static string? Own(SyntaxNode node, SyntaxToken token) => node switch
    {
        MethodDeclarationSyntax method => $"{Explicit(method.ExplicitInterfaceSpecifier)}{method.Identifier.ValueText}{Text(method.TypeParameterList)}{Parameters(method.ParameterList)}",
        ConstructorDeclarationSyntax constructor => $"{(constructor.Modifiers.Any(SyntaxKind.StaticKeyword) ? ".cctor" : ".ctor")}{Parameters(constructor.ParameterList)}",
        DestructorDeclarationSyntax destructor => $"~{destructor.Identifier.ValueText}()",
        OperatorDeclarationSyntax @operator => $"{Explicit(@operator.ExplicitInterfaceSpecifier)}operator {@operator.OperatorToken.Text}{Parameters(@operator.ParameterList)}",
        ConversionOperatorDeclarationSyntax conversion => $"{Explicit(conversion.ExplicitInterfaceSpecifier)}{conversion.ImplicitOrExplicitKeyword.Text} operator {Text(conversion.Type)}{Parameters(conversion.ParameterList)}",
        PropertyDeclarationSyntax property => $"{Explicit(property.ExplicitInterfaceSpecifier)}{property.Identifier.ValueText}",
        IndexerDeclarationSyntax indexer => $"{Explicit(indexer.ExplicitInterfaceSpecifier)}this{Parameters(indexer.ParameterList)}",
        EventDeclarationSyntax @event => $"{Explicit(@event.ExplicitInterfaceSpecifier)}{@event.Identifier.ValueText}",
        BaseFieldDeclarationSyntax field => Variable(field, token),
        EnumMemberDeclarationSyntax member => member.Identifier.ValueText,
        DelegateDeclarationSyntax @delegate => $"{@delegate.Identifier.ValueText}{Text(@delegate.TypeParameterList)}",
        ExtensionBlockDeclarationSyntax extension => $"extension{Text(extension.TypeParameterList)}{Parameters(extension.ParameterList)}",
        TypeDeclarationSyntax type => $"{type.Identifier.ValueText}{Text(type.TypeParameterList)}",
        EnumDeclarationSyntax type => type.Identifier.ValueText,
        _ => null,
    };

    // A declaration of several variables: the one that the token is in, or the first.
    private static string? Variable(BaseFieldDeclarationSyntax field, SyntaxToken token)
    {
        var variables = field.Declaration.Variables;
        foreach (var variable in variables)
        {
            if (variable.Span.Contains(token.SpanStart))
                return variable.Identifier.ValueText;
        }

        return variables.Count > 0 ? variables[0].Identifier.ValueText : null;
    }

    private static string Explicit(ExplicitInterfaceSpecifierSyntax? specifier) => specifier is null ? "" : $"{Text(specifier.Name)}.";

    private static string Parameters(BaseParameterListSyntax? list)
    {
        if (list is null)
            return "()";
        var parameters = string.Join(", ", list.Parameters.Select(Parameter));
        return list is BracketedParameterListSyntax ? $"[{parameters}]" : $"({parameters})";
    }

    private static string Parameter(ParameterSyntax parameter)
    {
        var modifiers = parameter.Modifiers
            .Where(static modifier => modifier.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword or SyntaxKind.ReadOnlyKeyword)
            .Select(static modifier => modifier.Text);
        return string.Join(' ', [.. modifiers, parameter.Type is null ? parameter.Identifier.Text : Text(parameter.Type)]);
    }

    /// <summary>The tokens, with the spaces that every formatter agrees on: behind commas and between words.</summary>
    private static string Text(SyntaxNode? node)
    {
        if (node is null)
            return "";

        var text = new StringBuilder();
        foreach (var token in node.DescendantTokens(static child => child is not AttributeListSyntax))
        {
            if (token.IsMissing || token.Parent is AttributeListSyntax)
                continue;
            var word = token.Text;
            if (text.Length > 0 && (text[^1] == ',' || (IsOfWord(text[^1]) && IsOfWord(word[0]))))
                text.Append(' ');
            text.Append(word);
        }

        return text.ToString();
    }

    private static bool IsOfWord(char character) => SyntaxFacts.IsIdentifierPartCharacter(character) || character == '@';
}
