using System.Collections.Immutable;
using Instrumentation.Generators.Model;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>All declarations of a compilation that carry an attribute.</summary>
internal static class Declarations
{
    /// <summary>The names of methods that may be instrumented, here or in a referenced assembly.</summary>
    public static EquatableArray<string> Names(ImmutableArray<Declaration> declared, ImmutableArray<EquatableArray<string>> referenced) => declared
        .SelectMany(static declaration => declaration.Names)
        .Concat(referenced.SelectMany(static names => names))
        .Distinct(StringComparer.Ordinal)
        .OrderBy(static name => name, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>The partial methods, each once however many attributes it carries.</summary>
    public static IEnumerable<PartialModel> Partials(ImmutableArray<Declaration> declared) => declared
        .SelectMany(static declaration => declaration.Partials)
        .GroupBy(static partial => partial.Method.BodyName, StringComparer.Ordinal)
        .OrderBy(static group => group.Key, StringComparer.Ordinal)
        .Select(static group => group.First());
}
