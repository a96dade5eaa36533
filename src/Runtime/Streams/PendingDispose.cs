using System.Diagnostics;

namespace Instrumentation.CompilerServices;

/// <summary>A disposal that is pending: the last step of a stream that the consumer has left early.</summary>
internal readonly struct PendingDispose(IPendingSteps stream) : ICall<NoResult>
{
    Activity? ICall<NoResult>.Span => null;

    public void Succeed(NoResult result) => stream.Disposed();

    public void Fail(Exception exception) => stream.Failed(exception);

    void ICall<NoResult>.Returned(ref CallFrame frame)
    {
    }
}
