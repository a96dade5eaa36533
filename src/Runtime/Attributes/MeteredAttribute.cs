namespace Instrumentation;

/// <summary>
/// Measures rate, errors and duration of the method, or of every non-private method of the type.
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>instrument</term><description>what it is</description></listheader>
/// <item><term><c>operation.calls</c></term><description>counter, unit <c>{call}</c>, by <c>operation</c>, <c>outcome</c> and, on errors,
/// <c>error.type</c></description></item>
/// <item><term><c>operation.duration</c></term><description>histogram, unit <c>s</c>, by <c>operation</c> and
/// <c>outcome</c></description></item>
/// <item><term><c>operation.active</c></term><description>up-down counter, unit <c>{call}</c>, by <c>operation</c></description></item>
/// </list>
/// <para>
/// <c>outcome</c> is <c>success</c>, <c>error</c> or <c>canceled</c>; <c>operation</c> is the span's name, or <c>Type.Method</c>. The
/// values of <see cref="MetricTagAttribute"/> follow, always in the same order. Instrument names, units and second-based buckets follow
/// the OpenTelemetry metrics conventions.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [Metered]
/// public Task&lt;Quote&gt; QuoteAsync([MetricTag(Limit = 50)] string region) { ... }
/// </code>
/// </example>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface,
    Inherited = false)]
public sealed class MeteredAttribute : Attribute
{
    /// <summary>Measures with the instruments <c>operation.calls</c>, <c>operation.duration</c> and <c>operation.active</c>.</summary>
    public MeteredAttribute()
    {
    }

    /// <summary>Measures with instruments of another prefix.</summary>
    /// <param name="name">The prefix, for example <c>orders.place</c> for <c>orders.place.calls</c>.</param>
    public MeteredAttribute(string name) => Name = name;

    /// <summary>The prefix of the instruments' names; <see langword="null"/>, the default, means <c>operation</c>.</summary>
    public string? Name { get; set; }

#pragma warning disable CA1819 // An attribute's argument can only be an array.
    /// <summary>
    /// The duration histogram's bucket boundaries in seconds, ascending. By default 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5,
    /// 0.75, 1, 2.5, 5, 7.5 and 10, the OpenTelemetry convention for durations of requests.
    /// </summary>
    /// <remarks>All methods that share a prefix share its buckets: give another <see cref="Name"/> with other buckets.</remarks>
    public double[]? Buckets { get; set; }
#pragma warning restore CA1819
}
