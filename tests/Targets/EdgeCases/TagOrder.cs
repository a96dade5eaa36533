using System;
using System.Threading;
using System.Threading.Tasks;
using Instrumentation;

namespace Targets.EdgeCases;

/// <summary>Tags of every kind, mixed.</summary>
public partial class TagOrder
{
    [Traced, Metered]
    [return: MetricTag("result.metric"), Tag("result.tag", Member = "Length")]
    public async Task<string> RunAsync(
        [MetricTag("z.metric")] string z, [Tag("b.tag")] int b, [MetricTag("a.metric")] int a, Func<Task<string>> work, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return await work().ConfigureAwait(false);
    }

    [Traced, Metered]
    [return: MetricTag("result.metric"), Tag("result.tag", Member = "Length")]
    public partial string Run(
        [MetricTag("z.metric")] string z, [Tag("b.tag")] int b, [MetricTag("a.metric")] int a, Func<Task<string>> work, CancellationToken cancellationToken);

    private static string RunCore(string z, int b, int a, Func<Task<string>> work, CancellationToken cancellationToken) => work().GetAwaiter().GetResult();
}
