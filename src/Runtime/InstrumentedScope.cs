using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Instrumentation.CompilerServices;

/// <summary>
/// An instrumentation scope: the source of an assembly's spans and the meter of its metrics. One per name and version in a process, so
/// that an assembly and the applications that call it share their instruments.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class InstrumentedScope
{
    private static readonly ConcurrentDictionary<(string Name, string? Version), InstrumentedScope> Scopes = new();

    private InstrumentedScope(string name, string? version)
    {
        Source = new ActivitySource(name, version);
        Meter = new Meter(name, version);
    }

    /// <summary>The source of the scope's spans.</summary>
    public ActivitySource Source { get; }

    /// <summary>The meter of the scope's instruments.</summary>
    public Meter Meter { get; }

    /// <summary>The scope of the given name and version.</summary>
    /// <param name="name">The name given to <c>AddSource</c> and <c>AddMeter</c>.</param>
    /// <param name="version">The version, or <see langword="null"/>.</param>
    public static InstrumentedScope For(string name, string? version) =>
        Scopes.GetOrAdd((name, version), static key => new InstrumentedScope(key.Name, key.Version));
}
