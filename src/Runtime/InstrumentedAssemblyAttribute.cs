using System.ComponentModel;

namespace Instrumentation.CompilerServices;

/// <summary>Names an instrumentation scope that an assembly has, or knows of an assembly that it references.</summary>
/// <remarks>
/// Generated. An application learns so of assemblies that it does not reference itself: <c>InstrumentationInfo.SourceNames</c> is complete.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class InstrumentedAssemblyAttribute : Attribute
{
    /// <summary>Names a scope.</summary>
    /// <param name="scope">The name given to <c>AddSource</c> and <c>AddMeter</c>.</param>
    public InstrumentedAssemblyAttribute(string scope) => Scope = scope;

    /// <summary>The name given to <c>AddSource</c> and <c>AddMeter</c>.</summary>
    public string Scope { get; }
}
