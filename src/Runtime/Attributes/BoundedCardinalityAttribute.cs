namespace Instrumentation;

/// <summary>
/// Promises the analyzers that a value, or a tag key everywhere in the assembly, has at most the given number of distinct values.
/// </summary>
/// <remarks>The promise changes nothing at run time; <see cref="MetricTagAttribute.Limit"/> enforces one.</remarks>
/// <example>
/// <code>
/// [assembly: BoundedCardinality("tenant_id", 50)]
///
/// public void Ship([BoundedCardinality(12)] string carrier) =&gt; shipped.Add(1, new KeyValuePair&lt;string, object?&gt;("carrier", carrier));
/// </code>
/// </example>
[AttributeUsage(
    AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.ReturnValue | AttributeTargets.Assembly,
    AllowMultiple = true)]
public sealed class BoundedCardinalityAttribute : Attribute
{
    /// <summary>Promises a bound for the parameter, property, field or return value that carries the attribute.</summary>
    /// <param name="maximum">The largest number of distinct values.</param>
    public BoundedCardinalityAttribute(int maximum) => Maximum = maximum;

    /// <summary>Promises a bound for a tag key everywhere in the assembly.</summary>
    /// <param name="key">The tag's key.</param>
    /// <param name="maximum">The largest number of distinct values.</param>
    public BoundedCardinalityAttribute(string key, int maximum)
    {
        Key = key;
        Maximum = maximum;
    }

    /// <summary>The tag's key, where the promise is for an assembly.</summary>
    public string? Key { get; }

    /// <summary>The largest number of distinct values.</summary>
    public int Maximum { get; }
}
