using System.Collections.Concurrent;
using System.Collections.Immutable;
using Instrumentation.Analyzers.Rules.Cardinality;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Secrets;

/// <summary>Methods that make a sensitive value harmless.</summary>
/// <param name="named">Those that the user names, by their own name or with their type.</param>
internal sealed class Sanitizers(ImmutableHashSet<string> named)
{
    private static readonly HashSet<string> Verbs = new(StringComparer.OrdinalIgnoreCase)
    {
        "redact", "redacted", "redactor", "mask", "masked", "masker", "masking", "hash", "hashed", "hasher", "obfuscate", "obfuscated", "obfuscator", "anonymize", "anonymise", "anonymized",
        "anonymizer", "pseudonymize", "encrypt", "encrypted", "sanitize", "sanitise", "sanitizer", "sanitized", "scrub", "scrubbed", "scrubber", "censor", "protect", "tokenize", "cleanse",
        "fingerprint", "digest", "hide", "strip",
    };

    private readonly ConcurrentDictionary<string, bool> byName = new(StringComparer.Ordinal);

    /// <summary>Whether the method is such, by a word of its name or of its type's.</summary>
    public bool Contains(IMethodSymbol method)
    {
        if (!named.IsEmpty
            && (named.Contains(method.Name) || named.Contains($"{method.ContainingType?.Name}.{method.Name}") || named.Contains($"{method.ContainingType?.ToDisplayString()}.{method.Name}")))
        {
            return true;
        }

        return byName.GetOrAdd(method.Name, HasVerb) || (method.ContainingType is { } type && byName.GetOrAdd(type.Name, HasVerb));
    }

    private static bool HasVerb(string name)
    {
        foreach (var word in IdentityWords.Words(name))
        {
            if (Verbs.Contains(word))
                return true;
        }

        return false;
    }
}
