using System.Collections;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Instrumentation.CompilerServices;

/// <summary>
/// The tags of a span that is about to start, as its sampler sees them: one object, which is its own enumerator, so that a call that is
/// sampled out has boxed nothing that the sampler did not read. Never used for a second call: a listener may keep it.
/// </summary>
internal sealed class EntryTags<TTags> : IEnumerable<KeyValuePair<string, object?>>, IEnumerator<KeyValuePair<string, object?>>
    where TTags : struct, ITags
{
    private const string FunctionName = "code.function.name";
    private const int BeforeFirst = -2;
    private const int AtFunctionName = -1;

    private readonly TTags tags;
    private readonly string function;
    private int position = BeforeFirst;
    private bool enumerating;
    private volatile bool isHandedOut;
    private KeyValuePair<string, object?> current;

    private EntryTags(string function, in TTags tags)
    {
        this.function = function;
        this.tags = tags;
    }

    public KeyValuePair<string, object?> Current => current;

    [ExcludeFromCodeCoverage]
    object IEnumerator.Current => current;

    /// <summary>Creates a span that has the tags from its very start, or returns <see langword="null"/> when nobody wants it.</summary>
    public static Activity? Create(
        ActivitySource source, string name, ActivityKind kind, string function, in TTags tags, IEnumerable<ActivityLink>? links)
    {
#pragma warning disable CA2000 // Its Dispose ends an enumeration.
        var entry = new EntryTags<TTags>(function, in tags);
#pragma warning restore CA2000
        var span = source.CreateActivity(name, kind, default(ActivityContext), entry, links);

        // Whoever has kept it may read it on any thread from now on.
        entry.isHandedOut = true;
        return span;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        if (enumerating || isHandedOut)
            return new EntryTags<TTags>(function, in tags) { enumerating = true };

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
