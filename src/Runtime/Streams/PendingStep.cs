using System.Diagnostics;

namespace Instrumentation.CompilerServices;

/// <summary>
/// A step that is pending, as <see cref="PendingValueTask{TCall, TResult}"/> observes it: started in the producer's context, it goes on in
/// it, and the stream's end is told of there.
/// </summary>
internal readonly struct PendingStep(IPendingSteps stream) : ICall<bool>
{
    Activity? ICall<bool>.Span => null;

    public void Succeed(bool result) => stream.Stepped(result);

    public void Fail(Exception exception) => stream.Failed(exception);

    void ICall<bool>.Returned(ref CallFrame frame)
    {
    }
}
