using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Generators.Recognition;

/// <summary>The attributes that are written in a syntax tree outside of bodies, by their simple names: made once per tree, and gone with it.</summary>
internal sealed class AttributeIndex
{
    private const string Suffix = "Attribute";

    private static readonly ConditionalWeakTable<SyntaxTree, AttributeIndex> Indexes = new();
    private static readonly HashSet<string> Instruments = AsWritten(KnownNames.Instruments);
    private static readonly HashSet<string> Ours = AsWritten(KnownNames.OnMethods);

    private readonly List<(string Name, AttributeSyntax Attribute)> uses = [];

    private AttributeIndex()
    {
    }

    private AttributeIndex(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes(static node => node is not (StatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax)))
        {
            if (node is AttributeSyntax attribute)
                uses.Add((SimpleName(attribute.Name), attribute));
        }
    }

    public static AttributeIndex Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Indexes.TryGetValue(tree, out var known))
            return known;
        return Indexes.GetValue(tree, key => IsGenerated(key) ? new AttributeIndex() : new AttributeIndex(key.GetRoot(cancellationToken)));
    }

    /// <summary>Whether the name is that of one of the product's attributes, in either form.</summary>
    public static bool IsOurs(string name) => Ours.Contains(name);

    public static string SimpleName(NameSyntax name) => name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        _ => string.Empty,
    };

    /// <summary>
    /// What carries, by its name or by an alias, one of the attributes that make a method an instrumented one: methods, types, and the file
    /// itself, where it is an attribute of the assembly.
    /// </summary>
    public IEnumerable<CSharpSyntaxNode> Instrumented(HashSet<string> aliases) => uses
        .Where(use => Instruments.Contains(use.Name) || aliases.Contains(use.Name))
        .Select(static use => Bearer(use.Attribute))
        .OfType<CSharpSyntaxNode>()
        .Distinct();

    /// <summary>Whether one of the product's attributes, by its name or by an alias, is written in a part of the file.</summary>
    public bool HasAny(TextSpan part, HashSet<string> aliases)
    {
        foreach (var (name, attribute) in uses)
        {
            if ((Ours.Contains(name) || aliases.Contains(name)) && part.Contains(attribute.SpanStart))
                return true;
        }

        return false;
    }

    // What the product has generated asks for nothing. The compiler names such a file for its generator.
    private static bool IsGenerated(SyntaxTree tree) => tree.FilePath.IndexOf(KnownNames.Generator, StringComparison.Ordinal) >= 0;

    /// <summary>The method, also of an attribute on one of its parameters, the type, or the file.</summary>
    private static CSharpSyntaxNode? Bearer(AttributeSyntax attribute) => attribute.Parent?.Parent switch
    {
        MethodDeclarationSyntax method => method,
        TypeDeclarationSyntax type => type,
        CompilationUnitSyntax file => file,
        ParameterSyntax { Parent.Parent: MethodDeclarationSyntax method } => method,
        _ => null,
    };

    private static HashSet<string> AsWritten(string[] names) => new(
        names.SelectMany(static name => new[] { name, name.Substring(0, name.Length - Suffix.Length) }), StringComparer.Ordinal);
}
