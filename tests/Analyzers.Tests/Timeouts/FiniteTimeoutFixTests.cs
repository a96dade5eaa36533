using Instrumentation.Analyzers.Tests.Corpus;
using Instrumentation.CodeFixes.Timeouts;

namespace Instrumentation.Analyzers.Tests.Timeouts;

public class FiniteTimeoutFixTests
{
    private static readonly FixTest Fix = new(new FiniteTimeoutFix()) { Setup = new GeneratorSetup { Framework = CorpusReferences.All } };

    [Theory]
    [InlineData("client.Timeout = Timeout.InfiniteTimeSpan;", "client.Timeout = TimeSpan.FromSeconds(30);")]
    [InlineData("client.Timeout = /* why */ TimeSpan.MaxValue; // no limit", "client.Timeout = /* why */ TimeSpan.FromSeconds(30); // no limit")]
    [InlineData("client.Timeout = isSlow ? Timeout.InfiniteTimeSpan : given;", "client.Timeout = isSlow ? TimeSpan.FromSeconds(30) : given;")]
    [InlineData("client.Timeout = isSlow ? given : TimeSpan.FromHours(2);", "client.Timeout = isSlow ? given : TimeSpan.FromSeconds(30);")]
    [InlineData("client.Timeout = TimeSpan.FromSeconds(isSlow ? 3600 : 10);", "client.Timeout = TimeSpan.FromSeconds(30);")]
    [InlineData("client.Timeout = optional ?? Timeout.InfiniteTimeSpan;", "client.Timeout = optional ?? TimeSpan.FromSeconds(30);")]
    [InlineData("command.CommandTimeout = 0;", "command.CommandTimeout = 30;")]
    [InlineData("builder[\"Connect Timeout\"] = 0;", "builder[\"Connect Timeout\"] = 30;")]
    [InlineData("builder.ConnectionString = \"Host=db;Timeout=0;Command Timeout = 0\";", "builder.ConnectionString = \"Host=db;Timeout=30;Command Timeout = 30\";")]
    [InlineData("builder.ConnectionString = $\"Host={given};Command Timeout=0;Keepalive=0\";", "builder.ConnectionString = $\"Host={given};Command Timeout=30;Keepalive=0\";")]
    [InlineData("socket.ReceiveTimeout = 0;", "socket.ReceiveTimeout = 30_000;")]
    [InlineData("source.CancelAfter(Timeout.Infinite);", "source.CancelAfter(30_000);")]
    [InlineData("source.CancelAfter(Timeout.InfiniteTimeSpan);", "source.CancelAfter(TimeSpan.FromSeconds(30));")]
    public Task SetsALimitInTheUnitThatIsRead(string wrong, string right) => Fix.FixesAsync(Method(wrong), Method(right));

    [Fact]
    public Task SetsAllLimitsAtOnce() => Fix.FixesAllAsync(
        Method("client.Timeout = Timeout.InfiniteTimeSpan; command.CommandTimeout = 0; socket.SendTimeout = -1;"),
        Method("client.Timeout = TimeSpan.FromSeconds(30); command.CommandTimeout = 30; socket.SendTimeout = 30_000;"));

    [Fact]
    public Task ATypeOfTheSameNameIsNotMeant() => Fix.FixesAsync(
        "class TimeSpan; class Client { void Set(System.Net.Http.HttpClient client) => client.Timeout = Timeout.InfiniteTimeSpan; }",
        "class TimeSpan; class Client { void Set(System.Net.Http.HttpClient client) => client.Timeout = System.TimeSpan.FromSeconds(30); }");

    [Theory]
    [InlineData("socket.Receive(new byte[1]);")]
    [InlineData("var one = new CancellationTokenSource(); Use(one.Token);")]
    public Task WhereThereIsNoValueThereIsNoFix(string body) => Fix.OffersNothingAsync(Method(body));

    private static string Method(string body) => $$"""
        class Client
        {
            static void Use(CancellationToken token) { }

            void Set(System.Net.Http.HttpClient client, System.Data.Common.DbCommand command, System.Data.Common.DbConnectionStringBuilder builder,
                System.Net.Sockets.Socket socket, CancellationTokenSource source, bool isSlow, TimeSpan given, TimeSpan? optional)
            {
                {{body}}
            }
        }
        """;
}
