using System.Collections;

namespace Instrumentation.CompilerServices;

/// <summary>A sequence without a type of items, as one of objects.</summary>
internal sealed class UntypedSequence(IEnumerable source) : IEnumerable<object?>
{
    public IEnumerator<object?> GetEnumerator() => new UntypedEnumerator(source.GetEnumerator());

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
