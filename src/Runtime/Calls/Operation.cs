using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Instrumentation.CompilerServices;

/// <summary>An instrumented method: its span, its metrics, its log context, and what happens to them when a call starts and ends.</summary>
/// <remarks>One per method and process. No member throws: what listeners throw is written to the event source <c>Instrumentation</c>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Operation
{
    private readonly string name;
    private readonly OperationSpan? span;
    private readonly OperationMetrics? metrics;
    private readonly OperationLog? log;

    /// <summary>Describes an instrumented method.</summary>
    /// <param name="name">The operation's name.</param>
    /// <param name="span">Its span, when it is traced.</param>
    /// <param name="metrics">Its metrics, when it is metered.</param>
    /// <param name="log">Its log, when it has a log context.</param>
    public Operation(string name, OperationSpan? span = null, OperationMetrics? metrics = null, OperationLog? log = null)
    {
        this.name = name;
        this.span = span;
        this.metrics = metrics;
        this.log = log;
    }

    /// <summary>Whether anybody listens to the spans. Only for a traced method.</summary>
    public bool IsTraced
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => span!.IsEnabled;
    }

    /// <summary>Whether anybody listens to the metrics. Only for a metered method.</summary>
    public bool IsMetered
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => metrics!.IsEnabled;
    }

    /// <summary>Whether there is a logger factory to write to.</summary>
    public static bool IsLogged
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => InstrumentationLogging.Factory is not null;
    }

    /// <summary>Starts to observe a call.</summary>
    /// <typeparam name="TTags">The method's tags.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="frame">The call's frame.</param>
    /// <param name="tags">The values known at entry.</param>
    /// <returns><see langword="false"/> when nobody wants this very call: it is sampled out, and there are no metrics and no logs.</returns>
    public bool Start<TTags>(ref CallState call, ref CallFrame frame, in TTags tags)
        where TTags : struct, ITags
    {
        if (ObservingThread.TryTell() is not { } thread)
            return false;

        var wanted = false;
        try
        {
            if (span is { IsEnabled: true })
            {
                frame.Enter();
                wanted = span.Start(ref call, ref frame, thread, in tags);
            }

            if (log is not null && IsLogged)
            {
                frame.Enter();
                wanted |= log.Start(ref frame, in tags);
            }

            var metered = metrics is not null && metrics.IsEnabled;
            wanted |= metered;
            if ((metered && metrics!.NeedsClock) || (wanted && log is not null && log.NeedsClock))
                call.StartClock(frame.Began);
            if (metered && metrics!.CountsActive)
            {
                // First: whoever was told of the call before a listener threw is told of its end, too.
                call.CountIn();
                metrics.Enter(in tags);
            }
        }
#pragma warning disable CA1031 // Instrumentation never fails the call.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            InstrumentationEventSource.Log.Failed(name, exception);
            wanted = true;
        }

        thread.Told();
        frame.Start();
        return wanted;
    }

    /// <summary>Opens the log scope once more, for a part of a call that comes back after it has returned.</summary>
    /// <typeparam name="TTags">The method's tags.</typeparam>
    /// <param name="tags">The values known at entry.</param>
    /// <returns>The scope, or <see langword="null"/> when there is none.</returns>
    public IDisposable? OpenScope<TTags>(in TTags tags)
        where TTags : struct, ITags
    {
        if (log is null || !IsLogged || ObservingThread.TryTell() is not { } thread)
            return null;

        IDisposable? scope = null;
        try
        {
            scope = log.OpenScope(in tags);
        }
#pragma warning disable CA1031 // Instrumentation never fails the call.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            InstrumentationEventSource.Log.Failed(name, exception);
        }

        thread.Told();
        return scope;
    }

    /// <summary>Ends a call that succeeded.</summary>
    /// <typeparam name="TTags">The method's tags.</typeparam>
    /// <typeparam name="TResultTags">The tags of the method's result.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="tags">The values known at entry.</param>
    /// <param name="resultTags">The values of the result.</param>
    public void Succeed<TTags, TResultTags>(in CallState call, in TTags tags, in TResultTags resultTags)
        where TTags : struct, ITags
        where TResultTags : struct, ITags
    {
        var elapsed = call.Elapsed;
        var thread = ObservingThread.TryTell();
        try
        {
            log?.Succeeded(elapsed.GetValueOrDefault(), in resultTags);
            if (call.Span is { } traced)
            {
                for (var i = 0; i < resultTags.Count; i++)
                {
                    if (resultTags[i] is { Value: not null } tag)
                        traced.SetTag(tag.Key, tag.Value);
                }
            }
        }
#pragma warning disable CA1031 // Instrumentation never fails the call.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            InstrumentationEventSource.Log.Failed(name, exception);
        }

        if (IsMeasured(in call))
            EndMetrics(in call, Outcomes.Success, null, elapsed, in tags, in resultTags);
        Stop(in call, elapsed);
        thread?.Told();
    }

    /// <summary>Ends a call that an exception left.</summary>
    /// <typeparam name="TTags">The method's tags.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="tags">The values known at entry.</param>
    /// <param name="exception">The exception.</param>
    /// <param name="outcome"><see cref="Outcomes.Error"/>, or <see cref="Outcomes.Canceled"/> when the caller asked for it.</param>
    public void Fail<TTags>(in CallState call, in TTags tags, Exception exception, Outcomes outcome)
        where TTags : struct, ITags
    {
        var elapsed = call.Elapsed;
        string? errorType = null;
        var thread = ObservingThread.TryTell();
        try
        {
            ArgumentNullException.ThrowIfNull(exception);
            if (outcome != Outcomes.Canceled)
                errorType = exception.GetType().FullName ?? exception.GetType().Name;
            if (log is not null)
                ExceptionRecord.Of(exception).Add(in tags);

            if (errorType is null)
            {
                log?.Canceled(elapsed.GetValueOrDefault());
            }
            else
            {
                if (call.Span is { } traced)
                    SpanEnd.Fail(traced, exception, errorType);
                log?.Failed(elapsed.GetValueOrDefault(), exception, errorType);
            }

            if (call.Span is { } left)
                span!.PassOn(exception, left);
        }
#pragma warning disable CA1031 // Instrumentation never fails the call, nor replaces its exception.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            InstrumentationEventSource.Log.Failed(name, failure);
        }

        if (IsMeasured(in call))
            EndMetrics(in call, outcome, errorType, elapsed, in tags, default(NoTags));
        Stop(in call, elapsed);
        thread?.Told();
    }

    /// <summary>Whether a meter listener is to be told of the end: one that listens, or one that was told of the start.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsMeasured(in CallState call) => metrics is not null && (call.IsCountedIn || metrics.IsEnabled);

    /// <summary>Apart from spans and logs: a logger that throws must not leave the call counted as under way.</summary>
    private void EndMetrics<TTags, TResultTags>(
        in CallState call, Outcomes outcome, string? errorType, TimeSpan? elapsed, in TTags tags, in TResultTags resultTags)
        where TTags : struct, ITags
        where TResultTags : struct, ITags
    {
        try
        {
            if (call.IsCountedIn)
                metrics!.Leave(in tags);
            metrics!.Ended(outcome, errorType, elapsed, in tags, in resultTags);
        }
#pragma warning disable CA1031 // A meter listener that throws does not fail the call.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            InstrumentationEventSource.Log.Failed(name, exception);
        }
    }

    private void Stop(in CallState call, TimeSpan? elapsed)
    {
        try
        {
            call.StopSpan(elapsed);
        }
#pragma warning disable CA1031 // A processor that throws does not fail the call.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            InstrumentationEventSource.Log.Failed(name, exception);
        }
    }
}
