using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Generators.Recognition;

/// <summary>The names that <c>using</c> gives to the product's attributes, for a file or for all files.</summary>
internal static class AttributeAliases
{
    private static readonly ConditionalWeakTable<SyntaxTree, string[]> Known = new();

    /// <summary>An alias counts in every file, whether it is a global one or not: too many are no harm.</summary>
    public static HashSet<string> Of(Compilation compilation, CancellationToken cancellationToken)
    {
        var aliases = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (!Known.TryGetValue(tree, out var known))
                known = Known.GetValue(tree, key => [.. Of((CompilationUnitSyntax)key.GetRoot(cancellationToken))]);
            aliases.UnionWith(known);
        }

        return aliases;
    }

    private static IEnumerable<string> Of(CompilationUnitSyntax file) => file.Usings.Concat(file.Members.SelectMany(Usings))
        .Where(static directive => directive is { Alias: not null, Name: { } target } && AttributeIndex.IsOurs(AttributeIndex.SimpleName(target)))
        .Select(static directive => directive.Alias!.Name.Identifier.ValueText);

    private static IEnumerable<UsingDirectiveSyntax> Usings(MemberDeclarationSyntax member) => member is BaseNamespaceDeclarationSyntax home
        ? home.Usings.Concat(home.Members.SelectMany(Usings))
        : [];
}
