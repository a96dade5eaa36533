using System.Diagnostics;
using Instrumentation.TestKit.Listeners;
using Targets.EdgeCases;

namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>An <c>out</c> value is recorded as a result is: when the method has succeeded, and after what was known at entry.</summary>
public sealed class OutputsTests : Behaviour
{
    private readonly Outputs outputs = new();

    private delegate bool Lookup(string key, out string? region, out Shelf shelf, out int reads);

    public static TheoryData<bool> BothWays => [false, true];

    [Theory]
    [MemberData(nameof(BothWays))]
    public void AValueIsOnTheSpanTheRecordAndTheMetricsOnceTheMethodHasSucceeded(bool isPartial)
    {
        using var logs = new LogRecorder();
        using var use = InstrumentationLogging.UseLoggerFactory(logs);

        Assert.True(Of(isPartial)("north", out var region, out var shelf, out var reads));

        Assert.Equal(("of north", 5, 2), (region, shelf.Count, reads));
        var span = Assert.Single(Spans.Spans);
        Assert.Equal(("of north", 5), (span["region"], span["stock"]));
        Assert.Equal(5L, Metrics.Only("stock.size").Value);
        Assert.Equal(2L, Metrics.Only("stock.reads").Value);
        var record = logs.Only("TryFind" + (isPartial ? "Partial" : string.Empty) + ".Succeeded");
        Assert.Equal("of north", record["region"]);
        Assert.All(
            (string[])["lookup.calls", "lookup.duration", "stock.size", "stock.reads"],
            name => Assert.Equal(("north", "of north", true), (Metrics.Only(name)["key"], Metrics.Only(name)["region"], Metrics.Only(name)["found"])));
        AssertNothingActive("lookup");
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public void WhatIsNullIsLeftOut(bool isPartial)
    {
        Assert.False(Of(isPartial)("missing", out var region, out _, out _));

        Assert.Null(region);
        var span = Assert.Single(Spans.Spans);
        Assert.Equal((false, 0), (span.Tags.Any(static tag => tag.Key == "region"), span["stock"]));
        Assert.Equal(false, Metrics.Only("lookup.calls")["found"]);
    }

    [Theory]
    [MemberData(nameof(BothWays))]
    public void AFailureHasNone(bool isPartial)
    {
        Assert.Throws<ArgumentException>(() => Of(isPartial)(string.Empty, out _, out _, out _));

        var span = Assert.Single(Spans.Spans);
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.DoesNotContain(span.Tags, static tag => tag.Key is "region" or "stock" or "found");
        Assert.Empty(Metrics.Of("stock.size"));
        Assert.Empty(Metrics.Of("stock.reads"));
        AssertNothingActive("lookup");
    }

    [Fact]
    public void TheTagsOfMetricsStandInTheOrderOfTheSignature()
    {
        outputs.TryFind("north", out _, out _, out _);
        var keys = Metrics.Only("lookup.calls").Tags.Select(static tag => tag.Key);
        Assert.Equal(["operation", "outcome", "key", "region", "found"], keys);
    }

    [Fact]
    public void AMemberOfASpanIsReadAndASecretIsNotShown()
    {
        outputs.Split("abc", out var count, out var rest);
        Assert.Equal("a", outputs.Head("abc", out _).ToString());

        Assert.Equal((1, "bc"), (count, rest.ToString()));
        Assert.Equal((1, 2), (Spans.Only("Outputs.Split")["count"], Spans.Only("Outputs.Split")["rest.length"]));
        var head = Spans.Only("Outputs.Head");
        Assert.Equal(1, head["length"]);
        Assert.NotNull(head["rest"]);
        Assert.NotEqual("bc", head["rest"]);
    }

    // Called by name in a lambda, for a method group of an ordinary method is not redirected.
    private Lookup Of(bool isPartial) => isPartial
        ? (string key, out string? region, out Shelf shelf, out int reads) => outputs.TryFindPartial(key, out region, out shelf, out reads)
        : (string key, out string? region, out Shelf shelf, out int reads) => outputs.TryFind(key, out region, out shelf, out reads);
}
