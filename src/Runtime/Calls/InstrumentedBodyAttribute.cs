using System.ComponentModel;

namespace Instrumentation.CompilerServices;

/// <summary>Marks a generated body of a partial method: its calls are instrumented inside it, whoever makes them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class InstrumentedBodyAttribute : Attribute;
