using System.Globalization;
using Instrumentation.Analyzers.Tests.Corpus;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Tests.Timeouts;

public class HttpTimeoutTests
{
    private static readonly RuleTest Rule = new(RuleIds.HttpTimeout) { Setup = new GeneratorSetup { Framework = CorpusReferences.All } };

    [Theory]
    [InlineData("Timeout.InfiniteTimeSpan", "'HttpClient.Timeout' is infinite;")]
    [InlineData("TimeSpan.FromSeconds(1200)", "'HttpClient.Timeout' is 1200 s, more than the 600 s that are allowed;")]
    [InlineData("TimeSpan.FromDays(25)", "'HttpClient.Timeout' is longer than 24.8 days, which throws ArgumentOutOfRangeException;")]
    public async Task TheMessageSaysWhatIsWrong(string value, string words)
    {
        var diagnostic = Assert.Single(await Rule.ReportsAsync(Set($"[|{value}|]")));

        Assert.StartsWith(words, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity);
    }

    // Each spelling of "no limit", and beside it the closest one that is a limit.
    [Theory]
    [InlineData("TimeSpan.FromMilliseconds(-1)", true)]
    [InlineData("TimeSpan.FromMilliseconds(1)", false)]
    [InlineData("TimeSpan.FromMilliseconds(Timeout.Infinite)", true)]
    [InlineData("TimeSpan.FromSeconds(-0.001)", true)]
    [InlineData("TimeSpan.FromTicks(-10000)", true)]
    [InlineData("new TimeSpan(-10000)", true)]
    [InlineData("new TimeSpan(10000)", false)]
    [InlineData("new TimeSpan(0, 0, 0, 0, -1)", true)]
    [InlineData("new TimeSpan(days: 0, hours: 0, minutes: 9, seconds: 59)", false)]
    [InlineData("new TimeSpan(minutes: 10, seconds: 1, hours: 0)", true)]
    [InlineData("-TimeSpan.FromMilliseconds(1)", true)]
    [InlineData("System.Text.RegularExpressions.Regex.InfiniteMatchTimeout", true)]
    [InlineData("TimeSpan.FromSeconds(isSlow ? 5 : 3600)", true)]
    [InlineData("TimeSpan.FromSeconds(isSlow ? 5 : 360)", false)]
    [InlineData("(TimeSpan)(isSlow ? Timeout.InfiniteTimeSpan : given)", true)]
    [InlineData("given", false)]
    [InlineData("given == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : given", false)]
    [InlineData("given > TimeSpan.Zero ? given : Timeout.InfiniteTimeSpan", false)]
    [InlineData("count > 0 ? given : Timeout.InfiniteTimeSpan", true)]
    [InlineData("TimeSpan.FromSeconds(count)", false)]
    [InlineData("TimeSpan.Parse(\"00:00:01\")", false)]
    public Task AValueIsReadAsTheProgramReadsIt(string value, bool isReported) => Rule.ReportsAsync(Set(isReported ? $"[|{value}|]" : value));

    [Theory]
    [InlineData("private static readonly TimeSpan limit = Timeout.InfiniteTimeSpan;", true)]
    [InlineData("private readonly TimeSpan limit = Timeout.InfiniteTimeSpan;", true)]
    [InlineData("private TimeSpan limit = Timeout.InfiniteTimeSpan;", true)]
    [InlineData("private TimeSpan limit = Timeout.InfiniteTimeSpan; void Set() => limit = TimeSpan.Zero;", false)]
    [InlineData("private TimeSpan limit = Timeout.InfiniteTimeSpan; void Set() => Out(out limit); static void Out(out TimeSpan value) => value = default;", false)]
    [InlineData("public TimeSpan limit = Timeout.InfiniteTimeSpan;", false)]
    [InlineData("private static TimeSpan limit => Timeout.InfiniteTimeSpan;", true)]
    [InlineData("private static TimeSpan limit { get { return Timeout.InfiniteTimeSpan; } }", true)]
    [InlineData("protected virtual TimeSpan limit => Timeout.InfiniteTimeSpan;", false)]
    [InlineData("private TimeSpan limit { get; set; } = Timeout.InfiniteTimeSpan;", false)]
    [InlineData("private TimeSpan limit => limit;", false)]
    public Task AMemberHasTheValueThatItCannotLose(string member, bool isReported) => Rule.ReportsAsync($$"""
        class Client
        {
            {{member}}

            void Set(System.Net.Http.HttpClient client) => client.Timeout = {{(isReported ? "[|limit|]" : "limit")}};
        }
        """);

