using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Instrumentation.CompilerServices;

/// <summary>Observes a disposal that is pending: the last step of a stream that the consumer has left early.</summary>
/// <inheritdoc cref="PendingStep"/>
internal struct PendingDispose : IAsyncStateMachine
{
    private AsyncTaskMethodBuilder builder;
    private ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter awaiter;
    private IPendingSteps stream;

    public static ValueTask Observe(in ValueTask step, IPendingSteps stream)
    {
        var machine = new PendingDispose
        {
            builder = AsyncTaskMethodBuilder.Create(),
            awaiter = step.ConfigureAwait(false).GetAwaiter(),
            stream = stream,
        };
        var awaiter = machine.awaiter;
        machine.builder.AwaitUnsafeOnCompleted(ref awaiter, ref machine);
        return new ValueTask(machine.builder.Task);
    }

    public void MoveNext()
    {
        try
        {
            awaiter.GetResult();
        }
#pragma warning disable CA1031 // It goes on in the returned task.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            stream.Failed(exception);
            builder.SetException(exception);
            return;
        }

        stream.Disposed();
        builder.SetResult();
    }

    [ExcludeFromCodeCoverage]
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }
}
