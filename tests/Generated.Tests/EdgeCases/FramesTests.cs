using System.Runtime.CompilerServices;
using Targets.EdgeCases;

namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>What a debugger steps through and a trace shows between a caller and the method that it calls.</summary>
public sealed class FramesTests : Behaviour
{
    private static readonly Frames Frames = new();

    private static readonly Dictionary<string, (Func<Task<string>> Call, string Method)> Calls = new()
    {
        ["a value"] = (static () => Of(Frames.Value(1)), "Frames.Value("),
        ["a value of a partial method"] = (static () => Of(Frames.PartialValue(1)), "Frames.PartialValueCore("),
        ["a private method of a partial type"] = (static () => Of(Frames.CallPrivate()), "Frames.Forwarded("),
        ["a private method of another type"] = (static () => Of(new ClosedFrames().CallPrivate()), "ClosedFrames.Reached("),
        ["a task"] = (static () => Frames.ValueAsync(), "ValueAsync"),
        ["a task of a partial method"] = (static () => Frames.PartialAsync(), "PartialCoreAsync"),
        ["a value task"] = (static () => Frames.ValueTaskAsync().AsTask(), "ValueTaskAsync"),
        ["a stream"] = (static () => Of(Frames.Items().First()), "Items"),
        ["a stream of a partial method"] = (static () => Of(Frames.PartialItems().First()), "PartialItemsCore"),
        ["an asynchronous stream"] = (static async () => await FirstAsync(Frames.ItemsAsync()), "ItemsAsync"),
    };

    public static TheoryData<string> Names => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task AtMostOneFrameOfACallIsOurs(string name)
    {
        var (call, method) = Calls[name];
        var trace = await Start(call);

        var frames = trace.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        Assert.NotEmpty(Spans.Spans);
        var callee = frames.FindIndex(frame => frame.Contains(method, StringComparison.Ordinal));
        var caller = frames.FindIndex(static frame => frame.Contains(nameof(Start), StringComparison.Ordinal) && frame.Contains(nameof(FramesTests), StringComparison.Ordinal));
        Assert.True(callee >= 0 && caller > callee, trace);
        var ours = frames[callee..caller].Where(static frame =>
            frame.Contains("Instrumentation.CompilerServices", StringComparison.Ordinal)
            || (frame.Contains("Instrumentation.Generated.", StringComparison.Ordinal) && !frame.Contains("Instrumentation.Generated.Tests.", StringComparison.Ordinal))
            || frame.Contains(".__", StringComparison.Ordinal));
        Assert.True(ours.Count() <= 1, trace);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Task<string> Start(Func<Task<string>> call)
    {
        var started = call();
        GC.KeepAlive(call);
        return started;
    }

    private static Task<string> Of(string trace) => Task.FromResult(trace);

    private static async Task<string> FirstAsync(IAsyncEnumerable<string> items)
    {
        await foreach (var item in items)
            return item;
        return string.Empty;
    }
}
