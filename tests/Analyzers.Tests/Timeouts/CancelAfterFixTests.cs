using Instrumentation.CodeFixes.Timeouts;

namespace Instrumentation.Analyzers.Tests.Timeouts;

public class CancelAfterFixTests
{
    private static readonly FixTest Fix = new(new CancelAfterFix());

    [Fact]
    public Task EachRequestOfAFieldIsLinkedToTheTokenInReach() => Fix.FixesAsync(
        Class("""
            public async Task<string> ReadAsync(CancellationToken token)
                {
                    // The list.
                    var list = await http.GetStringAsync("list", CancellationToken.None).ConfigureAwait(false);
                    return await http.GetStringAsync(list);
                }
            """),
        Class("""
            public async Task<string> ReadAsync(CancellationToken token)
                {
                    // The list.
                    using var timeout = CancellationTokenSource.CreateLinkedTokenSource(token);
                    timeout.CancelAfter(TimeSpan.FromSeconds(30));
                    var list = await http.GetStringAsync("list", timeout.Token).ConfigureAwait(false);
                    using var timeout2 = CancellationTokenSource.CreateLinkedTokenSource(token);
                    timeout2.CancelAfter(TimeSpan.FromSeconds(30));
                    return await http.GetStringAsync(list, timeout2.Token);
                }
            """));

    [Fact]
    public Task WithoutATokenInReachTheLimitStandsAlone() => Fix.FixesAsync(
        Class("""
            public async Task<int> CountAsync()
                {
                    using (var answer = await http.GetAsync("list"))
                        return (int)answer.StatusCode;
                }
            """),
        Class("""
            public async Task<int> CountAsync()
                {
                    using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
                    using (var answer = await http.GetAsync("list", timeout.Token))
                        return (int)answer.StatusCode;
                }
            """));

    [Fact]
    public Task ARequestThatEndsIsLeftAsItIs() => Fix.FixesAsync(
        Class("""
            public async Task<string> ReadAsync(string timeout, CancellationToken token)
                {
                    await http.DeleteAsync("old", token);
                    return await http.GetStringAsync(timeout);
                }
            """),
        Class("""
            public async Task<string> ReadAsync(string timeout, CancellationToken token)
                {
                    await http.DeleteAsync("old", token);
                    using var timeout2 = CancellationTokenSource.CreateLinkedTokenSource(token);
                    timeout2.CancelAfter(TimeSpan.FromSeconds(30));
                    return await http.GetStringAsync(timeout, timeout2.Token);
                }
            """));

    [Fact]
    public Task ALocalClientIsOneToo() => Fix.FixesAsync(
        """
        using System.Net.Http;

        class Rates
        {
            public async Task<string> ReadAsync()
            {
                using var client = new HttpClient();
                client.Timeout = Timeout.InfiniteTimeSpan;
                return await client.GetStringAsync("x");
            }
        }
        """,
        """
        using System.Net.Http;

        class Rates
        {
            public async Task<string> ReadAsync()
            {
                using var client = new HttpClient();
                client.Timeout = Timeout.InfiniteTimeSpan;
                using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
                return await client.GetStringAsync("x", timeout.Token);
            }
        }
        """);

    [Theory]
    [InlineData("""public Task<string> ReadAsync() => http.GetStringAsync("x");""")]
    [InlineData("""public async Task<string> ReadAsync() { var reading = http.GetStringAsync("x"); return await reading; }""")]
    [InlineData("""public async Task ReadAsync() { while (await http.GetStringAsync("x") != "") { } }""")]
    [InlineData("""public async Task<string> ReadAsync() { Send(http); return await http.GetStringAsync("x"); } static void Send(HttpClient client) { }""")]
    [InlineData("""public HttpClient Client => http;""")]
    public Task WhereNotEveryRequestIsSeenAndAwaitedNothingIsOffered(string member) => Fix.OffersNothingAsync(Class(member));

    private static string Class(string members) => $$"""
        using System.Net.Http;

        class Rates
        {
            private readonly HttpClient http = new() { Timeout = Timeout.InfiniteTimeSpan };

            {{members}}
        }
        """;
}
