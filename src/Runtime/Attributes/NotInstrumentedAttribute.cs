namespace Instrumentation;

/// <summary>Takes a member out of the instrumentation that an attribute on its type, or on a member it overrides or implements, asks for.</summary>
/// <remarks>A <see cref="TimeLimitAttribute"/> beside it holds: it observes nothing.</remarks>
/// <example>
/// <code>
/// [Traced]
/// public class OrderService
/// {
///     public Task PlaceAsync(int id) { ... }      // a span
///
///     [NotInstrumented]
///     public bool IsKnown(int id) { ... }         // none
/// }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class NotInstrumentedAttribute : Attribute;
