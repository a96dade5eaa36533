using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Instrumentation;

namespace Targets;

public enum Priority
{
    Low,
    High,
}

public sealed record Address(string? Region, int? Floor);

public sealed class Customer
{
    public string? Id { get; init; }

    public Address? Address { get; init; }

    public Priority? Priority { get; init; }

    public DateTimeOffset Since { get; init; }

    public string Explosive => throw new InvalidOperationException("unreadable");
}

public sealed class Cart
{
    public Customer? Customer { get; init; }

    public List<string> Items { get; } = [];

    public decimal Total { get; init; }
}

/// <summary>Values that are captured, and where they go.</summary>
public sealed class Values
{
    [Traced, LogContext]
    public void Paths(
        [Tag("customer.id", Member = "Customer.Id")]
        [Tag("region", Member = "Customer.Address.Region")]
        [Tag("floor", Member = "Customer.Address.Floor")]
        [Tag("priority", Member = "Customer.Priority")]
        [Tag("since", Member = "Customer.Since")]
        [Tag("item.count", Member = "Items.Count")]
        [Tag("bad", Member = "Customer.Explosive")]
        [Tag(Member = "Total")]
        Cart? cart)
    {
    }

    [Traced, LogContext]
    public void Redacted(
        [Tag("email", Redact = Redaction.Hash)] string? email,
        [Tag("card", Redact = Redaction.Erase)] string? card,
        [Tag] bool gift,
        [Tag] Guid id,
        [Tag] Uri? link,
        [Tag] string[]? labels,
        [Tag] TimeSpan? wait)
    {
    }

    [Traced, Metered]
    [return: Tag("total", Member = "Total")]
    [return: MetricTag("customer.priority", Member = "Customer.Priority")]
    public async Task<Cart> LoadAsync([MetricTag] string region, [MetricTag("day", Limit = 2)] DayOfWeek day)
    {
        await Task.Yield();
        return region.Length == 0
            ? throw new ArgumentException("no region", nameof(region))
            : new Cart { Total = 12.5m, Customer = new Customer { Priority = day == DayOfWeek.Monday ? null : Priority.High } };
    }

    [Metered("limited")]
    public void Limited([MetricTag(Limit = 2)] int shard)
    {
    }

    [Metered("unsorted", Buckets = new[] { 3d, 1, double.NaN, 1 })]
    public void Unsorted()
    {
    }

    [Traced("quoted \"name\" {0} \\ ü")]
    public void Quoted([Tag("a\"b{c}\\")] int value)
    {
    }

    [Traced]
    [return: Tag]
    public int Doubled(int value) => value * 2;
}
