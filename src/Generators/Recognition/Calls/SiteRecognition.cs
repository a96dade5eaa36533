using System.Collections.Immutable;
using System.Globalization;
using Instrumentation.Generators.Model;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Generators.Recognition;

/// <summary>The calls of a compilation that are redirected, file by file.</summary>
internal static class SiteRecognition
{
    /// <summary>The files that have such calls. Only invocations with one of the names are bound.</summary>
    public static IEnumerable<SiteFile> Files(Compilation compilation, EquatableArray<string> names, CancellationToken cancellationToken)
    {
        var recognizer = Recognizer.For(compilation);
        if (names.Count == 0 || !recognizer.HasRuntime)
            yield break;

        // The compiler does not tell two names of generated files by case.
        var hints = new Identifiers([], StringComparer.OrdinalIgnoreCase);
        var twins = new TwinFiles(compilation);
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var invocations = InvocationIndex.Of(tree, cancellationToken).Of(names);
            if (invocations.Count == 0 || twins.HasTwin(tree, cancellationToken))
                continue;

            var model = compilation.GetSemanticModel(tree);
            var sites = new Dictionary<string, (MethodModel Method, List<SiteModel> Sites)>(StringComparer.Ordinal);
            var sourceName = FileName(tree.FilePath);
            foreach (var invocation in invocations)
            {
                if (CallRecognition.Recognize(recognizer, model, invocation, cancellationToken) is not { } method
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

            if (sites.Count > 0)
                yield return new SiteFile($"Sites.{hints.Unique(Identifiers.Sanitize(sourceName))}.g.cs", sourceName, Methods(sites));
        }
    }

    /// <summary>The methods that are called in any file.</summary>
    public static IEnumerable<MethodModel> Methods(ImmutableArray<SiteFile> files) => files
        .SelectMany(static file => file.Methods)
        .GroupBy(static sites => sites.Method.BodyName, StringComparer.Ordinal)
        .OrderBy(static group => group.Key, StringComparer.Ordinal)
        .Select(static group => group.First().Method);

    private static EquatableArray<SitesOfMethod> Methods(Dictionary<string, (MethodModel Method, List<SiteModel> Sites)> sites) => sites
        .OrderBy(static entry => entry.Key, StringComparer.Ordinal)
        .Select(static entry => new SitesOfMethod(entry.Value.Method, entry.Value.Sites.ToEquatableArray()))
        .ToEquatableArray();

    // Not System.IO.Path: the path is that of the machine that compiles, which may be another one than that of the source.
    private static string FileName(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
}
