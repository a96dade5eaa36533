using System;
using System.Threading;
using System.Threading.Tasks;
using Instrumentation;
using Microsoft.Extensions.Logging;

namespace Targets;

/// <summary>Calls that are given up after a time.</summary>
public partial class TimeLimits
{
    /// <summary>A limit that a test waits for.</summary>
    public const int Short = 20;

    /// <summary>A limit that no test lives to see.</summary>
    public const int Long = 3_600_000;

    private string kept = string.Empty;

    /// <summary>Ends with its token only.</summary>
    public static async Task<string> Never(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        return string.Empty;
    }

    [TimeLimit(Short)]
    public static async Task TaskAsync(Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken) =>
        await work(cancellationToken).ConfigureAwait(false);

    [TimeLimit(Short)]
    public async Task<T> GenericAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
        where T : notnull => await work(cancellationToken).ConfigureAwait(false);

    [TimeLimit(Short)]
    public static Task<string>? NotAsync(Func<CancellationToken, Task<string>?> work, CancellationToken cancellationToken) => work(cancellationToken);

    [TimeLimit(Short)]
    public static async ValueTask ValueAsync(Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken) =>
        await work(cancellationToken).ConfigureAwait(false);

    [TimeLimit(Short)]
    public static ValueTask<string> ValueOfAsync(Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken) =>
        new(work(cancellationToken));

    [TimeLimit(Short)]
    public static string Wait(Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken) =>
        work(cancellationToken).GetAwaiter().GetResult();

    [TimeLimit(Short)]
    public void WaitForNothing(Func<CancellationToken, Task<string>> work, in int unused, CancellationToken cancellationToken) =>
        kept = work(cancellationToken).GetAwaiter().GetResult() + unused;

    [TimeLimit(Short)]
    public ref readonly string WaitForReference(Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken)
    {
        kept = work(cancellationToken).GetAwaiter().GetResult();
        return ref kept;
    }

    [TimeLimit(Short)]
    public static ReadOnlySpan<char> WaitForSpan(Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken) =>
        work(cancellationToken).GetAwaiter().GetResult();

    [TimeLimit(Short)]
    public static partial Task<string> PartialAsync(Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken = default);

    private static async Task<string> PartialCoreAsync(Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken) =>
        await work(cancellationToken).ConfigureAwait(false);

    public static Task<string> ByPrivateAsync(Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken) =>
        PrivateAsync(work, cancellationToken);

    [TimeLimit(Short)]
    private static Task<string> PrivateAsync(Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken) => work(cancellationToken);

    /// <summary>The last token is the limited one.</summary>
    [TimeLimit(Short)]
    public static Task<string> TwoTokensAsync(
        Func<CancellationToken, CancellationToken, Task<string>> work, CancellationToken stopping, CancellationToken cancellationToken = default) =>
        work(stopping, cancellationToken);

    [Traced, Metered, LogContext(OnSuccess = LogLevel.Information, OnFailure = LogLevel.Error), TimeLimit(Short)]
    public static async Task<string> ObservedAsync(Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return await work(cancellationToken).ConfigureAwait(false);
    }

    [Traced, Metered, LogContext(OnSuccess = LogLevel.Information, OnFailure = LogLevel.Error), TimeLimit(Short)]
    public static ValueTask<string> ObservedValueAsync(Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken) =>
        new(work(cancellationToken));

    [Traced, Metered, LogContext(OnSuccess = LogLevel.Information, OnFailure = LogLevel.Error), TimeLimit(Short)]
    public static string Observed(Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken) =>
        work(cancellationToken).GetAwaiter().GetResult();

    [Traced, Metered, LogContext(OnSuccess = LogLevel.Information, OnFailure = LogLevel.Error), TimeLimit(Short)]
    public static partial Task<string> ObservedPartialAsync(Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken);

    private static Task<string> ObservedPartialCoreAsync(Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken) =>
        work(cancellationToken);

    [Traced, TimeLimit(Long)]
    public static Task<string> PatientAsync(Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken) => work(cancellationToken);

    [LogContext]
    public static async Task<string> TaggedAsync([Tag("order.id")] int orderId, Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken) =>
        orderId > 0 ? await work(cancellationToken).ConfigureAwait(false) : string.Empty;

    [TimeLimit(Long, Pooled = true)]
    public static bool IsCanceled(CancellationToken cancellationToken) => cancellationToken.IsCancellationRequested;

    [TimeLimit(Long, Pooled = true)]
    public static Task TaskIsThere(CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled(cancellationToken) : Task.CompletedTask;

    [TimeLimit(Long, Pooled = true)]
    public static ValueTask<int> ValueIsThere(CancellationToken cancellationToken) => new(cancellationToken.IsCancellationRequested ? 1 : 0);
}

public interface IGateway
{
    [TimeLimit(TimeLimits.Short)]
    Task<string> AskAsync(Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken = default);
}

public sealed class Gateway : IGateway
{
    public Task<string> AskAsync(Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken = default) => work(cancellationToken);
}

[Traced]
public sealed class PlainGateway
{
    /// <summary>The limit is no observation.</summary>
    [NotInstrumented, TimeLimit(TimeLimits.Short)]
    public Task<string> AskAsync(Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken) => work(cancellationToken);
}

public readonly struct Line(string name)
{
    [TimeLimit(TimeLimits.Short)]
    public async Task<string> DialAsync(Func<CancellationToken, Task<string>> work, CancellationToken cancellationToken) =>
        name + await work(cancellationToken).ConfigureAwait(false);
}
