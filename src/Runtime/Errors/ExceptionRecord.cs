using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Instrumentation.CompilerServices;

/// <summary>
/// What is known of an exception on its way up: the log context of the frames it left, whether a span has recorded it, and whether it
/// has been written to a log. Kept beside the exception, and gone with it.
/// </summary>
/// <remarks>
/// One exception object can be thrown in many requests: a cached one, or that of a failed task that is awaited again. So everything is kept
/// by the trace in which it happened, and only what belongs to the trace at hand is told. Without a trace there is no telling them apart.
/// </remarks>
internal sealed class ExceptionRecord
{
    // A cached exception that is thrown for ever must not grow for ever.
    private const int MaximumTraces = 16;
    private const int MaximumEntries = 128;

    private static readonly ConditionalWeakTable<Exception, ExceptionRecord> Records = new();

    private readonly List<Passage> passages = [];

    /// <summary>The exception's record, made when there is none.</summary>
    public static ExceptionRecord Of(Exception exception) => Records.GetValue(exception, static _ => new ExceptionRecord());

    /// <summary>The exception's record, or <see langword="null"/>.</summary>
    public static ExceptionRecord? Find(Exception exception) => Records.TryGetValue(exception, out var record) ? record : null;

    /// <summary>
    /// Whether nobody has written the exception to a log yet; from now on somebody has, and all that it aggregates with it.
    /// </summary>
    public static bool TryWrite(Exception exception)
    {
        if (!Of(exception).TryWrite())
            return false;

        if (exception is AggregateException { InnerExceptions: var inner })
        {
            foreach (var one in inner)
                TryWrite(one);
        }

        return true;
    }

    public void Add(string key, object? value)
    {
        lock (passages)
        {
            var context = Current().Context;
            if (context.Count < MaximumEntries)
                context.Add(new(key, value));
        }
    }

    public void Add<TTags>(in TTags tags)
        where TTags : struct, ITags
    {
        lock (passages)
        {
            var context = Current().Context;
            for (var i = 0; i < tags.Count && context.Count < MaximumEntries; i++)
            {
                if (tags[i] is { Value: not null } tag)
                    context.Add(tag);
            }
        }
    }

    public void CopyContextTo(List<KeyValuePair<string, object?>> target)
    {
        lock (passages)
        {
            var latest = Latest();

            // What was added outside of any trace, where the exception was made, belongs to every one.
            if (latest?.Trace != default(ActivityTraceId) && passages.Find(static passage => passage.Trace == default) is { } outside)
                target.AddRange(outside.Context);
            if (latest is not null)
                target.AddRange(latest.Context);
        }
    }

    /// <summary>Whether the span is the first of its trace that the exception leaves.</summary>
    public bool TryRecord(Activity span)
    {
        lock (passages)
        {
            var passage = In(span.TraceId);
            var first = !passage.IsRecorded;
            passage.IsRecorded = true;
            return first;
        }
    }

    /// <summary>The exception has left the first span of a trace of its own: what was known there goes on in the trace that it interrupted.</summary>
    public void Continue(ActivityTraceId from, ActivityTraceId to)
    {
        lock (passages)
        {
            if (passages.Find(passage => passage.Trace == from) is not { } inner)
                return;

            var outer = In(to);
            outer.Context.InsertRange(0, inner.Context);
            outer.IsWritten |= inner.IsWritten;
            outer.IsRecorded |= inner.IsRecorded;
            passages.Remove(inner);
        }
    }

    /// <summary>Whether the exception has been written to a log.</summary>
    public bool IsWritten
    {
        get
        {
            lock (passages)
                return Latest() is { IsWritten: true };
        }
    }

    private bool TryWrite()
    {
        lock (passages)
        {
            var passage = Latest() ?? Current();
            var first = !passage.IsWritten;
            passage.IsWritten = true;
            return first;
        }
    }

    private Passage Current() => In(Activity.Current?.TraceId ?? default);

    /// <summary>That of the trace at hand; where there is none, as at the top of a program, the one that came last.</summary>
    private Passage? Latest()
    {
        if (Activity.Current is { } current)
            return passages.Find(passage => passage.Trace == current.TraceId) ?? passages.Find(static passage => passage.Trace == default);

        return passages.Count == 0 ? null : passages[^1];
    }

    private Passage In(ActivityTraceId trace)
    {
        if (passages.Find(passage => passage.Trace == trace) is { } known)
        {
            passages.Remove(known);
            passages.Add(known);
            return known;
        }

        if (passages.Count == MaximumTraces)
            passages.RemoveAt(0);
        var passage = new Passage(trace);
        passages.Add(passage);
        return passage;
    }

    /// <summary>The way of the exception through one trace.</summary>
    private sealed class Passage(ActivityTraceId trace)
    {
        public ActivityTraceId Trace { get; } = trace;

        public List<KeyValuePair<string, object?>> Context { get; } = [];

        public bool IsRecorded { get; set; }

        public bool IsWritten { get; set; }
    }
}
