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
    [InlineData("""logger.LogInformation(message: $"order {id}");""", """logger.LogInformation(message: "order {Id}", id);""")]
    [InlineData("""logger.LogError(message: $"order {id}", exception: cause);""", """logger.LogError(exception: cause, message: "order {Id}", id);""")]
    [InlineData("""logger.Log(logLevel: LogLevel.Error, message: "order " + id);""", """logger.Log(logLevel: LogLevel.Error, message: "order {Id}", id);""")]
    public Task NamedArgumentsStandWhereTheirParametersDo(string before, string after) => Fix.FixesAsync(Source(before), Source(after));

    [Fact]
    public Task EachBranchOfAConditionIsALogOfItsOwn() => Fix.FixesAsync(
        Source("""
            // How many?
                    logger.LogInformation(cause, id > 1 ? $"many {id}" : "one {}"); // So many.
            """),
        Source("""
            // How many?
                    if (id > 1)
                        logger.LogInformation(cause, "many {Id}", id);
                    else
                        logger.LogInformation(cause, "one {}"); // So many.
            """));

    [Fact]
    public Task AConditionInABranchIsALogOfItsOwnToo() => Fix.FixesAsync(
        Source("""logger.LogInformation((first is { Id: var known } ? (known > 1 ? $"many {known}" : "one") : id == 0 ? "none" : "some " + id));"""),
        Source("""
            if (first is { Id: var known })
                    {
                        if (known > 1)
                            logger.LogInformation("many {Known}", known);
                        else
                            logger.LogInformation("one");
                    }
                    else if (id == 0)
                        logger.LogInformation("none");
                    else
                        logger.LogInformation("some {Id}", id);
            """));

    [Fact]
    public Task ABranchOfABranchKeepsItsElse() => Fix.FixesAsync(
        Source("""
            if (total > 0)
                        logger?.LogInformation(id > 1 ? "many" : $"one {id}");
                    else
                        Work();
            """),
        Source("""
            if (total > 0)
                    {
                        if (id > 1)
                            logger?.LogInformation("many");
                        else
                            logger?.LogInformation("one {Id}", id);
                    }
                    else
                        Work();
            """));

    [Fact]
    public Task AMethodThatTakesTheTextAloneGetsAParameterForTheValues() => Fix.FixesAsync(
        Depot.Method("int id", """Warn(id, $"order {id}"); Warn(1, "all");""", """
            private void Warn(int code, string text)
                {
                    if (code > 0)
                        logger.LogWarning(text); // By hand.
                }
            """),
        Depot.Method("int id", """Warn(id, "order {Id}", id); Warn(1, "all");""", """
            private void Warn(int code, string text, params object?[] args)
                {
                    if (code > 0)
                        logger.LogWarning(text, args); // By hand.
                }
            """));

    [Fact]
    public Task OneMethodGetsItForAllOfItsCallers() => Fix.FixesAllAsync(
        Depot.Method("int id, decimal total", """Warn($"order {id}"); Warn("total " + total);""", "void Warn(string text) => logger.LogWarning(text);"),
        Depot.Method("int id, decimal total", """Warn("order {Id}", id); Warn("total {Total}", total);""", "void Warn(string text, params object?[] args) => logger.LogWarning(text, args);"));

    [Theory]
    [InlineData("Tell($\"order {id}\");", "public virtual void Tell(string text) => logger.LogInformation(text);")]
    [InlineData("Tell($\"order {id}\"); Action<string> tell = Tell;", "void Tell(string text) => logger.LogInformation(text);")]
    [InlineData("Tell($\"order {id}\", 1);", "void Tell(string text, int code) => logger.LogInformation(text);")]
    [InlineData("var text = Tell(id > 1 ? \"one\" : $\"many {id}\");", "string Tell(string text, params object?[] args) { logger.LogInformation(text, args); return string.Empty; }")]
    public Task WhatCannotBeTakenApartIsLeft(string statement, string member) => Fix.OffersNothingAsync(Depot.Method("int id", statement, member));

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
