using System.Diagnostics;

namespace Instrumentation;

/// <summary>
/// Gives every call of the method a span (<see cref="Activity"/>), or every call of a non-private method of the type.
/// </summary>
/// <remarks>
/// <para>
/// The span ends when the method ends; for a <see cref="System.Threading.Tasks.Task"/> or
/// <see cref="System.Threading.Tasks.ValueTask"/> when that completes. Its status stays <see cref="ActivityStatusCode.Unset"/> on
/// success and becomes <see cref="ActivityStatusCode.Error"/> when the method fails, with <c>error.type</c> and the exception as an
/// event, as the OpenTelemetry semantic conventions ask for. A cancellation that the caller asked for through a
/// <see cref="System.Threading.CancellationToken"/> argument is not an error.
/// </para>
/// <para>
/// A method that returns a stream (<see cref="IAsyncEnumerable{T}"/>, <see cref="IEnumerable{T}"/>, or an enumerator) has one span for each
/// enumeration. It begins at the first step, ends with the last one or when the enumerator is disposed, and counts in <c>items</c> what was
/// taken. The span is current for the producer only. An enumerator that is never disposed leaves its span without an end. An object whose
/// items are there already, such as a list, is handed on as it is, and the span covers the call.
/// </para>
/// <para>
/// Nothing is captured unless a parameter carries <see cref="TagAttribute"/> or <see cref="MetricTagAttribute"/>; every span has
/// <c>code.function.name</c>. On an interface member, every call through the interface is covered. On a <c>partial</c> method without
/// a body, the body is generated and calls the method of the same signature whose name has <c>Core</c> before a trailing <c>Async</c>.
/// </para>
/// <para>
/// For the assembly, with a type and the name of a method, it speaks of calls in this assembly of methods that somebody else owns: see
/// <see cref="TracedAttribute(System.Type, string)"/>.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [Traced]
/// public async Task&lt;Order&gt; PlaceAsync([Tag] int orderId, CancellationToken cancellationToken) { ... }
/// </code>
/// </example>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface
        | AttributeTargets.Assembly,
    AllowMultiple = true,
    Inherited = false)]
public sealed class TracedAttribute : Attribute
{
    /// <summary>Traces with a span named <c>Type.Method</c>.</summary>
    public TracedAttribute()
    {
    }

    /// <summary>Traces with a span of the given name; on a type, with spans whose names start with it.</summary>
    /// <param name="name">The span's name: of low cardinality, a constant such as <c>place order</c>.</param>
    public TracedAttribute(string name) => Name = name;

    /// <summary>Traces calls, in this assembly, of methods of a type that may belong to somebody else. Only for the assembly.</summary>
    /// <remarks>
    /// <para>
    /// Calls of an override or an implementation of such a method are covered, too; calls in other assemblies are not. An attribute on the
    /// method or its type goes before this one, and a name before <c>*</c>. The span belongs to the scope of this assembly. No argument is
    /// captured.
    /// </para>
    /// <para>What cannot be instrumented is told by the rules INS0001 and INS0003.</para>
    /// </remarks>
    /// <param name="type">The class, struct or interface that declares the method; a generic one without type arguments, as <c>typeof(List&lt;&gt;)</c>.</param>
    /// <param name="member">The name of the method, with all its overloads; <c>*</c> for every method of the type that is not private.</param>
    /// <example>
    /// <code>
    /// [assembly: Traced(typeof(HttpClient), nameof(HttpClient.SendAsync), Kind = ActivityKind.Client)]
    /// [assembly: Traced(typeof(SqlMapper), "*")]
    /// </code>
    /// </example>
    public TracedAttribute(Type type, string member)
    {
        Type = type;
        Member = member;
    }

    /// <summary>The type whose methods an attribute of the assembly speaks of; <see langword="null"/> elsewhere.</summary>
    public Type? Type { get; }

    /// <summary>The name of the methods that an attribute of the assembly speaks of; <see langword="null"/> elsewhere.</summary>
    public string? Member { get; }

    /// <summary>
    /// The span's name; <see langword="null"/>, the default, means <c>Type.Method</c>. On a type, and with <c>*</c>, it stands for the type's name:
    /// <c>[Traced("orders")]</c> names the span of its method <c>PlaceAsync</c> <c>orders.PlaceAsync</c>.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>The span's kind; default <see cref="ActivityKind.Internal"/>.</summary>
    public ActivityKind Kind { get; set; } = ActivityKind.Internal;

    /// <summary>
    /// <see langword="true"/> starts a new trace that is linked to the interrupted span; default <see langword="false"/>: a child of the
    /// current span.
    /// </summary>
    public bool Root { get; set; }
}
