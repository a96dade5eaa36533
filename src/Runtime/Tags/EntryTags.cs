using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Instrumentation.CompilerServices;

/// <summary>
/// The tags of a span that is about to start, as its sampler sees them: one object per thread and method, which is its own enumerator,
/// so that a call that is sampled out has boxed nothing that the sampler did not read.
/// </summary>
internal sealed class EntryTags<TTags> : IEnumerable<KeyValuePair<string, object?>>, IEnumerator<KeyValuePair<string, object?>>
    where TTags : struct, ITags
{
    private const string FunctionName = "code.function.name";
    private const int BeforeFirst = -2;
    private const int AtFunctionName = -1;

    [ThreadStatic]
    private static EntryTags<TTags>? free;

    private TTags tags;
    private string function = string.Empty;
    private int position = BeforeFirst;
    private bool enumerating;
    private KeyValuePair<string, object?> current;

    public KeyValuePair<string, object?> Current => current;

    [ExcludeFromCodeCoverage]
    object IEnumerator.Current => current;

    /// <summary>Creates a span that has the tags from its very start, or returns <see langword="null"/> when nobody wants it.</summary>
    public static Activity? Create(
        ActivitySource source, string name, ActivityKind kind, string function, in TTags tags, IEnumerable<ActivityLink>? links)
    {
        // Taken while it is in use: a listener that calls back into the same method gets an object of its own.
        ref var place = ref free;
#pragma warning disable CA2000 // Kept for the next span.
        var entry = place ?? new EntryTags<TTags>();
#pragma warning restore CA2000
        place = null;
        entry.tags = tags;
        entry.function = function;
        try
        {
            return source.CreateActivity(name, kind, default(ActivityContext), entry, links);
        }
        finally
        {
            entry.tags = default;
            entry.current = default;
            entry.enumerating = false;
            place = entry;
        }
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        if (enumerating)
            return new EntryTags<TTags> { tags = tags, function = function, enumerating = true };

        enumerating = true;
        position = BeforeFirst;
        return this;
    }

    public bool MoveNext()
    {
        if (position == BeforeFirst)
        {
            position = AtFunctionName;
            current = new KeyValuePair<string, object?>(FunctionName, function);
            return true;
        }

        while (++position < tags.Count)
        {
            current = tags[position];
            if (current.Value is not null)
                return true;
        }

        return false;
    }

    public void Reset() => position = BeforeFirst;

    public void Dispose() => enumerating = false;

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
