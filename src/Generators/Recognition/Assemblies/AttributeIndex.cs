using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Generators.Recognition;

/// <summary>The methods and types of a syntax tree, and the tree itself, by the simple names of their attributes: made once per tree, and gone with it.</summary>
internal sealed class AttributeIndex
{
    private const string Suffix = "Attribute";

    private static readonly ConditionalWeakTable<SyntaxTree, AttributeIndex> Indexes = new();

    private readonly List<(string Attribute, CSharpSyntaxNode Bearer)> uses = [];
    private readonly List<string> aliases = [];

    private AttributeIndex(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes(static node => node is not (StatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax)))
        {
            if (node is AttributeSyntax attribute && Bearer(attribute) is { } bearer)
                uses.Add((SimpleName(attribute.Name), bearer));
            else if (node is UsingDirectiveSyntax { Alias: { } alias, Name: { } target } && IsInstrument(SimpleName(target)))
                aliases.Add(alias.Name.Identifier.ValueText);
        }
    }

    /// <summary>The names that the tree gives to one of the product's attributes by <c>using</c>, for itself or for all files.</summary>
    public IReadOnlyList<string> Aliases => aliases;

    public static AttributeIndex Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Indexes.TryGetValue(tree, out var known))
            return known;
        return Indexes.GetValue(tree, key => new AttributeIndex(key.GetRoot(cancellationToken)));
    }

    /// <summary>
    /// What carries, by its name or by an alias, one of the attributes that make a method an instrumented one: methods, types, and the file
    /// itself, where it is an attribute of the assembly.
    /// </summary>
    public IEnumerable<CSharpSyntaxNode> Instrumented(HashSet<string> aliases) => uses
        .Where(use => IsInstrument(use.Attribute) || aliases.Contains(use.Attribute))
        .Select(static use => use.Bearer)
        .Distinct();

    private static bool IsInstrument(string name) =>
        KnownNames.Instruments.Any(instrument => name == instrument || (name.Length + Suffix.Length == instrument.Length
            && instrument.StartsWith(name, StringComparison.Ordinal)));

    /// <summary>The method, also of an attribute on one of its parameters, the type, or the file.</summary>
    private static CSharpSyntaxNode? Bearer(AttributeSyntax attribute) => attribute.Parent?.Parent switch
    {
        MethodDeclarationSyntax method => method,
        TypeDeclarationSyntax type => type,
        CompilationUnitSyntax file => file,
        ParameterSyntax { Parent.Parent: MethodDeclarationSyntax method } => method,
        _ => null,
    };

    private static string SimpleName(NameSyntax name) => name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        _ => string.Empty,
    };
}
