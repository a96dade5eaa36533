namespace Instrumentation;

/// <summary>Ends the wait for a method after a time: its <see cref="CancellationToken"/> is cancelled then, and the call fails.</summary>
/// <remarks>
/// <para>
/// The method gets a token that is cancelled when the caller's is, and when the time is over. Whatever it hands that token to stops waiting.
/// The <see cref="OperationCanceledException"/> that leaves the method then becomes a <see cref="TimeoutException"/>, whose message names the
/// operation and the limit, and whose inner exception it is. <see cref="TracedAttribute"/>, <see cref="MeteredAttribute"/> and
/// <see cref="LogContextAttribute"/> record it as a failure: <c>outcome=error</c>, <c>error.type=System.TimeoutException</c>.
/// </para>
/// <para>
/// A cancellation by the caller stays one, the same exception and <c>outcome=canceled</c>, also when the time is over as well. A result stays
/// a result, and any other exception that exception, however late it comes: a method that does not look at its token is not ended. For a
/// method that returns a task the time lasts until that task ends.
/// </para>
/// <para>
/// The last parameter that is a <see cref="CancellationToken"/>, by value, is the limited one, and the one that speaks for the caller; it
/// may be optional. Where the method has others, they are handed on as they are. A method without such a parameter, a stream (<see cref="IAsyncEnumerable{T}"/>,
/// <see cref="System.Collections.IEnumerable"/>, an enumerator), an <c>async void</c> method and one that returns a task-like type of somebody
/// else cannot be limited: the rule INS0001 says so.
/// </para>
/// <para>
/// The limit holds whether anybody listens or not, with other attributes of this package and without. It holds where calls are instrumented:
/// on a partial method whose body is generated for every caller, else for calls in source that reference this package. A call through a
/// delegate, by reflection or within <see cref="PlainCall"/> has no limit, nor has any with <c>InstrumentationEnabled=false</c>: the rules INS0005,
/// INS0006 and INS0007 tell where. On an interface member or a base method it holds for calls through it and for calls of what implements or
/// overrides it.
/// </para>
/// <para>Time is measured as <see cref="CancellationTokenSource.CancelAfter(int)"/> does. Calls share timers: one that ends in time mostly sets none.</para>
/// </remarks>
/// <example>
/// <code>
/// [Traced, TimeLimit(5000)]
/// public async Task&lt;Quote&gt; QuoteAsync(string sku, CancellationToken cancellationToken) =&gt;
///     await client.GetFromJsonAsync&lt;Quote&gt;($"/quotes/{sku}", cancellationToken);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class TimeLimitAttribute : Attribute
{
    /// <summary>Limits the time of each call.</summary>
    /// <param name="milliseconds">The time in milliseconds, 1 or more.</param>
    public TimeLimitAttribute(int milliseconds) => Milliseconds = milliseconds;

    /// <summary>The time in milliseconds.</summary>
    public int Milliseconds { get; }

    /// <summary>
    /// A promise that nothing keeps the token after the method has ended, no work that goes on in the background and no object that stores it.
    /// The source of the token is then used again by later calls, and a call that ends in time allocates nothing. Default
    /// <see langword="false"/>: each call has a source of its own.
    /// </summary>
    /// <remarks>
    /// Where the promise is broken, what kept the token is cancelled when a later call runs out of time: that is the contract of
    /// <see cref="CancellationTokenSource.TryReset"/>. Without the promise a kept token is never cancelled after the method has ended.
    /// </remarks>
    public bool Pooled { get; set; }
}
