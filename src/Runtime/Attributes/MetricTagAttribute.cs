namespace Instrumentation;

/// <summary>
/// Records the value of a parameter, or of the return value, as <see cref="TagAttribute"/> does, and also as a dimension of the method's
/// metrics.
/// </summary>
/// <remarks>
/// Every distinct value is a time series of its own that is kept, and paid for, as long as the process lives. Use it for values of which
/// there are few, or set <see cref="Limit"/>.
/// </remarks>
/// <example>
/// <code>
/// [Metered]
/// public Task ShipAsync([MetricTag("region", Member = "Address.Region", Limit = 50)] Order order) { ... }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue, AllowMultiple = true, Inherited = false)]
public sealed class MetricTagAttribute : Attribute
{
    /// <summary>Records under the parameter's name in snake_case; for a return value under the name of <see cref="Member"/>, or <c>result</c>.</summary>
    public MetricTagAttribute()
    {
    }

    /// <summary>Records under the given key.</summary>
    /// <param name="name">The tag's key, for example <c>region</c>.</param>
    public MetricTagAttribute(string name) => Name = name;

    /// <summary>The tag's key; <see langword="null"/>, the default, means the parameter's name in snake_case.</summary>
    public string? Name { get; set; }

    /// <summary>The path to the value, see <see cref="TagAttribute.Member"/>.</summary>
    public string? Member { get; set; }

    /// <summary>
    /// How many distinct values are let onto the metrics in the life of the process; later ones become <c>other</c>. The default, 0, means
    /// no limit. Span and log context keep the true value.
    /// </summary>
    public int Limit { get; set; }
}
