using System.Runtime.CompilerServices;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Generators.Recognition;

/// <summary>
/// What a file says to other files: all of it, except what stands inside of bodies. Made once per syntax tree, and gone with it.
/// </summary>
internal sealed class FileOutline
{
    // No kind of token or node, and no length of a text.
    private const int Directive = -2;

    private static readonly ConditionalWeakTable<SyntaxTree, FileOutline> Outlines = new();

    private FileOutline(Digest digest) => Digest = digest;

    public Digest Digest { get; }

    public static FileOutline Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (Outlines.TryGetValue(tree, out var known))
            return known;
        return Outlines.GetValue(tree, key => Read(key, cancellationToken));
    }

    private static FileOutline Read(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var root = tree.GetRoot(cancellationToken);
        var digest = new DigestBuilder();

        // The path names file-local types. Path and first comment say that a file is generated, and so what its types say about null.
        digest.Add(tree.FilePath);
        digest.Add(root.GetLeadingTrivia().ToFullString());
        AddOptions(digest, tree.Options);

        foreach (var part in root.DescendantNodesAndTokensAndSelf(static node => !Bodies.IsBody(node)))
        {
            digest.Add(part.RawKind);
            if (part.AsNode() is { } node)
            {
                if (Bodies.IsBody(node))
                    AddDirectives(digest, node);
                continue;
            }

            var token = part.AsToken();
            digest.Add(token.Text);
            AddDirectives(digest, token);
        }

        return new FileOutline(digest.ToDigest());
    }

    private static void AddOptions(DigestBuilder digest, ParseOptions options)
    {
        digest.Add((int)options.Kind);
        digest.Add((int)((options as CSharpParseOptions)?.LanguageVersion ?? 0));
        foreach (var symbol in options.PreprocessorSymbolNames)
            digest.Add(symbol);
        digest.Add(options.Features.Count);
        foreach (var feature in options.Features)
        {
            digest.Add(feature.Key);
            digest.Add(feature.Value);
        }
    }

    // A #nullable inside of a body holds for what comes after it.
    private static void AddDirectives(DigestBuilder digest, SyntaxNode body)
    {
        if (!body.ContainsDirectives)
            return;
        foreach (var token in body.DescendantTokens())
            AddDirectives(digest, token);
    }

    private static void AddDirectives(DigestBuilder digest, SyntaxToken token)
    {
        if (!token.ContainsDirectives)
            return;
        foreach (var trivia in token.LeadingTrivia)
        {
            if (!trivia.IsDirective)
                continue;
            digest.Add(Directive);
            digest.Add(trivia.ToFullString());
        }
    }
}
