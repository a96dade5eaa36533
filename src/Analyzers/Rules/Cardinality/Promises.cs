using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Rules.Cardinality;

/// <summary>The keys for which the assembly promises a bound.</summary>
internal sealed class Promises
{
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);

    public Promises(Compilation compilation)
    {
        foreach (var attribute in compilation.Assembly.GetAttributes())
        {
            if (attribute is { ConstructorArguments: { Length: 2 } arguments }
                && attribute.AttributeClass.Is("Instrumentation", "BoundedCardinalityAttribute")
                && arguments[0].Value is string key
                && arguments[1].Value is int and > 0)
            {
                keys.Add(key);
            }
        }
    }

    /// <summary>Whether one is for the key.</summary>
    public bool Has(string key) => keys.Contains(key);
}
