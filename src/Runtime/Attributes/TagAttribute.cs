namespace Instrumentation;

/// <summary>
/// Records the value of a parameter, or of the return value, on the span and in the log context of an instrumented method.
/// </summary>
/// <remarks>
/// Values known at entry are given to the sampler. The return value, and an <c>out</c> parameter, which only a method that ends when it
/// returns can record, are read on success: they are on the span and on the record of the end, and not in the log context. A <see langword="null"/> value, or a member path that meets one or throws, leaves the
/// tag out. Text, numbers and <see cref="bool"/> are recorded as they are, and arrays of them as they are at that moment; enums, dates,
/// identifiers and everything else as invariant text.
/// </remarks>
/// <example>
/// <code>
/// [Traced]
/// public Task PlaceAsync(
///     [Tag] int orderId,                                              // order_id
///     [Tag("customer.id", Member = "Customer.Id")] Order order,       // order.Customer?.Id
///     [Tag("customer.email", Redact = Redaction.Hash)] string email) { ... }
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.ReturnValue, AllowMultiple = true, Inherited = false)]
public sealed class TagAttribute : Attribute
{
    /// <summary>Records under the parameter's name in snake_case; for a return value under the name of <see cref="Member"/>, or <c>result</c>.</summary>
    public TagAttribute()
    {
    }

    /// <summary>Records under the given key.</summary>
    /// <param name="name">The tag's key, for example <c>order.id</c>.</param>
    public TagAttribute(string name) => Name = name;

    /// <summary>The tag's key; <see langword="null"/>, the default, means the parameter's name in snake_case (<c>orderId</c> is <c>order_id</c>).</summary>
    public string? Name { get; set; }

    /// <summary>
    /// The path of public or internal instance properties and fields to the value, for example <c>Customer.Id</c>;
    /// <see langword="null"/>, the default, means the value itself.
    /// </summary>
    public string? Member { get; set; }

    /// <summary>How the value is made unreadable; default <see cref="Redaction.None"/>.</summary>
    public Redaction Redact { get; set; }
}
