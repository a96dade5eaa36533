using System.ComponentModel;
using Microsoft.Extensions.Logging;

namespace Instrumentation.CompilerServices;

/// <summary>The log context of an operation, and the records that it writes when it starts and ends.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OperationLog
{
    private readonly FactoryLogger logger;
    private readonly string operation;
    private readonly LogLevel onStart;
    private readonly LogLevel onSuccess;
    private readonly LogLevel onFailure;
    private readonly LogLevel onCanceled;
    private readonly EventId started;
    private readonly EventId succeeded;
    private readonly EventId failed;
    private readonly EventId canceled;

    /// <summary>Describes the log of an operation.</summary>
    /// <param name="category">The full name of the declaring type.</param>
    /// <param name="method">The method's name: the first part of the event names.</param>
    /// <param name="operation">The operation, as its metrics and span name it.</param>
    /// <param name="onStart">The level of the start record.</param>
    /// <param name="onSuccess">The level of the success record.</param>
    /// <param name="onFailure">The level of the failure record.</param>
    public OperationLog(
        string category,
        string method,
        string operation,
        LogLevel onStart = LogLevel.None,
        LogLevel onSuccess = LogLevel.None,
        LogLevel onFailure = LogLevel.None)
    {
        logger = new FactoryLogger(category);
        this.operation = operation;
        this.onStart = onStart;
        this.onSuccess = onSuccess;
        this.onFailure = onFailure;
        onCanceled = CanceledLevel(onSuccess, onFailure);
        started = Event("Started");
        succeeded = Event("Succeeded");
        failed = Event("Failed");
        canceled = Event("Canceled");

        EventId Event(string end) => new(StableHash.Of($"{category}.{method}.{end}"), $"{method}.{end}");
    }

    /// <summary>Whether the records that end a call need its duration.</summary>
    internal bool NeedsClock => onSuccess != LogLevel.None || onFailure != LogLevel.None;

    /// <summary>Opens the scope and writes the start record. Returns whether there is a logger.</summary>
    internal bool Start<TTags>(ref CallFrame frame, in TTags tags)
        where TTags : struct, ITags
    {
        if (logger.Current is not { } current)
            return false;

        frame.Scope = Scope(current, in tags);
        if (onStart != LogLevel.None && current.IsEnabled(onStart))
            current.Log(onStart, started, new StartRecord(operation), exception: null, static (record, _) => record.ToString());
        return true;
    }

    internal IDisposable? OpenScope<TTags>(in TTags tags)
        where TTags : struct, ITags => logger.Current is { } current ? Scope(current, in tags) : null;

    internal void Succeeded<TResultTags>(TimeSpan elapsed, in TResultTags tags)
        where TResultTags : struct, ITags
    {
        if (onSuccess != LogLevel.None && logger.Current is { } current && current.IsEnabled(onSuccess))
            Write(current, onSuccess, succeeded, new EndRecord<TResultTags>(operation, OutcomeNames.Success, elapsed, null, in tags), null);
    }

    internal void Failed(TimeSpan elapsed, Exception exception, string errorType)
    {
        if (onFailure == LogLevel.None || logger.Current is not { } current || !current.IsEnabled(onFailure))
            return;

        var attached = ExceptionRecord.TryWrite(exception) ? exception : null;
        Write(current, onFailure, failed, new EndRecord<NoTags>(operation, OutcomeNames.Error, elapsed, errorType, default), attached);
    }

    internal void Canceled(TimeSpan elapsed)
    {
        if (onCanceled != LogLevel.None && logger.Current is { } current && current.IsEnabled(onCanceled))
            Write(current, onCanceled, canceled, new EndRecord<NoTags>(operation, OutcomeNames.Canceled, elapsed, null, default), null);
    }

    private static IDisposable? Scope<TTags>(ILogger logger, in TTags tags)
        where TTags : struct, ITags => tags.Count > 0 ? logger.BeginScope(new LogScope<TTags>(in tags)) : null;

    private static void Write<TResultTags>(
        ILogger logger, LogLevel level, EventId id, in EndRecord<TResultTags> record, Exception? exception)
        where TResultTags : struct, ITags =>
        logger.Log(level, id, record, exception, static (written, _) => written.ToString());

    /// <summary>Somebody who asked for end records learns of cancellations too, at Debug at most: they are no event to wake up for.</summary>
    private static LogLevel CanceledLevel(LogLevel onSuccess, LogLevel onFailure)
    {
        var asked = onFailure != LogLevel.None ? onFailure : onSuccess;
        return asked is LogLevel.None or LogLevel.Trace ? asked : LogLevel.Debug;
    }
}
