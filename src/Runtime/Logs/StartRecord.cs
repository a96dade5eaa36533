using System.Collections;

namespace Instrumentation.CompilerServices;

/// <summary>The state of the record that says that an operation has started.</summary>
internal readonly struct StartRecord(string operation) : IReadOnlyList<KeyValuePair<string, object?>>
{
    private const string Format = "{operation} started";

    public int Count => 2;

    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new("operation", operation),
        1 => new("{OriginalFormat}", Format),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        yield return this[0];
        yield return this[1];
    }

    public override string ToString() => $"{operation} started";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
