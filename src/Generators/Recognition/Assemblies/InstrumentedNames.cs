using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Generators.Recognition;

/// <summary>
/// The simple names of the methods that may be instrumented, as a rule asks for them: what has none of these names needs no second look.
/// Attributes are told by their names, and nothing is bound. Too many names cost a little time, too few would miss calls.
/// </summary>
internal static class InstrumentedNames
{
    public static HashSet<string> Of(Compilation compilation, MemberRequests requests, HashSet<string> aliases, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var types = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var bearer in AttributeIndex.Of(tree, cancellationToken).Instrumented(aliases))
            {
                if (bearer is MethodDeclarationSyntax method)
                    names.Add(method.Identifier.ValueText);
                else if (bearer is TypeDeclarationSyntax type)
                    types.Add(type.Identifier.ValueText);
            }
        }

        // An attribute on one part of a type speaks of the members of all of them.
        if (types.Count > 0)
        {
            foreach (var symbol in compilation.GetSymbolsWithName(types.Contains, SymbolFilter.Type, cancellationToken))
                AddMembers((INamedTypeSymbol)symbol, names);
        }

        foreach (var request in requests.All)
        {
            if (request.Member == MemberRequest.Every)
                names.UnionWith(request.Type.MemberNames);
            else
                names.Add(request.Member);
        }

        foreach (var reference in compilation.References)
            names.UnionWith(ReferencedNames.Of(reference, cancellationToken));
        return names;
    }

    /// <summary>Those of an extension block are members of the class around it.</summary>
    private static void AddMembers(INamedTypeSymbol type, HashSet<string> names)
    {
        names.UnionWith(type.MemberNames);
        foreach (var block in type.GetTypeMembers())
        {
            if (block.IsExtension)
                names.UnionWith(block.MemberNames);
        }
    }
}
