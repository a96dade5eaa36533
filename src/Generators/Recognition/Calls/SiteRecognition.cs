using System.Collections.Immutable;
using System.Globalization;
using Instrumentation.Generators.Model;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Generators.Recognition;

/// <summary>The calls of a compilation that are redirected, file by file.</summary>
internal sealed class SiteRecognition
{
    private readonly Compilation compilation;
    private readonly Recognizer recognizer;
    private readonly HashSet<string> names;
    private readonly Digest surroundings;

    private SiteRecognition(Compilation compilation, Recognizer recognizer, EquatableArray<string> names, CancellationToken cancellationToken)
    {
        this.compilation = compilation;
        this.recognizer = recognizer;
        this.names = new HashSet<string>(names, StringComparer.Ordinal);
        surroundings = Surroundings(compilation, names, cancellationToken);
    }

    /// <summary>The files that have such calls. Only invocations with one of the names are bound, and only where something has changed.</summary>
    public static IEnumerable<SiteFile> Files(Compilation compilation, EquatableArray<string> names, CancellationToken cancellationToken)
    {
        var recognizer = Recognizer.For(compilation);
        return names.Count == 0 || !recognizer.HasRuntime
            ? []
            : new SiteRecognition(compilation, recognizer, names, cancellationToken).Files(cancellationToken);
    }

    /// <summary>The methods that are called in any file.</summary>
    public static IEnumerable<MethodModel> Methods(ImmutableArray<SiteFile> files) => files
        .SelectMany(static file => file.Methods)
        .GroupBy(static sites => sites.Method.BodyName, StringComparer.Ordinal)
        .OrderBy(static group => group.Key, StringComparer.Ordinal)
        .Select(static group => group.First().Method);

    private IEnumerable<SiteFile> Files(CancellationToken cancellationToken)
    {
        // The compiler does not tell two names of generated files by case.
        var hints = new Identifiers([], StringComparer.OrdinalIgnoreCase);
        var twins = new TwinFiles(compilation);
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var remembered = Remembered<SiteFile>.Of(tree);
            if (!remembered.TryRead(surroundings, out var file))
                remembered.Write(surroundings, file = File(tree, cancellationToken));
            if (file is null || twins.HasTwin(tree, cancellationToken))
                continue;

            var hint = hints.Unique(file.HintName);
            yield return hint == file.HintName ? file : file with { HintName = hint };
        }
    }

    /// <summary>The calls of one file; its hint may be that of another file, too.</summary>
    private SiteFile? File(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var invocations = InvocationIndex.Of(tree, cancellationToken).Of(names);
        if (invocations.Count == 0)
            return null;

        var symbols = SymbolModel.Of(compilation, tree);
        var model = compilation.GetSemanticModel(tree);
        var sites = new Dictionary<string, (MethodModel Method, List<SiteModel> Sites)>(StringComparer.Ordinal);
        var sourceName = FileName(tree.FilePath);
        foreach (var invocation in invocations)
        {
            if (CallRecognition.Recognize(recognizer, symbols, model, invocation, cancellationToken) is not { } method
                || model.GetInterceptableLocation(invocation, cancellationToken) is not { } location)
            {
                continue;
            }

            if (!sites.TryGetValue(method.BodyName, out var known))
                sites.Add(method.BodyName, known = (method, []));
            var start = tree.GetLineSpan(invocation.Span, cancellationToken).StartLinePosition;
            var place = string.Format(CultureInfo.InvariantCulture, "{0}({1},{2})", sourceName, start.Line + 1, start.Character + 1);
            known.Sites.Add(new SiteModel(location.Version, location.Data, place));
        }

        return sites.Count == 0 ? null : new SiteFile(Identifiers.Sanitize(sourceName), sourceName, Methods(sites));
    }

    private static Digest Surroundings(Compilation compilation, EquatableArray<string> names, CancellationToken cancellationToken)
    {
        var digest = new DigestBuilder();
        digest.Add(CompilationOutline.Of(compilation, cancellationToken).Digest);
        foreach (var name in names)
            digest.Add(name);
        return digest.ToDigest();
    }

    private static EquatableArray<SitesOfMethod> Methods(Dictionary<string, (MethodModel Method, List<SiteModel> Sites)> sites) => sites
        .OrderBy(static entry => entry.Key, StringComparer.Ordinal)
        .Select(static entry => new SitesOfMethod(entry.Value.Method, entry.Value.Sites.ToEquatableArray()))
        .ToEquatableArray();

    // Not System.IO.Path: the path is that of the machine that compiles, which may be another one than that of the source.
    private static string FileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
}
