namespace Instrumentation.Runtime.Tests.Weaving;

/// <summary>An observed call, in the shape in which the generator writes it.</summary>
internal struct Call<TTags, TResult>(Operation operation, TTags tags, bool tagsResult, CancellationToken token) : ICall<TResult>
    where TTags : struct, ITags
{
    public CallState State;

    public readonly Activity? Span => State.Span;

    public bool Start(ref CallFrame frame) => operation.Start(ref State, ref frame, in tags);

    public void Returned(ref CallFrame frame) => State.Returned(ref frame);

    public readonly void Succeed(TResult result)
    {
        if (tagsResult)
            operation.Succeed(in State, in tags, new ResultTags(result));
        else
            operation.Succeed(in State, in tags, default(NoTags));
    }

    public readonly void Fail(Exception exception) =>
        operation.Fail(in State, in tags, exception, Cancellation.OutcomeOf(exception, token.IsCancellationRequested));
}
