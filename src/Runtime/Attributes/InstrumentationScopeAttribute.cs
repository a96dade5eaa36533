namespace Instrumentation;

/// <summary>
/// Names the instrumentation scope of the assembly: its <see cref="System.Diagnostics.ActivitySource"/> and its
/// <see cref="System.Diagnostics.Metrics.Meter"/>. Without it, the assembly's name and version are used.
/// </summary>
/// <example>
/// <code>
/// [assembly: InstrumentationScope("Shop.Orders", Version = "1.2.0")]
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class InstrumentationScopeAttribute : Attribute
{
    /// <summary>Names the scope.</summary>
    /// <param name="name">The name that is given to <c>AddSource</c> and <c>AddMeter</c>.</param>
    public InstrumentationScopeAttribute(string name) => Name = name;

    /// <summary>The scope's name.</summary>
    public string Name { get; }

    /// <summary>The scope's version; <see langword="null"/>, the default, means the assembly's.</summary>
    public string? Version { get; set; }
}
