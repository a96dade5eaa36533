namespace Instrumentation.Runtime.Tests.Weaving;

/// <summary>An observed call of a method that returns a stream, in the shape in which the generator writes it.</summary>
internal struct StreamCall<TTags>(Operation operation, TTags tags) : IStreamCall
    where TTags : struct, ITags
{
    private CallState state;

    readonly Activity? IStreamCall.Span => state.Span;

    bool IStreamCall.Start(ref CallFrame frame)
    {
        state = default;
        return operation.Start(ref state, ref frame, in tags);
    }

    readonly IDisposable? IStreamCall.OpenScope() => operation.OpenScope(in tags);

    readonly void IStreamCall.Succeed(long? items) => operation.Succeed(in state, in tags, new ItemCount(items));

    readonly void IStreamCall.Fail(Exception exception, CancellationToken enumeration) =>
        operation.Fail(in state, in tags, exception, Cancellation.OutcomeOf(exception, enumeration.IsCancellationRequested));
}
