using Instrumentation.CodeFixes.Cardinality;

namespace Instrumentation.Analyzers.Tests.Cardinality;

public class HoistNameFixTests
{
    private static readonly FixTest Fix = new(new HoistNameFix());

    [Fact]
    public Task WhatVariesBecomesAnAttributeOfTheSpan() => Fix.FixesAsync(
        Shop.Method("string path, int page", """using var span = Source.StartActivity($"GET {path}#{page}");"""),
        Shop.Method("string path, int page", """
            using var span = Source.StartActivity("GET");
                    span?.SetTag("url.path", path);
                    span?.SetTag("page", page);
            """));

    [Fact]
    public Task SoDoesThatOfADisplayName() => Fix.FixesAsync(
        Shop.Method("Activity span, string region", """span.DisplayName = "Order " + region; // shown"""),
        Shop.Method("Activity span, string region", """
            span.DisplayName = "Order"; // shown
                    span.SetTag("region", region);
            """));

    [Fact]
    public Task WhatVariesBecomesATagOfEveryMeasurement() => Fix.FixesAsync(
        Shop.Method("string region", """
            var counter = Meter.CreateCounter<long>($"orders.{region}");
                    counter.Add(1);
                    counter.Add(2, new KeyValuePair<string, object?>("late", true));
            """),
        Shop.Method("string region", """
            var counter = Meter.CreateCounter<long>("orders");
                    counter.Add(1, new KeyValuePair<string, object?>("region", region));
                    counter.Add(2, new KeyValuePair<string, object?>("late", true), new KeyValuePair<string, object?>("region", region));
            """));

    [Fact]
    public Task AnInstrumentThatLeavesIsLeftAlone() => Fix.OffersNothingAsync(Shop.Method(
        "string region, List<Counter<long>> all", """
            var counter = Meter.CreateCounter<long>($"orders.{region}");
                    all.Add(counter);
            """));

    [Fact]
    public Task ANameWithNothingConstantIsLeftAlone() => Fix.OffersNothingAsync(Shop.Method(
        "string region, string kind", """using var span = Source.StartActivity($"{region}.{kind}");"""));
}
