using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Instrumentation;
using Microsoft.Extensions.Logging;

namespace Targets.EdgeCases;

/// <summary>Work that is given up, for one reason or another.</summary>
public sealed partial class Cancellations
{
    [Traced, Metered, LogContext(OnSuccess = LogLevel.Information, OnFailure = LogLevel.Error)]
    public async Task<string> RunAsync(Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return await work(cancellationToken).ConfigureAwait(false);
    }

    [Traced, Metered, LogContext(OnSuccess = LogLevel.Information, OnFailure = LogLevel.Error)]
    public string Run(Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken) => work(cancellationToken).GetAwaiter().GetResult();

    [Traced, Metered, LogContext(OnSuccess = LogLevel.Information, OnFailure = LogLevel.Error)]
    public partial Task<string> RunPartialAsync(Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken);

    private static async Task<string> RunPartialCoreAsync(Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken) =>
        await work(cancellationToken).ConfigureAwait(false);

    /// <summary>A time-out of the method's own, linked to the caller's token.</summary>
    public static async Task<string> LinkedTimeOut(CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        linked.CancelAfter(1);
        return await Never(linked.Token).ConfigureAwait(false);
    }

    public static async Task<string> Linked(CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        return await Never(linked.Token).ConfigureAwait(false);
    }

    public static async Task<string> Http(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new Silent()) { Timeout = timeout };
        return await client.GetStringAsync(new Uri("http://localhost/"), cancellationToken).ConfigureAwait(false);
    }

    public static async Task<string> Never(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        return string.Empty;
    }

    private sealed class Silent : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
            return new HttpResponseMessage();
        }
    }
}
