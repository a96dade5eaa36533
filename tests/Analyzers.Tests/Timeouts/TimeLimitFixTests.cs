using Instrumentation.CodeFixes.Timeouts;

namespace Instrumentation.Analyzers.Tests.Timeouts;

public class TimeLimitFixTests
{
    private static readonly FixTest Fix = new(new TimeLimitFix());

    [Fact]
    public Task TheMethodIsLimitedAndTheTokenPassed() => Fix.FixesAsync(
        Class("""
                // Reads it.
                public Task<string> ReadAsync(CancellationToken token) => http.GetStringAsync("x");
            """),
        Class("""
                // Reads it.
                [TimeLimit(30000)]
                public Task<string> ReadAsync(CancellationToken token) => http.GetStringAsync("x", token);
            """));

    [Fact]
    public Task TheLimitStandsBesideOtherAttributes() => Fix.FixesAsync(
        Class("""
                [Traced]
                public async Task<string> ReadAsync(CancellationToken token) => await http.GetStringAsync("x");
            """),
        Class("""
                [Traced, TimeLimit(30000)]
                public async Task<string> ReadAsync(CancellationToken token) => await http.GetStringAsync("x", token);
            """));

    [Fact]
    public async Task AllRequestsOfAClientWithoutALimitGetTheToken()
    {
        var results = await Fix.ResultsAsync(
            Class("""
                    public async Task<string> ReadAsync(CancellationToken token)
                    {
                        using var client = new HttpClient();
                        client.Timeout = Timeout.InfiniteTimeSpan;
                        await client.PostAsync("x", null);
                        return await client.GetStringAsync("y").ConfigureAwait(false);
                    }
                """),
            RuleIds.HttpTimeout);

        Assert.Equal(
            Class("""
                    [TimeLimit(30000)]
                    public async Task<string> ReadAsync(CancellationToken token)
                    {
                        using var client = new HttpClient();
                        client.Timeout = Timeout.InfiniteTimeSpan;
                        await client.PostAsync("x", null, token);
                        return await client.GetStringAsync("y", token).ConfigureAwait(false);
                    }
                """),
            Assert.Single(results));
    }

    [Theory]
    [InlineData("""public Task<string> ReadAsync(CancellationTokenSource source) => http.GetStringAsync("x");""")]
    [InlineData("""public async void Read(CancellationToken token) => await http.GetStringAsync("x");""")]
    [InlineData("""[TimeLimit(5)] public Task<string> ReadAsync(CancellationToken token) => http.GetStringAsync("x");""")]
    [InlineData("""public Func<Task<string>> Read(CancellationToken token) => () => http.GetStringAsync("x");""")]
    [InlineData("""public async IAsyncEnumerable<string> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token) { yield return await http.GetStringAsync("x"); }""")]
    [InlineData("""public override async Task<int> CountAsync(CancellationToken token) => (await http.GetStringAsync("x")).Length;""")]
    [InlineData("""public async Task ContractAsync(CancellationToken token) => await http.GetStringAsync("x");""")]
    public Task ItIsNotOfferedWhereALimitDoesNotFit(string method) => Fix.OffersNothingAsync(Class(method));

    [Fact]
    public async Task ItIsNotOfferedWhereTheClientGoesElsewhere() => Assert.Empty(await Fix.ResultsAsync(
        Class("""
                public async Task<string> ReadAsync(CancellationToken token)
                {
                    using var client = new HttpClient() { Timeout = Timeout.InfiniteTimeSpan };
                    return await client.GetStringAsync("y") + Other(client);
                }

                private static string Other(HttpClient client) => client.ToString();
            """),
        RuleIds.HttpTimeout));

    private static string Class(string members) => $$"""
        using System.Net.Http;
        using System.Threading;
        using Instrumentation;

        public abstract class Base { public abstract Task<int> CountAsync(CancellationToken token); public virtual Task ContractAsync(CancellationToken token) => Task.CompletedTask; }

        public interface IContract { Task ContractAsync(CancellationToken token); }

        public abstract class Reader(HttpClient http) : Base, IContract
        {
        {{members}}
        }
        """;
}
