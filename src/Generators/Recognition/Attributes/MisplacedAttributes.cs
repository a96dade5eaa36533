using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>Attributes that the compiler lets stand more than once, or in a form that is meant for the assembly, on a method or a type.</summary>
internal static class MisplacedAttributes
{
    /// <summary>Why those of the symbol that say nothing of it are there in vain.</summary>
    public static IEnumerable<Refusal> On(ISymbol symbol, string displayName)
    {
        foreach (var kind in KnownNames.Requests)
        {
            AttributeData? first = null;
            foreach (var attribute in symbol.GetAttributes())
            {
                if (!attribute.Is(kind))
                    continue;
                if (attribute.IsRequest())
                    yield return Refused(attribute, "naming a type and its methods it speaks for an assembly; write it as [assembly: ...]");
                else if (first is not null)
                    yield return Refused(attribute, "it is there already, and the first one holds; remove one of the two");
                else
                    first = attribute;
            }
        }

        Refusal Refused(AttributeData attribute, string reason) => new(
            Refusal.AttributeNotApplicable, symbol, attribute, attribute.AttributeClass!.Name.Replace(nameof(Attribute), string.Empty), displayName, reason);
    }
}
