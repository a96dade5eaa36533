namespace Instrumentation;

/// <summary>
/// Counts a business event: on a method +1 for each call, on a numeric parameter or return value that number.
/// </summary>
/// <remarks>
/// The counter carries the method's <see cref="MetricTagAttribute"/> values and no other dimension. Negative numbers are not counted.
/// The value of a parameter is read when the method starts, and counted when it ends with one of the outcomes in <see cref="On"/>.
/// A return value and an <c>out</c> parameter are there on <see cref="Outcomes.Success"/> only.
/// </remarks>
/// <example>
/// <code>
/// [Counted("orders.created")]
/// public Task PlaceAsync([Counted("items.sold", Unit = "{item}", Member = "Items.Count")] Order order) { ... }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Parameter | AttributeTargets.ReturnValue, AllowMultiple = true, Inherited = false)]
public sealed class CountedAttribute : Attribute
{
    /// <summary>Counts with the given counter.</summary>
    /// <param name="name">The counter's name, for example <c>orders.created</c>: plural, without unit and without <c>_total</c>.</param>
    public CountedAttribute(string name) => Name = name;

    /// <summary>The counter's name.</summary>
    public string Name { get; }

    /// <summary>The unit in UCUM notation, for example <c>{item}</c> or <c>By</c>; <see langword="null"/>, the default, means none.</summary>
    public string? Unit { get; set; }

    /// <summary>The path from the parameter or return value to the number, see <see cref="TagAttribute.Member"/>.</summary>
    public string? Member { get; set; }

    /// <summary>The outcomes that count; default <see cref="Outcomes.Success"/>.</summary>
    public Outcomes On { get; set; } = Outcomes.Success;
}
