namespace Instrumentation;

/// <summary>
/// Records a numeric parameter or return value in a histogram when the method succeeds.
/// </summary>
/// <remarks>
/// The histogram carries the method's <see cref="MetricTagAttribute"/> values and no other dimension. A <see langword="null"/> value is
/// not recorded. The value of a parameter is read when the method starts; that of an <c>out</c> parameter, as a result, when it has succeeded.
/// </remarks>
/// <example>
/// <code>
/// [return: Measured("order.value", Unit = "USD", Member = "Total", Buckets = new[] { 10d, 50, 100, 500 })]
/// public Task&lt;Order&gt; PlaceAsync(Cart cart) { ... }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue, AllowMultiple = true, Inherited = false)]
public sealed class MeasuredAttribute : Attribute
{
    /// <summary>Records with the given histogram.</summary>
    /// <param name="name">The histogram's name, for example <c>order.value</c>: without the unit.</param>
    public MeasuredAttribute(string name) => Name = name;

    /// <summary>The histogram's name.</summary>
    public string Name { get; }

    /// <summary>The unit in UCUM notation, for example <c>By</c> or <c>USD</c>; <see langword="null"/>, the default, means none.</summary>
    public string? Unit { get; set; }

    /// <summary>The path from the parameter or return value to the number, see <see cref="TagAttribute.Member"/>.</summary>
    public string? Member { get; set; }

#pragma warning disable CA1819 // An attribute's argument can only be an array.
    /// <summary>The bucket boundaries in the histogram's unit, ascending; <see langword="null"/>, the default, leaves them to the collector.</summary>
    public double[]? Buckets { get; set; }
#pragma warning restore CA1819
}
