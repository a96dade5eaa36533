using System.ComponentModel;

namespace Instrumentation.CompilerServices;

/// <summary>The feature switch <c>Instrumentation.IsSupported</c>: a program that switches it off has no spans, metrics and log contexts of ours.</summary>
/// <remarks>
/// The trimmer knows it (<c>ILLink.Substitutions.xml</c>): in a trimmed or ahead-of-time compiled program it is a constant, and the code behind
/// it is gone. The package's build files set it from the MSBuild property <c>InstrumentationIsSupported</c>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InstrumentationFeature
{
    /// <summary>Whether calls are observed at all; <see langword="true"/> unless the program says otherwise.</summary>
    public static bool IsSupported { get; } = !AppContext.TryGetSwitch("Instrumentation.IsSupported", out var isSupported) || isSupported;
}
