using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Field.Projects;

/// <summary>Writes <c>[Traced]</c> before methods, on their own line, so that places stay what they are.</summary>
/// <param name="percent">Of a hundred methods, how many.</param>
/// <param name="seed">Another seed takes other methods.</param>
internal sealed class Instrumenter(int percent, int seed)
{
    private const string Attribute = "[global::Instrumentation.Traced]";

    /// <summary>The source with the attributes.</summary>
    public SyntaxTree Instrument(SyntaxTree tree)
    {
        // CA5394: the methods are the same every time, whatever the order of the files.
#pragma warning disable CA5394
        var random = new Random(seed + tree.Length);
        var places = tree.GetRoot().DescendantNodes()
            .OfType<MethodDeclarationSyntax>()
            .Where(method => random.Next(100) < percent && !method.Modifiers.Any(SyntaxKind.PartialKeyword))
            .Select(static method => new Microsoft.CodeAnalysis.Text.TextChange(new(method.SpanStart, 0), Attribute))
            .ToList();
#pragma warning restore CA5394
        return places.Count == 0 ? tree : tree.WithChangedText(tree.GetText().WithChanges(places));
    }
}