    [Fact]
    public async Task TheLongestIsAnOption()
    {
        await Rule.ReportsAsync(Set("TimeSpan.FromSeconds(100)"));
        foreach (var ignored in new[] { "0", "-5", "soon" })
            await With("INS3001.max_seconds", ignored).ReportsAsync(Set("TimeSpan.FromSeconds(100)"));
        await With("INS3001.max_seconds", "60").ReportsAsync(Set("[|TimeSpan.FromSeconds(100)|]"));
        await With("INS3001.max_seconds", "3600").ReportsAsync(Set("TimeSpan.FromSeconds(1200)"));
    }

    [Fact]
    public async Task TheDefaultOfAClientThatAnswersARequestMakesIsReportedStrictly()
    {
        const string Source = """
            class Rates : Microsoft.AspNetCore.Mvc.ControllerBase
            {
                public async Task<string> Get()
                {
                    using var client = {0};
                    return await client.GetStringAsync("https://example.com", CancellationToken.None);
                }
            }
            """;
        await Rule.ReportsAsync(Source.Replace("{0}", "new System.Net.Http.HttpClient()", StringComparison.Ordinal));
        await With("strict", "true").ReportsAsync(Source.Replace("{0}", "[|new System.Net.Http.HttpClient()|]", StringComparison.Ordinal));
        await With("strict", "true").ReportsAsync(
            Source.Replace("{0}", "new System.Net.Http.HttpClient { Timeout = TimeSpan.FromSeconds(2) }", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DefaultsForAllClientsOfTheFactoryLimitThoseAlone()
    {
        const string Source = """
            using Microsoft.Extensions.DependencyInjection;

            static class Startup
            {
                public static void Add(IServiceCollection services)
                {
                    services.ConfigureHttpClientDefaults(builder => builder.AddStandardResilienceHandler());
                    services.AddHttpClient("rates", client => client.Timeout = Timeout.InfiniteTimeSpan);
                }

                public static System.Net.Http.HttpClient Create() => new() { Timeout = [|Timeout.InfiniteTimeSpan|] };

                private static void AddStandardResilienceHandler(this IHttpClientBuilder builder) { }
            }
            """;
        await Rule.ReportsAsync(Source);
    }

    [Fact]
    public Task ATypedClientIsLimitedWhereItIsRegistered() => Rule.ReportsAsync("""
        using Microsoft.Extensions.DependencyInjection;

        class Rates
        {
            public Rates(System.Net.Http.HttpClient client) => client.Timeout = Timeout.InfiniteTimeSpan;
        }

        class Prices
        {
            public Prices(System.Net.Http.HttpClient client) => client.Timeout = [|Timeout.InfiniteTimeSpan|];
        }

        static class Startup
        {
            public static void Add(IServiceCollection services)
            {
                services.AddHttpClient<Rates>().AddStandardResilienceHandler();
                services.AddHttpClient<Prices>();
            }

            private static void AddStandardResilienceHandler(this IHttpClientBuilder builder) { }
        }
        """);

    private static RuleTest With(string key, string value) => Rule with
    {
        Setup = Rule.Setup with { Options = Rule.Setup.Options.Add($"instrumentation.{key}", value) },
    };

    private static string Set(string value) => $$"""
        class Client
        {
            void Set(System.Net.Http.HttpClient client, TimeSpan given, int count, bool isSlow) => client.Timeout = {{value}};
        }
        """;
}
