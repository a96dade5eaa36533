using System.Diagnostics;
using Instrumentation.TestKit.Listeners;
using Targets;

namespace Instrumentation.Generated.Tests;

public sealed class PartialTests : Behaviour
{
    [Fact]
    public async Task AnOverrideThatOnlyItsBaseCallsIsCovered()
    {
        var cleaner = new Cleaner(2);
        await cleaner.RunAsync(CancellationToken.None);
        Assert.Equal(2, cleaner.Done);
        Assert.Equal("Cleaner.ExecuteAsync", Spans.Only().Name);
        Assert.Equal("success", Metrics.Only("operation.calls")["outcome"]);
    }

    [Fact]
    public async Task ADelegateOfAPartialMethodIsCovered()
    {
        Func<int, CancellationToken, Task<string>> endpoint = Endpoints.GetAsync;
        Assert.Equal("order 3", await endpoint(3, default));
        Assert.Equal("order 4", await Endpoints.GetAsync(4));
        Assert.Equal([3, 4], Spans.Spans.Select(static span => span["order.id"]));
    }

    [Fact]
    public async Task AFailureAndACancellationAreToldApart()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Endpoints.GetAsync(0));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Endpoints.GetAsync(1, new CancellationToken(canceled: true)));
        Assert.Equal([ActivityStatusCode.Error, ActivityStatusCode.Unset], Spans.Spans.Select(static span => span.Status));
        Assert.Equal(["error", "canceled"], Metrics.Of("operation.calls").Select(static call => call["outcome"]));
    }

    [Fact]
    public void OutParamsExtensionGenericAndStructHalvesWork()
    {
        Assert.True(Endpoints.TryGet(1, out var name));
        Assert.Equal("known", name);
        Assert.Equal(5, "abc".Total(1, 2));
        Assert.Equal(7, new Repository<string>.Table<List<int>>("k").Select("k", static rows => rows.Count + 7));

        var odometer = default(Odometer);
        odometer.Drive(3);
        odometer.Drive(4);
        Assert.Equal(7, odometer.Read());
        Assert.Equal(
            ["Endpoints.TryGet", "Endpoints.Total", "Table.Select", "Odometer.Drive", "Odometer.Drive", "Odometer.Read"],
            Spans.Spans.Select(static span => span.Name));
    }

    [Fact]
    public void ACoreThatDoesNotUseItsInstanceMayBeStatic()
    {
        Assert.Equal("3", new Converter<int>().Convert(3));
        Spans.Only("Converter.Convert");
    }

    [Fact]
    public async Task ThePartialMethodHasItsLogContextToo()
    {
        using var logs = new LogRecorder();
        using var use = InstrumentationLogging.UseLoggerFactory(logs);
        var failure = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Endpoints.GetAsync(-5));
        Assert.Equal([new("order.id", -5)], failure.GetLogContext());
    }
}
