using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Instrumentation.CompilerServices;

/// <summary>
/// Observes a step that is pending: started in the producer's context, it goes on in it, and the stream's end is told of there. Consumes
/// the step once; what the consumer gets is backed by a task.
/// </summary>
internal struct PendingStep : IAsyncStateMachine
{
    private AsyncTaskMethodBuilder<bool> builder;
    private ConfiguredValueTaskAwaitable<bool>.ConfiguredValueTaskAwaiter awaiter;
    private IPendingSteps stream;

    public static ValueTask<bool> Observe(in ValueTask<bool> step, IPendingSteps stream)
    {
        var machine = new PendingStep
        {
            builder = AsyncTaskMethodBuilder<bool>.Create(),
            awaiter = step.ConfigureAwait(false).GetAwaiter(),
            stream = stream,
        };
        var awaiter = machine.awaiter;
        machine.builder.AwaitUnsafeOnCompleted(ref awaiter, ref machine);
        return new ValueTask<bool>(machine.builder.Task);
    }

    public void MoveNext()
    {
        bool hasItem;
        try
        {
            hasItem = awaiter.GetResult();
        }
#pragma warning disable CA1031 // It goes on in the returned task.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            stream.Failed(exception);
            builder.SetException(exception);
            return;
        }

        stream.Stepped(hasItem);
        builder.SetResult(hasItem);
    }

    [ExcludeFromCodeCoverage]
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }
}
