using Instrumentation.TestKit.Listeners;
using Targets;

namespace Instrumentation.Generated.Tests;

public sealed class ValueTests : Behaviour
{

    private readonly Values values = new();

    [Fact]
    public void MemberPathsAreReadAndWhatIsMissingOrThrowsIsLeftOut()
    {
        values.Paths(new Cart
        {
            Items = { "a", "b" },
            Total = 1.5m,
            Customer = new Customer { Id = "c1", Address = new Address("eu", null), Priority = Priority.High, Since = DateTimeOffset.UnixEpoch },
        });
        values.Paths(new Cart());
        values.Paths(null);

        Assert.Equal(
            ["customer.id=c1", "region=eu", "priority=High", "since=1970-01-01T00:00:00.0000000+00:00", "item.count=2", "cart=1.5"],
            Tags(Spans.Spans[0]));
        Assert.Equal(["item.count=0", "cart=0"], Tags(Spans.Spans[1]));
        Assert.Empty(Tags(Spans.Spans[2]));
    }

    [Fact]
    public void SecretsAreRedactedOnSpanAndLogAlike()
    {
        using var logs = new LogRecorder();
        using var use = InstrumentationLogging.UseLoggerFactory(logs);
        var scopes = new List<string?>();
        using var recorder = new LogRecorder { ScopeBegun = scope => scopes.Add(scope.ToString()) };
        using var inner = InstrumentationLogging.UseLoggerFactory(recorder);

        var id = new Guid("11111111-2222-3333-4444-555555555555");
        values.Redacted("ada@example.org", "4111", gift: true, id, new Uri("https://example.org/a"), ["x", "y"], TimeSpan.FromSeconds(90));

        var span = Spans.Only();
        Assert.Equal("[redacted]", span["card"]);
        Assert.Equal(true, span["gift"]);
        Assert.Equal("11111111-2222-3333-4444-555555555555", span["id"]);
        Assert.Equal("https://example.org/a", span["link"]);
        Assert.Equal("00:01:30", span["wait"]);
        Assert.Equal(["x", "y"], Assert.IsType<string[]>(span["labels"]));
        Assert.Matches("^[0-9a-f]{16}$", Assert.IsType<string>(span["email"]));
        var scope = Assert.Single(scopes);
        Assert.DoesNotContain("4111", scope, StringComparison.Ordinal);
        Assert.DoesNotContain("ada", scope, StringComparison.Ordinal);
        Assert.Contains($"email:{span["email"]}", scope, StringComparison.Ordinal);
    }

    [Fact]
    public void AHashIsTheStartOfTheSha256OfTheText()
    {
        values.Redacted("mail@example.org", null, gift: false, default, null, null, null);
        var expected = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("mail@example.org"u8))[..16];
        Assert.Equal(expected, Spans.Only()["email"]);
    }

    [Fact]
    public async Task ResultTagsComeAtTheEndAndOnMetricsAfterTheOthers()
    {
        await values.LoadAsync("eu", DayOfWeek.Friday);

        var span = Spans.Only();
        Assert.Equal(["region=eu", "day=Friday", "total=12.5", "customer.priority=High"], Tags(span));
        Assert.Equal(
            "operation=Values.LoadAsync, outcome=success, region=eu, day=Friday, customer.priority=High",
            Metrics.Only("operation.calls").TagText);
        Assert.Equal("operation=Values.LoadAsync, region=eu, day=Friday", Metrics.Of("operation.active")[0].TagText);
        AssertNothingActive();
        Assert.Equal(["region", "day"], Spans.SampledTags[0].Skip(1).Select(static tag => tag.Key));
    }

    [Fact]
    public async Task OnAnErrorTheErrorTypeStandsBeforeTheMetricTags()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => values.LoadAsync(string.Empty, DayOfWeek.Friday));
        Assert.Equal(
            "operation=Values.LoadAsync, outcome=error, error.type=System.ArgumentException, region=, day=Friday",
            Metrics.Only("operation.calls").TagText);
        AssertNothingActive();
    }

    [Fact]
    public void BeyondItsLimitAMetricTagIsOtherAndTheSpanKeepsTheTruth()
    {
        foreach (var shard in new[] { 1, 2, 3, 1, 4 })
            values.Limited(shard);

        Assert.Equal([1, 2, "other", 1, "other"], Metrics.Of("limited.calls").Select(static call => call["shard"]));
        AssertNothingActive("limited");
    }

    [Fact]
    public void BucketsInAnyOrderDoNotFailTheMethod()
    {
        values.Unsorted();
        Assert.Equal([1d, 3], Metrics.Buckets<double>("unsorted.duration"));
        Assert.Single(Metrics.Of("unsorted.calls"));
    }

    [Fact]
    public void NamesWithQuotesBracesAndBackslashesAreKept()
    {
        values.Quoted(1);
        var span = Spans.Only();
        Assert.Equal("quoted \"name\" {0} \\ ü", span.Name);
        Assert.Equal(1, span["a\"b{c}\\"]);
    }

    [Fact]
    public void AReturnValueIsATagToo()
    {
        Assert.Equal(8, values.Doubled(4));
        Assert.Equal(8, Spans.Only()["result"]);
    }

    private static IEnumerable<string> Tags(RecordedSpan span) => span.Tags.Skip(1)
        .Select(static tag => FormattableString.Invariant($"{tag.Key}={tag.Value}"));
}
