using Instrumentation.Generators.Model;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Generators.Recognition;

/// <summary>What the declarations of a file add: the names of methods that may be instrumented, and bodies of partial methods.</summary>
/// <param name="Names">Simple names; too many cost a little time, too few would miss calls.</param>
/// <param name="Partials">The partial methods whose bodies are generated.</param>
internal sealed record Declaration(EquatableArray<string> Names, EquatableArray<PartialModel> Partials);

/// <summary>Reads declarations that carry an attribute.</summary>
internal static class DeclarationRecognition
{
    /// <summary>The declarations of the files that have such; only those of files in which, or around which, something has changed are bound.</summary>
    public static IEnumerable<Declaration> Files(Compilation compilation, CancellationToken cancellationToken)
    {
        var recognizer = Recognizer.For(compilation);
        if (!recognizer.HasRuntime)
            yield break;

        var outline = CompilationOutline.Of(compilation, cancellationToken).Digest;
        HashSet<string>? aliases = null;
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var remembered = Remembered<Declaration>.Of(tree);
            if (!remembered.TryRead(outline, out var declaration))
            {
                aliases ??= AttributeAliases.Of(compilation, cancellationToken);
                remembered.Write(outline, declaration = OfFile(recognizer, compilation, tree, aliases, cancellationToken));
            }

            if (declaration is not null)
                yield return declaration;
        }
    }

    private static Declaration? OfFile(
        Recognizer recognizer, Compilation compilation, SyntaxTree tree, HashSet<string> aliases, CancellationToken cancellationToken)
    {
        var bearers = AttributeIndex.Of(tree, cancellationToken).Instrumented(aliases).ToList();
        if (bearers.Count == 0)
            return null;

        var model = compilation.GetSemanticModel(tree);
        var methods = bearers
            .SelectMany(bearer => bearer is MemberDeclarationSyntax member
                ? Methods(model.GetDeclaredSymbol(member, cancellationToken))
                : Requested(recognizer, compilation, tree))
            .Distinct(SymbolEqualityComparer.Default)
            .Cast<IMethodSymbol>()
            .ToList();
        return new Declaration(
            methods.Where(method => !PartialRecognition.IsWithoutBody(method) || recognizer.Recognize(method).Method is not null)
                .Select(static method => method.Name)
                .Distinct(StringComparer.Ordinal)
                .OrderBy(static name => name, StringComparer.Ordinal)
                .ToEquatableArray(),
            methods.Where(PartialRecognition.IsWithoutBody)
                .Select(recognizer.Recognize)
                .Select(static verdict => verdict.Partial ?? verdict.Forwarding)
                .OfType<PartialModel>()
                .ToEquatableArray());
    }

    /// <summary>The methods that the file's attributes of the assembly ask for.</summary>
    private static IEnumerable<IMethodSymbol> Requested(Recognizer recognizer, Compilation compilation, SyntaxTree tree) => recognizer.Requests.All
        .Where(request => request.Attribute.ApplicationSyntaxReference?.SyntaxTree == tree)
        .SelectMany(request => request.Methods(compilation));

    private static IEnumerable<IMethodSymbol> Methods(ISymbol? symbol) => symbol switch
    {
        IMethodSymbol method => [method],
        INamedTypeSymbol type => type.GetMembers().OfType<IMethodSymbol>().Where(InstrumentationAttributes.IsCoveredByType),
        _ => [],
    };
}
