namespace Instrumentation.Analyzers.Tests;

/// <summary>What <c>[TimeLimit]</c> cannot limit is refused; where it does not hold, the rules about coverage speak.</summary>
public class TimeLimitTests
{
    private static readonly RuleTest Rule = new(RuleIds.AttributeNotApplicable);

    [Fact]
    public async Task AMethodWithoutATokenCannotBeLimited()
    {
        var diagnostics = await Rule.ReportsAsync("""
            class Quotes
            {
                [[|TimeLimit(5000)|]]
                public Task<int> QuoteAsync(string sku) => Task.FromResult(1);
            }
            """);

        Assert.Equal(
            "[TimeLimit] cannot be applied to 'QuoteAsync': it has no CancellationToken parameter that the limit could cancel; add one, and hand it to what the method waits for",
            diagnostics.Single().GetMessage());
    }

    [Theory]
    [InlineData("CancellationToken? token")]
    [InlineData("in CancellationToken token")]
    [InlineData("ref CancellationToken token")]
    [InlineData("ref readonly CancellationToken token")]
    [InlineData("out CancellationToken token")]
    public async Task ATokenThatCannotBeReplacedIsNone(string parameter)
    {
        var diagnostics = await Rule.ReportsAsync($$"""
            class Quotes
            {
                [[|TimeLimit(5000)|]]
                public int Quote({{parameter}}) => throw new NotSupportedException();
            }
            """);

        Assert.EndsWith(
            "the limit takes the place of a token that is passed by value; declare 'token' as 'CancellationToken token'",
            diagnostics.Single().GetMessage(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("Timeout.Infinite")]
    [InlineData("milliseconds: int.MinValue")]
    public async Task ALimitOfNoTimeIsReportedAtTheTime(string time)
    {
        var name = time.StartsWith("milliseconds", StringComparison.Ordinal) ? "milliseconds: " : "";
        var diagnostics = await Rule.ReportsAsync($$"""
            class Quotes
            {
                [Traced, TimeLimit({{name}}[|{{time[name.Length..]}}|])]
                public int Quote(CancellationToken token) => 1;
            }
            """);

        Assert.Equal(
            "[TimeLimit] cannot be applied to 'Quote': a limit is 1 millisecond or more; write the time in milliseconds, or remove the attribute where there is none",
            diagnostics.Single().GetMessage());
    }

    [Theory]
    [InlineData("IAsyncEnumerable<int>")]
    [InlineData("IAsyncEnumerator<int>")]
    [InlineData("IEnumerable<int>")]
    [InlineData("System.Collections.IEnumerable")]
    [InlineData("IEnumerator<int>")]
    public async Task AStreamCannotBeLimited(string type)
    {
        var diagnostics = await Rule.ReportsAsync($$"""
            class Quotes
            {
                [Traced, [|TimeLimit(5000)|]]
                public {{type}} Read(CancellationToken token) => throw new NotSupportedException();
            }
            """);

        Assert.Contains("not for streams", diagnostics.Single().GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATaskLikeTypeOfAnotherCannotBeLimited()
    {
        var diagnostics = await Rule.ReportsAsync("""
            using System.Runtime.CompilerServices;
            class Quotes
            {
                [[|TimeLimit(5000)|]]
                public Own ReadAsync(CancellationToken token) => default;
            }
            [AsyncMethodBuilder(typeof(Builder))]
            public struct Own { public TaskAwaiter GetAwaiter() => Task.CompletedTask.GetAwaiter(); }
            public struct Builder
            {
                public Own Task => default;
                public static Builder Create() => default;
                public void SetResult() { }
                public void SetException(Exception exception) { }
                public void SetStateMachine(IAsyncStateMachine machine) { }
                public void Start<T>(ref T machine) where T : IAsyncStateMachine { }
                public void AwaitOnCompleted<A, T>(ref A awaiter, ref T machine) where A : INotifyCompletion where T : IAsyncStateMachine { }
                public void AwaitUnsafeOnCompleted<A, T>(ref A awaiter, ref T machine) where A : ICriticalNotifyCompletion where T : IAsyncStateMachine { }
            }
            """);

        Assert.Contains("not for the task-like type 'Own'", diagnostics.Single().GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task WhatCannotBeInstrumentedCannotBeLimitedEither() => Rule.ReportsAsync("""
        class Quotes
        {
            [[|TimeLimit(5)|]] public async void Fire(CancellationToken token) => await Task.Delay(1, token);
            public int this[CancellationToken token] { [[|TimeLimit(5)|]] get => 1; }
            public int Run()
            {
                [[|TimeLimit(5)|]] int Local(CancellationToken token) => 1;
                var lambda = [[|TimeLimit(5)|]] (CancellationToken token) => 2;
                return Local(default) + lambda(default);
            }
        }
        """);

    [Fact]
    public Task AnInterfaceMemberIsReportedWhereTheAttributeStands() => Rule.ReportsAsync("""
        interface IQuotes
        {
            [[|TimeLimit(5)|]] Task<int> QuoteAsync(string sku);
        }
        class Quotes : IQuotes
        {
            public Task<int> QuoteAsync(string sku) => Task.FromResult(1);
        }
        [Traced]
        class Others : IQuotes
        {
            public Task<int> QuoteAsync(string sku) => Task.FromResult(2);
        }
        """);

    [Fact]
    public Task APartialMethodThatCannotBeLimitedStillHasABody() => Rule.ReportsAsync("""
        partial class Quotes
        {
            [[|TimeLimit(5)|]] public partial Task<int> QuoteAsync(string sku);
            private Task<int> QuoteCoreAsync(string sku) => Task.FromResult(1);
        }
        """);

    [Fact]
    public Task WhatCanBeLimitedIsSilent() => Rule.ReportsAsync("""
        interface IQuotes { [TimeLimit(1)] Task<int> AskAsync(CancellationToken token = default); }
        struct Quotes
        {
            [TimeLimit(int.MaxValue)] public Task<int> One(CancellationToken token) => Task.FromResult(1);
            [TimeLimit(5)] public ValueTask Two(CancellationToken first, CancellationToken? second) => default;
            [TimeLimit(5), Traced, NotInstrumented] public int Three(CancellationToken token = default, params int[] rest) => 3;
            [TimeLimit(5)] public ReadOnlySpan<char> Four(CancellationToken token) => default;
            [TimeLimit(5)] public List<int> Five(CancellationToken token) => new();
            [TimeLimit(5, Pooled = true)] public Task<IAsyncEnumerable<int>> Six(CancellationToken token) => throw new NotSupportedException();
        }
        """);

    [Fact]
    public async Task ATagBesideALimitAloneHasNoEffect()
    {
        var diagnostics = await new RuleTest(RuleIds.TagWithoutEffect).ReportsAsync("""
            class Quotes
            {
                [TimeLimit(5)] public int Quote([[|Tag|]] string sku, CancellationToken token) => 1;
            }
            """);

        Assert.Contains("add [Traced] or [LogContext]", diagnostics.Single().GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task AMethodGroupHasNoLimit() => new RuleTest(RuleIds.CallNotInstrumented).ReportsAsync("""
        class Quotes
        {
            [TimeLimit(5)] public Task QuoteAsync(CancellationToken token) => Task.CompletedTask;
            public Func<CancellationToken, Task> Run() => [|QuoteAsync|];
        }
        """);

    [Fact]
    public Task ALimitOnAnImplementationAloneIsReported() => new RuleTest(RuleIds.InterfaceCall).ReportsAsync("""
        interface IQuotes { Task QuoteAsync(CancellationToken token); }
        class Quotes : IQuotes
        {
            [[|TimeLimit(5)|]] public Task QuoteAsync(CancellationToken token) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task AMethodThatOnlyTheFrameworkCallsHasNoLimit() => new RuleTest(RuleIds.FrameworkCall).ReportsAsync("""
        class Pipe : System.IO.TextReader
        {
            [TimeLimit(5)] public override ValueTask<int> [|ReadAsync|](Memory<char> buffer, CancellationToken cancellationToken = default) => default;
        }
        """);
}
