using System.Diagnostics;
using Instrumentation.TestKit.Listeners;
using Targets;

namespace Instrumentation.Generated.Tests;

/// <summary>What becomes of a call whose time is over, in every form of a method. No test waits for anything but its token.</summary>
public sealed class TimeLimitTests : IDisposable
{
    private static readonly Dictionary<string, Func<Func<CancellationToken, Task<string>>, CancellationToken, Task>> Forms = new()
    {
        ["TimeLimits.TaskAsync"] = static (work, token) => TimeLimits.TaskAsync(work, token),
        ["TimeLimits.GenericAsync"] = static (work, token) => new TimeLimits().GenericAsync(work, token),
        ["TimeLimits.NotAsync"] = static (work, token) => TimeLimits.NotAsync(work, token)!,
        ["TimeLimits.ValueAsync"] = static (work, token) => TimeLimits.ValueAsync(work, token).AsTask(),
        ["TimeLimits.ValueOfAsync"] = static (work, token) => TimeLimits.ValueOfAsync(work, token).AsTask(),
        ["TimeLimits.Wait"] = static (work, token) => Task.Run(() => TimeLimits.Wait(work, token), CancellationToken.None),
        ["TimeLimits.WaitForNothing"] = static (work, token) => Task.Run(() => new TimeLimits().WaitForNothing(work, 7, token), CancellationToken.None),
        ["TimeLimits.WaitForReference"] = static (work, token) => Task.Run(() => new TimeLimits().WaitForReference(work, token), CancellationToken.None),
        ["TimeLimits.WaitForSpan"] = static (work, token) => Task.Run(() => TimeLimits.WaitForSpan(work, token).ToString(), CancellationToken.None),
        ["TimeLimits.PartialAsync"] = TimeLimits.PartialAsync,
        ["TimeLimits.PrivateAsync"] = TimeLimits.ByPrivateAsync,
        ["TimeLimits.ObservedAsync"] = static (work, token) => TimeLimits.ObservedAsync(work, token),
        ["TimeLimits.Observed"] = static (work, token) => Task.Run(() => TimeLimits.Observed(work, token), CancellationToken.None),
        ["TimeLimits.ObservedValueAsync"] = static (work, token) => TimeLimits.ObservedValueAsync(work, token).AsTask(),
        ["TimeLimits.ObservedPartialAsync"] = TimeLimits.ObservedPartialAsync,
        ["IGateway.AskAsync"] = static (work, token) => ((IGateway)new Gateway()).AskAsync(work, token),
        ["Gateway.AskAsync"] = static (work, token) => new Gateway().AskAsync(work, token),
        ["PlainGateway.AskAsync"] = static (work, token) => new PlainGateway().AskAsync(work, token),
        ["Line.DialAsync"] = static (work, token) => new Line("1").DialAsync(work, token),
    };

    private readonly CancellationTokenSource caller = new();

    public static TheoryData<string> Names => new(Forms.Keys);

