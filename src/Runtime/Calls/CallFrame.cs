using System.ComponentModel;
using System.Diagnostics;

namespace Instrumentation.CompilerServices;

/// <summary>What is kept of an observed call while it is on the stack: how to give the caller its ambient state back.</summary>
/// <remarks>
/// Only our own span and scope are taken back. What the method itself changed, in an <see cref="AsyncLocal{T}"/> for example, stays
/// changed, as it would without instrumentation.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct CallFrame
{
    private ExecutionContext? caller;
    private ExecutionContext? started;
    private Activity? interrupted;
    private bool isRoot;
    private bool isUnchanged;

    /// <summary>
    /// Whether the method is an <see langword="async"/> one, which gives its caller's ambient state back itself when it returns. By default
    /// <see langword="false"/>: the frame looks whether the method has changed it.
    /// </summary>
    public bool IsAsync { readonly get; init; }

    /// <summary>The log scope.</summary>
    internal IDisposable? Scope { readonly get; set; }

    /// <summary>When a call began that is observed only when its work is done, as a timestamp; 0 for one that begins when it is started.</summary>
    internal long Began { readonly get; init; }

    /// <summary>Takes our scope back after a call that has ended. Its span is stopped already.</summary>
    public readonly void Leave()
    {
        CloseScope();

        // A span that the method itself left as the current one stays.
        if (isRoot && Activity.Current is null)
            Activity.Current = interrupted;
    }

    /// <summary>
    /// Takes our span and scope back from the caller of a method whose awaitable is waited for: whether that has ended, and with it the call,
    /// is not known.
    /// </summary>
    /// <param name="span">The call's span, or <see langword="null"/>.</param>
    public void Hand(Activity? span)
    {
        Returned();
        Suspend(span);
        if (isRoot && Activity.Current is null)
            Activity.Current = interrupted;
    }

    internal void Interrupt(Activity? current)
    {
        interrupted = current;
        isRoot = true;
    }

    /// <summary>Remembers the ambient state of the caller, before ours is added to it.</summary>
    internal void Enter() => caller ??= ExecutionContext.Capture();

    /// <summary>Remembers the ambient state in which the method starts: when it returns in the same one, it has changed nothing.</summary>
    internal void Start()
    {
        if (caller is not null && !IsAsync)
            started = ExecutionContext.Capture();
    }

    /// <summary>The caller's context, when the method has left its own as it was: then nothing but ours is to be taken back.</summary>
    internal ExecutionContext? Returned()
    {
        isUnchanged = caller is not null && (IsAsync || ReferenceEquals(ExecutionContext.Capture(), started));
        return isUnchanged ? caller : null;
    }

    /// <summary>Takes our span and scope back from the caller while the call goes on with them.</summary>
    internal readonly void Suspend(Activity? span)
    {
        CloseScope();
        if (isUnchanged)
            ExecutionContext.Restore(caller!);
        else if (span is not null && ReferenceEquals(Activity.Current, span))
            Activity.Current = isRoot ? interrupted : span.Parent;
    }

    private readonly void CloseScope()
    {
        try
        {
            Scope?.Dispose();
        }
#pragma warning disable CA1031 // A logging provider that throws does not fail the call.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            InstrumentationEventSource.Log.Failed(nameof(CallFrame), exception);
        }
    }
}
