namespace Instrumentation.Runtime.Tests.Weaving;

/// <summary>The bodies that the generator writes, one for each kind of result.</summary>
internal static class Woven
{
    public static TResult Sync<TTags, TResult>(Call<TTags, TResult> call, Func<TResult> method)
        where TTags : struct, ITags
    {
        var frame = default(CallFrame);
        if (!call.Start(ref frame))
            return method();

        var result = Observe(ref call, ref frame, method);
        call.Returned(ref frame);
        call.Succeed(result);
        frame.Leave();
        return result;
    }

    public static Task Async<TTags>(Call<TTags, NoResult> call, Func<Task> method)
        where TTags : struct, ITags
    {
        var frame = default(CallFrame);
        return call.Start(ref frame) ? ObservedTask.End(Observe(ref call, ref frame, method), ref call, ref frame) : method();
    }

    public static Task<TResult> Async<TTags, TResult>(Call<TTags, TResult> call, Func<Task<TResult>> method)
        where TTags : struct, ITags
    {
        var frame = default(CallFrame);
        return call.Start(ref frame)
            ? ObservedTask.End<Call<TTags, TResult>, TResult>(Observe(ref call, ref frame, method), ref call, ref frame)
            : method();
    }

    public static ValueTask Value<TTags>(Call<TTags, NoResult> call, Func<ValueTask> method)
        where TTags : struct, ITags
    {
        var frame = default(CallFrame);
        return call.Start(ref frame) ? ObservedTask.End(Observe(ref call, ref frame, method), ref call, ref frame) : method();
    }

    public static ValueTask<TResult> Value<TTags, TResult>(Call<TTags, TResult> call, Func<ValueTask<TResult>> method)
        where TTags : struct, ITags
    {
        var frame = default(CallFrame);
        return call.Start(ref frame)
            ? ObservedTask.End<Call<TTags, TResult>, TResult>(Observe(ref call, ref frame, method), ref call, ref frame)
            : method();
    }

    /// <summary>Calls the method; an exception that it throws itself ends the call.</summary>
    private static TReturned Observe<TTags, TResult, TReturned>(
        ref Call<TTags, TResult> call, ref CallFrame frame, Func<TReturned> method)
        where TTags : struct, ITags
    {
        Exception? noted = null;
        try
        {
            return method();
        }
        catch (Exception exception) when (CallFilter.Note(exception, out noted))
        {
            throw;
        }
        finally
        {
            if (noted is not null)
            {
                call.Fail(noted);
                frame.Leave();
            }
        }
    }
}