    public void Dispose() => caller.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ACancellationAfterTheTimeIsATimeout(string form)
    {
        var timeout = await Assert.ThrowsAsync<TimeoutException>(() => Forms[form](TimeLimits.Never, caller.Token));

        Assert.Equal($"'{form}' exceeded its time limit of {TimeLimits.Short} ms.", timeout.Message);
        Assert.IsAssignableFrom<OperationCanceledException>(timeout.InnerException);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task WithoutATokenOfTheCallerTheTimeIsLimitedAllTheSame(string form) =>
        await Assert.ThrowsAsync<TimeoutException>(() => Forms[form](TimeLimits.Never, CancellationToken.None));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task TheCallersCancellationStaysTheSameException(string form)
    {
        OperationCanceledException? thrown = null;

        var caught = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Forms[form](Work, caller.Token));

        Assert.Same(thrown, caught);

        async Task<string> Work(CancellationToken token)
        {
            await caller.CancelAsync();
            try
            {
                return await TimeLimits.Never(token);
            }
            catch (OperationCanceledException cancellation)
            {
                thrown = cancellation;
                throw;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task WhenBothCancelTheCallersCancellationWins(string form)
    {
        var task = Forms[form](Work, caller.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);

        async Task<string> Work(CancellationToken token)
        {
            try
            {
                return await TimeLimits.Never(token);
            }
            finally
            {
                await caller.CancelAsync();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task AnAlreadyCancelledCallerIsOneAsBefore(string form)
    {
        await caller.CancelAsync();
        var given = CancellationToken.None;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Forms[form](Work, caller.Token));

        Assert.Equal(caller.Token, given);

        Task<string> Work(CancellationToken token)
        {
            given = token;
            return TimeLimits.Never(token);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task AResultAfterTheTimeIsAResult(string form) => await Forms[form](Late, caller.Token);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task AnotherExceptionAfterTheTimeStaysThatException(string form)
    {
        var failure = new InvalidOperationException("late");

        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => Forms[form](Work, caller.Token)));

        async Task<string> Work(CancellationToken token)
        {
            await Late(token);
            throw failure;
        }
    }

    [Fact]
    public async Task AResultIsHandedOnHoweverLate()
    {
        Assert.Equal("late", await TimeLimits.ValueOfAsync(Late, caller.Token));
        Assert.Equal("late", await new TimeLimits().GenericAsync(Late, caller.Token));
        Assert.Equal("late", TimeLimits.WaitForSpan(Late, caller.Token).ToString());
        Assert.Equal("late", new TimeLimits().WaitForReference(Late, caller.Token));
    }

    [Fact]
    public async Task AMethodThatThrowsBeforeItReturnsATaskFailsAtOnce()
    {
        Func<CancellationToken, Task<string>> work = static token =>
        {
            token.WaitHandle.WaitOne();
            throw new OperationCanceledException(token);
        };
        Assert.Throws<TimeoutException>(() => { _ = TimeLimits.NotAsync(work, caller.Token); });

        var failure = new InvalidOperationException();
        Assert.Same(failure, Assert.Throws<InvalidOperationException>(() => { _ = TimeLimits.NotAsync(_ => throw failure, caller.Token); }));
        await Assert.ThrowsAsync<TimeoutException>(async () => await TimeLimits.ObservedAsync(work, caller.Token));
    }

    [Fact]
    public async Task ATaskThatIsThereIsHandedOnAsItIs()
    {
        var task = Task.FromResult("there");
        Assert.Same(task, TimeLimits.NotAsync(_ => task, caller.Token));
        Assert.Null(TimeLimits.NotAsync(static _ => null, caller.Token));

        var failed = Task.FromException<string>(new InvalidOperationException());
        Assert.Same(failed, TimeLimits.NotAsync(_ => failed, caller.Token));
        await Assert.ThrowsAsync<InvalidOperationException>(() => failed);

        // One that has ended with a cancellation after the time.
        var canceled = TimeLimits.NotAsync(
            static token =>
            {
                token.WaitHandle.WaitOne();
                return Task.FromCanceled<string>(token);
            },
            caller.Token)!;
        Assert.True(canceled.IsFaulted);
        await Assert.ThrowsAsync<TimeoutException>(() => canceled);
    }

    [Fact]
    public async Task ACancellationOfAnotherTokenBeforeTheTimeStaysWhatItIs()
    {
        var foreign = new OperationCanceledException(new CancellationToken(canceled: true));

        var caught = await Assert.ThrowsAsync<OperationCanceledException>(() => TimeLimits.PatientAsync(_ => throw foreign, caller.Token));
        Assert.Same(foreign, caught);

        var canceled = TimeLimits.PatientAsync(Work, caller.Token);
        await Assert.ThrowsAsync<OperationCanceledException>(() => canceled);
        Assert.True(canceled.IsCanceled);

        async Task<string> Work(CancellationToken token)
        {
            await Task.Yield();
            throw foreign;
        }
    }

    [Fact]
    public async Task TheLastTokenIsTheLimitedOne()
    {
        using var stopping = new CancellationTokenSource();

        await Assert.ThrowsAsync<TimeoutException>(() => TimeLimits.TwoTokensAsync((_, token) => TimeLimits.Never(token), stopping.Token));
        Assert.Equal(
            (stopping.Token, true),
            await Seen(static (first, second) => (first, second.CanBeCanceled)));

        async Task<(CancellationToken, bool)> Seen(Func<CancellationToken, CancellationToken, (CancellationToken, bool)> see)
        {
            (CancellationToken, bool) seen = default;
            await TimeLimits.TwoTokensAsync(
                (first, second) =>
                {
                    seen = see(first, second);
                    return Task.FromResult("seen");
                },
                stopping.Token);
            return seen;
        }
    }

    [Fact]
    public async Task TheOuterLimitEndsTheInnerCallAsACancellation()
    {
        using var spans = new SpanRecorder("Targets");

        var timeout = await Assert.ThrowsAsync<TimeoutException>(
            () => TimeLimits.ObservedAsync(static token => TimeLimits.PatientAsync(TimeLimits.Never, token), caller.Token));

        Assert.StartsWith("'TimeLimits.ObservedAsync'", timeout.Message, StringComparison.Ordinal);
        Assert.Equal(ActivityStatusCode.Unset, spans.Only("TimeLimits.PatientAsync").Status);
        Assert.Equal(ActivityStatusCode.Error, spans.Only("TimeLimits.ObservedAsync").Status);
    }

    [Fact]
    public async Task TheInnerLimitIsATimeoutForTheOuterCallToo()
    {
        var timeout = await Assert.ThrowsAsync<TimeoutException>(
            () => TimeLimits.PatientAsync(static token => TimeLimits.PartialAsync(TimeLimits.Never, token), caller.Token));

        Assert.StartsWith("'TimeLimits.PartialAsync'", timeout.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoeverCallsAPartialMethodIsLimited()
    {
        Func<Func<CancellationToken, Task<string>>, CancellationToken, Task<string>> group = TimeLimits.PartialAsync;
        await Assert.ThrowsAsync<TimeoutException>(() => group(TimeLimits.Never, caller.Token));
    }

    [Fact]
    public async Task TheLimitHoldsForACallThatIsSampledOutOrToldOfWhileListenersAreTold()
    {
        using (new SpanRecorder(ActivitySamplingResult.None, "Targets"))
            await Assert.ThrowsAsync<TimeoutException>(() => TimeLimits.ObservedAsync(TimeLimits.Never, caller.Token));

        Task<string>? reentered = null;
        using (new SpanRecorder("Targets") { Started = _ => reentered ??= TimeLimits.ObservedAsync(TimeLimits.Never, CancellationToken.None) })
            await TimeLimits.ObservedAsync(static _ => Task.FromResult("done"), caller.Token);
        await Assert.ThrowsAsync<TimeoutException>(() => reentered!);
    }

    [Fact]
    public void InTimeACallWithAPooledSourceAllocatesNothing()
    {
        Assert.Equal(0, Allocated(() => TimeLimits.IsCanceled(CancellationToken.None)));
        Assert.Equal(0, Allocated(() => TimeLimits.IsCanceled(caller.Token)));
        Assert.Equal(0, Allocated(() => TimeLimits.TaskIsThere(caller.Token)));
        Assert.Equal(0, Allocated(ValueIsThere));

        int ValueIsThere()
        {
            var value = TimeLimits.ValueIsThere(caller.Token);
            return value.IsCompletedSuccessfully ? value.Result : throw new InvalidOperationException("It is there.");
        }
    }

    private static async Task<string> Late(CancellationToken token)
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TimeLimits.Never(token));
        return "late";
    }

    private static long Allocated<T>(Func<T> call)
    {
        const int calls = 1_000;
        for (var i = 0; i < calls; i++)
            call();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < calls; i++)
            call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
