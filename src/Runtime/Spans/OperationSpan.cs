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

    internal Activity? Start<TTags>(ref CallFrame frame, in TTags tags)
        where TTags : struct, ITags
    {
        if (!source.HasListeners())
            return null;

        var interrupted = Activity.Current;
        if (!root)
            return Start(parent: interrupted, in tags, links: null);

        // A default parent context means "the current span": only without a current span does a new trace start.
        Activity.Current = null;
        var span = Start(parent: null, in tags, interrupted is null ? null : [new ActivityLink(interrupted.Context)]);
        if (span is null)
            Activity.Current = interrupted;
        else
            frame.Interrupt(interrupted);
        return span;
    }

    private Activity? Start<TTags>(Activity? parent, in TTags tags, IEnumerable<ActivityLink>? links)
        where TTags : struct, ITags
    {
        try
        {
            return EntryTags<TTags>.Start(source, name, kind, function, in tags, links);
        }
#pragma warning disable CA1031 // Instrumentation never fails the call.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            InstrumentationEventSource.Log.Failed(name, exception);

            // A listener that throws when it is told of the start leaves the span started and current: it is ours to end.
            var current = Activity.Current;
            return ReferenceEquals(current, parent) ? null : current;
        }
    }
}
