using Instrumentation.Tool.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Tool.Members;

/// <summary>A source file, and which member a place of it belongs to.</summary>
internal sealed class ParsedFile(string text)
{
    // The more symbols a file asks for, the less it is worth to try them all.
    private const int MostSymbols = 8;

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, DocumentationMode.None);

    private readonly SourceText source = SourceText.From(text);
    private readonly List<CompilationUnitSyntax> parsed = [];
    private IEnumerator<CompilationUnitSyntax>? readings;

    /// <summary>The member around a region: empty outside of all members, and where the file has no such place.</summary>
    public string MemberAt(Region region)
    {
        if (Position(region) is not { } position)
            return "";

        for (var index = 0; ReadingAt(index) is { } reading; index++)
        {
            // What a condition has switched off is not parsed: another reading switches it on.
            if (!reading.FindTrivia(position).IsKind(SyntaxKind.DisabledTextTrivia))
                return MemberName.Of(reading.FindToken(position));
        }

        return "";
    }

    private int? Position(Region region)
    {
        if (region.Line < 1 || region.Line > source.Lines.Count)
            return null;
        var line = source.Lines[region.Line - 1];
        var position = line.Start + region.Column - 1;
        return position <= line.End && position < source.Length ? position : null;
    }

    private CompilationUnitSyntax? ReadingAt(int index)
    {
        readings ??= Readings().GetEnumerator();
        while (parsed.Count <= index && readings.MoveNext())
            parsed.Add(readings.Current);
        return index < parsed.Count ? parsed[index] : null;
    }

    /// <summary>The file with no symbols of the preprocessor, with all that it asks for, and with each alone: a log does not say which there were.</summary>
    private IEnumerable<CompilationUnitSyntax> Readings()
    {
        var plain = Parse([]);
        yield return plain;

        var symbols = plain.DescendantNodes(descendIntoTrivia: true)
            .OfType<ConditionalDirectiveTriviaSyntax>()
            .SelectMany(static directive => directive.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
            .Select(static name => name.Identifier.ValueText)
            .Distinct()
            .ToList();
        if (symbols.Count == 0)
            yield break;

        yield return Parse(symbols);
        if (symbols.Count == 1)
            yield break;
        foreach (var symbol in symbols.Take(MostSymbols))
            yield return Parse([symbol]);
    }

    private CompilationUnitSyntax Parse(IEnumerable<string> symbols) =>
        SyntaxFactory.ParseCompilationUnit(text, options: Options.WithPreprocessorSymbols(symbols));
}
