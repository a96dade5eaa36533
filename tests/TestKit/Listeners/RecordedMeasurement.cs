using System.Diagnostics.Metrics;

namespace Instrumentation.TestKit.Listeners;

/// <summary>A measurement as a listener got it.</summary>
/// <param name="Instrument">Where it was recorded.</param>
/// <param name="Value">The value, in the instrument's own type.</param>
/// <param name="Tags">Its tags, in order.</param>
public sealed record RecordedMeasurement(Instrument Instrument, object Value, IReadOnlyList<KeyValuePair<string, object?>> Tags)
{
    /// <summary>The instrument's name.</summary>
    public string Name => Instrument.Name;

    /// <summary>The instrument's unit.</summary>
    public string? Unit => Instrument.Unit;

    /// <summary>The tags as <c>key=value, key=value</c>, in order.</summary>
    public string TagText => string.Join(", ", Tags.Select(static tag => FormattableString.Invariant($"{tag.Key}={tag.Value}")));

    /// <summary>The value of a tag, or <see langword="null"/>.</summary>
    public object? this[string key] => Tags.FirstOrDefault(tag => tag.Key == key).Value;
}
