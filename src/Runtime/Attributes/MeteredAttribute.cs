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
/// <para>
/// A stream is measured once for each enumeration, from its first step to its end. An enumerator that is never disposed never ends: it is in no
/// duration, and stays in <c>operation.active</c>.
/// </para>
/// <para>
/// For the assembly, with a type and the name of a method, it speaks of calls in this assembly of methods that somebody else owns: see
/// <see cref="MeteredAttribute(System.Type, string)"/>.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [Metered]
/// public Task&lt;Quote&gt; QuoteAsync([MetricTag(Limit = 50)] string region) { ... }
/// </code>
/// </example>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface
        | AttributeTargets.Assembly,
    AllowMultiple = true,
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

    /// <summary>Measures calls, in this assembly, of methods of a type that may belong to somebody else. Only for the assembly.</summary>
    /// <remarks>
    /// <para>
    /// Calls of an override or an implementation of such a method are covered, too; calls in other assemblies are not. An attribute on the
    /// method or its type goes before this one, and a name before <c>*</c>. The metrics belong to the scope of this assembly. No argument is
    /// captured.
    /// </para>
    /// <para>What cannot be instrumented is told by the rules INS0001 and INS0003.</para>
    /// </remarks>
    /// <param name="type">The class, struct or interface that declares the method; a generic one without type arguments, as <c>typeof(List&lt;&gt;)</c>.</param>
    /// <param name="member">The name of the method, with all its overloads; <c>*</c> for every method of the type that is not private.</param>
    /// <example>
    /// <code>
    /// [assembly: Metered(typeof(IPaymentGateway), "*", Name = "payments")]
    /// </code>
    /// </example>
    public MeteredAttribute(Type type, string member)
    {
        Type = type;
        Member = member;
    }

    /// <summary>The type whose methods an attribute of the assembly speaks of; <see langword="null"/> elsewhere.</summary>
    public Type? Type { get; }

    /// <summary>The name of the methods that an attribute of the assembly speaks of; <see langword="null"/> elsewhere.</summary>
    public string? Member { get; }

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
