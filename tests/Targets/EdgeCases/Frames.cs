using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;
using Instrumentation;

namespace Targets.EdgeCases;

/// <summary>Methods that tell who has called them.</summary>
public partial class Frames
{
    [Traced, Metered, LogContext]
    public string Value([Tag] int id) => $"{new StackTrace()}";

    [Traced, Metered, LogContext]
    public partial string PartialValue([Tag] int id);

    [Traced]
    public async Task<string> ValueAsync()
    {
        var trace = $"{new StackTrace()}";
        await Task.Yield();
        return trace;
    }

    [Traced]
    public partial Task<string> PartialAsync();

    [Traced]
    public async ValueTask<string> ValueTaskAsync()
    {
        await Task.CompletedTask.ConfigureAwait(false);
        return $"{new StackTrace()}";
    }

    [Traced]
    public IEnumerable<string> Items()
    {
        yield return $"{new StackTrace()}";
    }

    [Traced]
    public partial IEnumerable<string> PartialItems();

    [Traced]
    public async IAsyncEnumerable<string> ItemsAsync()
    {
        yield return $"{new StackTrace()}";
        await Task.Yield();
    }

    public string CallPrivate() => Forwarded();

    [Traced]
    private string Forwarded() => $"{new StackTrace()}";

    private static string PartialValueCore(int id) => $"{new StackTrace()}";

    private async Task<string> PartialCoreAsync() => await ValueAsync().ConfigureAwait(false);

    private static IEnumerable<string> PartialItemsCore()
    {
        yield return $"{new StackTrace()}";
    }
}

/// <summary>The same of a type that is not partial: its private method is reached through an accessor.</summary>
public class ClosedFrames
{
    public string CallPrivate() => Reached(1);

    [Traced]
    private string Reached([Tag] int id) => $"{new StackTrace()}";
}
