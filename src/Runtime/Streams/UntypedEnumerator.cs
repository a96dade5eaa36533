using System.Collections;

namespace Instrumentation.CompilerServices;

/// <summary>An enumerator without a type of items, as one of objects. <c>foreach</c> disposes it if it can be, and so does this.</summary>
internal sealed class UntypedEnumerator(IEnumerator inner) : IEnumerator<object?>
{
    public object? Current => inner.Current;

    public bool MoveNext() => inner.MoveNext();

    public void Reset() => inner.Reset();

    public void Dispose() => (inner as IDisposable)?.Dispose();
}
