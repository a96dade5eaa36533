using Instrumentation.CodeFixes.Hygiene;

namespace Instrumentation.Analyzers.Tests.Hygiene;

public class TemplateFixTests
{
    private static readonly FixTest Fix = new(new TemplateFix());

    [Theory]
    [InlineData("""$"order {id} left" """, """ "order {Id} left", id""")]
    [InlineData("""$"order {id,8} of {total:F2}" """, """ "order {Id,8} of {Total:F2}", id, total""")]
    [InlineData("""$"{order.Id} and {order.Customer}" """, """ "{Id} and {Customer}", order.Id, order.Customer""")]
    [InlineData("""$"{id} before {order.Id}" """, """ "{Id} before {Id2}", id, order.Id""")]
    [InlineData("""$"{{json}} {id}" """, """ "{{json}} {Id}", id""")]
    [InlineData("""$"{nameof(Depot)}: {id}" """, """ "Depot: {Id}", id""")]
    [InlineData("""$"{(id > 1 ? order.Customer : "one")} left" """, """ "{Value} left", id > 1 ? order.Customer : "one" """)]
    [InlineData("""$"{order.Customer.ToUpperInvariant()} {GetName(id)}" """, """ "{Customer} {Name}", order.Customer.ToUpperInvariant(), GetName(id)""")]
    [InlineData("""$"{first?.Customer} {_rest[0]}" """, """ "{Customer} {Rest}", first?.Customer, _rest[0]""")]
    [InlineData(""" "order " + id + " left" """, """ "order {Id} left", id""")]
    [InlineData(""" "order " + $"{id:D4}" + "!" """, """ "order {Id:D4}!", id""")]
    [InlineData("""string.Format("{1} has {0,4:D2} {{x}}", id, order.Customer)""", """ "{Customer} has {Id,4:D2} {{x}}", order.Customer, id""")]
    [InlineData("""string.Concat("order ", order.Customer)""", """ "order {Customer}", order.Customer""")]
    [InlineData("""GetName(id)""", """ "{Name}", GetName(id)""")]
    public Task NamesComeFromTheValues(string before, string after) =>
        Fix.FixesAsync(Source($"logger.LogInformation({before.Trim()});"), Source($"logger.LogInformation({after.Trim()});"));

    [Fact]
    public Task ValuesThatAreThereKeepTheirPlaceholders() => Fix.FixesAsync(
        Source("""logger.LogInformation($"order {id} of {{Customer}} for {total} ", order.Customer);"""),
        Source("""logger.LogInformation("order {Id} of {Customer} for {Total} ", id, order.Customer, total);"""));

    [Fact]
    public Task CommentsAndOtherArgumentsStay() => Fix.FixesAsync(
        Source("""
            // Why?
                    logger.LogError(cause, /* what */ $"order {id}"); // There.
            """),
        Source("""
            // Why?
                    logger.LogError(cause, /* what */ "order {Id}", id); // There.
            """));

    [Fact]
    public Task AScopeBecomesOneWithValues() => Fix.FixesAsync(
        Source("""using (logger.BeginScope($"order {id}")) Work();"""),
        Source("""using (logger.BeginScope("order {Id}", id)) Work();"""));

    [Fact]
    public Task AllAreFixedAtOnce() => Fix.FixesAllAsync(
        Source("""
            logger.LogInformation($"order {id}");
                    logger.LogDebug("total " + total);
            """),
        Source("""
            logger.LogInformation("order {Id}", id);
                    logger.LogDebug("total {Total}", total);
            """));

    [Theory]
    [InlineData("""logger.LogInformation(id > 1 ? "one" : $"many {id}");""")]
    [InlineData("""logger.LogInformation(message: $"order {id}");""")]
    [InlineData("""Tell($"order {id}");""")]
    public Task WhatCannotBeTakenApartIsLeft(string statement) => Fix.OffersNothingAsync(Source(statement));

    private static string Source(string body) => Depot.Method(
        "int id, decimal total, Order order, Order? first, Exception cause",
        body,
        """
        readonly string[] _rest = [];
            public sealed record Order(int Id, string Customer);
            static string GetName(int id) => $"n{id}";
            void Tell(string text) => logger.LogInformation(text);
        """);
}
