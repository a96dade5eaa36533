using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Instrumentation.CompilerServices;

/// <summary>How the span of an operation is started.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OperationSpan
{
    private readonly ActivitySource source;
    private readonly string name;
    private readonly string function;
    private readonly ActivityKind kind;
    private readonly bool root;

    /// <summary>Describes a span.</summary>
    /// <param name="scope">The scope of the declaring assembly.</param>
    /// <param name="name">The span's name.</param>
    /// <param name="function">The value of <c>code.function.name</c>.</param>
    /// <param name="kind">The span's kind.</param>
    /// <param name="root">Whether the span starts a new trace, linked to the one that it interrupts.</param>
    public OperationSpan(
        InstrumentedScope scope, string name, string function, ActivityKind kind = ActivityKind.Internal, bool root = false)
    {
        ArgumentNullException.ThrowIfNull(scope);
        source = scope.Source;
        this.name = name;
        this.function = function;
        this.kind = kind;
        this.root = root;
    }

    /// <summary>Whether anybody listens to the source.</summary>
    public bool IsEnabled
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => source.HasListeners();
    }

    /// <summary>Starts the call's span. Returns whether somebody wants it.</summary>
    internal bool Start<TTags>(ref CallState call, ref CallFrame frame, ObservingThread thread, in TTags tags)
        where TTags : struct, ITags
    {
        var span = root
            ? CreateRoot(ref frame, in tags)
            : EntryTags<TTags>.Create(source, name, kind, function, in tags, links: null);
        if (span is null)
            return false;

        call.Span = span;
        var began = call.StartClock(frame.Began);
        Start(span, frame.Began == 0 ? thread.TimeOf(began) : DateTime.UtcNow - Stopwatch.GetElapsedTime(began));
        return true;
    }

    /// <summary>An exception leaves the span: what a trace of its own knows of it goes on in the trace that was interrupted.</summary>
    internal void PassOn(Exception exception, Activity left)
    {
        if (root && left.Links.FirstOrDefault() is { Context: var interrupted } && interrupted != default)
            ExceptionRecord.Find(exception)?.Continue(left.TraceId, interrupted.TraceId);
    }

    private Activity? CreateRoot<TTags>(ref CallFrame frame, in TTags tags)
        where TTags : struct, ITags
    {
        // A default parent context means "the current span": only without a current span does a new trace start.
        var interrupted = Activity.Current;
        Activity.Current = null;
        Activity? span = null;
        try
        {
            IEnumerable<ActivityLink>? links = interrupted is null ? null : [new ActivityLink(interrupted.Context)];
#pragma warning disable CA2000 // The call stops it.
            span = EntryTags<TTags>.Create(source, name, kind, function, in tags, links);
#pragma warning restore CA2000
        }
        finally
        {
            if (span is null)
                Activity.Current = interrupted;
        }

        if (span is not null)
            frame.Interrupt(interrupted);
        return span;
    }

    /// <summary>Created and started apart: a listener that throws when it is told of the start leaves a span that is ours to end.</summary>
    private void Start(Activity span, DateTime time)
    {
        try
        {
            span.SetStartTime(time);
            span.Start();
        }
#pragma warning disable CA1031 // Instrumentation never fails the call.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            InstrumentationEventSource.Log.Failed(name, exception);
        }
    }
}
