using Instrumentation.Generators.Model;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>What a declaration with an attribute adds: the names of methods that may be instrumented, and bodies of partial methods.</summary>
/// <param name="Names">Simple names; too many cost a little time, too few would miss calls.</param>
/// <param name="Partials">The partial methods whose bodies are generated.</param>
internal sealed record Declaration(EquatableArray<string> Names, EquatableArray<PartialModel> Partials);

/// <summary>Reads declarations that carry an attribute.</summary>
internal static class DeclarationRecognition
{
    public static Declaration Of(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var recognizer = Recognizer.For(context.SemanticModel.Compilation);
        var methods = Methods(context.TargetSymbol).ToList();
        cancellationToken.ThrowIfCancellationRequested();
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

    private static IEnumerable<IMethodSymbol> Methods(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => [method],
        IParameterSymbol { ContainingSymbol: IMethodSymbol method } => [method],
        INamedTypeSymbol type => type.GetMembers().OfType<IMethodSymbol>().Where(InstrumentationAttributes.IsCoveredByType),
        _ => [],
    };
}
