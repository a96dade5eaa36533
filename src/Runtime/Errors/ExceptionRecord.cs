using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Instrumentation.CompilerServices;

/// <summary>
/// What is known of an exception on its way up: the log context of the frames it left, whether a span has recorded it, and whether it
/// has been written to a log. Kept beside the exception, and gone with it.
/// </summary>
internal sealed class ExceptionRecord
{
    // A cached exception that is thrown for ever must not grow for ever.
    private const int MaximumEntries = 128;

    private static readonly ConditionalWeakTable<Exception, ExceptionRecord> Records = new();

    private readonly List<KeyValuePair<string, object?>> context = [];
    private ActivityTraceId recordedIn;
    private bool written;

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
        lock (context)
        {
            if (context.Count < MaximumEntries)
                context.Add(new(key, value));
        }
    }

    public void Add<TTags>(in TTags tags)
        where TTags : struct, ITags
    {
        lock (context)
        {
            for (var i = 0; i < tags.Count && context.Count < MaximumEntries; i++)
            {
                if (tags[i] is { Value: not null } tag)
                    context.Add(tag);
            }
        }
    }

    public void CopyContextTo(List<KeyValuePair<string, object?>> target)
    {
        lock (context)
            target.AddRange(context);
    }

    /// <summary>Whether the span is the first of its trace that the exception leaves. The same object thrown again in another trace is another error.</summary>
    public bool TryRecord(Activity span)
    {
        lock (context)
        {
            if (recordedIn == span.TraceId)
                return false;
            recordedIn = span.TraceId;
            return true;
        }
    }

    /// <summary>Whether the exception has been written to a log.</summary>
    public bool IsWritten
    {
        get
        {
            lock (context)
                return written;
        }
    }

    private bool TryWrite()
    {
        lock (context)
        {
            var first = !written;
            written = true;
            return first;
        }
    }
}
