using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Symbols;

/// <summary>Which types of the framework and of libraries a compilation can name; looked up once, for all rules.</summary>
internal sealed class WellKnownSymbols
{
    private static readonly ConditionalWeakTable<Compilation, WellKnownSymbols> All = new();

    private readonly Compilation compilation;
    private readonly ConcurrentDictionary<string, bool> known = new(StringComparer.Ordinal);

    private WellKnownSymbols(Compilation compilation) => this.compilation = compilation;

    /// <summary>Those of a compilation.</summary>
    public static WellKnownSymbols For(Compilation compilation) => All.GetValue(compilation, static key => new WellKnownSymbols(key));

    /// <summary>Whether the type is declared at least once: a family of rules without its library registers nothing.</summary>
    public bool Has(string metadataName) => known.GetOrAdd(metadataName, name => !compilation.GetTypesByMetadataName(name).IsEmpty);

    /// <summary>Whether one of the types is declared.</summary>
    public bool HasAny(params string[] metadataNames)
    {
        foreach (var name in metadataNames)
        {
            if (Has(name))
                return true;
        }

        return false;
    }
}
