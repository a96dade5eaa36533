using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using StackExchange.Redis;

namespace Instrumentation.Analyzers.Tests.Timeouts;

/// <summary>
/// What the rules take as the limit of what nobody sets is what the libraries do. A rule that calls "not set" infinite where it is not, or
/// the other way round, is wrong everywhere at once.
/// </summary>
public class ApiDefaultsTests
{
    [Fact]
    public void AnHttpClientHasALimit()
    {
        using var client = new HttpClient();

        Assert.Equal(TimeSpan.FromSeconds(100), client.Timeout);
    }

    [Fact]
    public void AnHttpClientRefusesMoreThanItsTimerCanHold()
    {
        using var client = new HttpClient();
        client.Timeout = TimeSpan.FromMilliseconds(int.MaxValue);

        Assert.Throws<ArgumentOutOfRangeException>(() => client.Timeout = TimeSpan.FromMilliseconds(int.MaxValue + 1L));
        Assert.Throws<ArgumentOutOfRangeException>(() => client.Timeout = TimeSpan.Zero);
    }

    [Fact]
    public void AWebRequestHasALimit()
    {
#pragma warning disable SYSLIB0014
        var request = WebRequest.CreateHttp("http://localhost");
#pragma warning restore SYSLIB0014

        Assert.Equal(100_000, request.Timeout);
        Assert.Equal(300_000, request.ReadWriteTimeout);
    }

    [Fact]
    public void AHandlerHasNoneForConnecting()
    {
        using var handler = new SocketsHttpHandler();

        Assert.Equal(Timeout.InfiniteTimeSpan, handler.ConnectTimeout);
    }

    [Fact]
    public void SocketsHaveNone()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var client = new TcpClient();
        using var udp = new UdpClient();

        Assert.Equal(0, socket.ReceiveTimeout);
        Assert.Equal(0, socket.SendTimeout);
        Assert.Equal(0, client.ReceiveTimeout);
        Assert.Equal(0, udp.Client.ReceiveTimeout);
    }

    [Fact]
    public void AMinusOneOfASocketIsAZero()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = Timeout.Infinite };

        Assert.Equal(0, socket.ReceiveTimeout);
    }

    [Fact]
    public void ANetworkStreamHasNone()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        using var client = new TcpClient();
        client.Connect((IPEndPoint)listener.LocalEndPoint!);
        using var stream = client.GetStream();

        Assert.Equal(Timeout.Infinite, stream.ReadTimeout);
        Assert.Equal(Timeout.Infinite, stream.WriteTimeout);
    }

    [Fact]
    public async Task ATimeoutOfANetworkStreamIsForBlockingCallsAlone()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndPoint!);
        using var peer = await listener.AcceptAsync();
        await using var stream = client.GetStream();
        stream.ReadTimeout = 20;
        var buffer = new byte[1];

        var reading = stream.ReadAsync(buffer).AsTask();
        Assert.NotSame(reading, await Task.WhenAny(reading, Task.Delay(200)));
        await peer.SendAsync(new byte[1]);
        Assert.Equal(1, await reading);
        Assert.IsType<SocketException>(Assert.Throws<IOException>(() => stream.Read(buffer)).InnerException);
    }

    [Fact]
    public void ARegexHasNone()
    {
        Assert.Equal(Regex.InfiniteMatchTimeout, new Regex("a").MatchTimeout);
        Assert.Equal(Timeout.Infinite, new GeneratedRegexAttribute("a").MatchTimeoutMilliseconds);
        Assert.Equal(Timeout.InfiniteTimeSpan, Regex.InfiniteMatchTimeout);
    }

    [Fact]
    public void AnAttributeForRegularExpressionsHasALimit() => Assert.Equal(2000, new RegularExpressionAttribute("a").MatchTimeoutInMilliseconds);

    [Fact]
    public void ASourceOfTokensHasNone()
    {
        using var source = new CancellationTokenSource();
        using var infinite = new CancellationTokenSource(Timeout.InfiniteTimeSpan);

        Assert.True(source.Token.CanBeCanceled);
        Assert.False(source.Token.WaitHandle.WaitOne(20));
        Assert.False(infinite.Token.WaitHandle.WaitOne(20));
    }

    [Fact]
    public async Task AWaitWithoutALimitLasts()
    {
        using var semaphore = new SemaphoreSlim(0);
        var wait = semaphore.WaitAsync();

        Assert.NotSame(wait, await Task.WhenAny(wait, Task.Delay(20)));
        semaphore.Release();
        await wait;
    }

    [Fact]
    public void AWaitForATaskLasts()
    {
        var done = new TaskCompletionSource();

        AssertLasts(done.Task.Wait, done.SetResult);
    }

    [Fact]
    public void AWaitForAResultLasts()
    {
        var done = new TaskCompletionSource<int>();

        AssertLasts(() => _ = done.Task.Result, () => done.SetResult(1));
    }

    [Fact]
    public void AWaitForAHandleLasts()
    {
        using var signal = new ManualResetEvent(false);

        AssertLasts(() => signal.WaitOne(), () => signal.Set());
    }

    [Fact]
    public void AWaitForASemaphoreOfTheSystemLasts()
    {
        using var semaphore = new Semaphore(0, 1);

        AssertLasts(() => semaphore.WaitOne(), () => semaphore.Release());
    }

    [Fact]
    public void AWaitForAnEventOrACountdownLasts()
    {
        using var signal = new ManualResetEventSlim();
        using var countdown = new CountdownEvent(1);

        AssertLasts(signal.Wait, signal.Set);
        AssertLasts(countdown.Wait, () => countdown.Signal());
    }

    [Fact]
    public void AWaitForAPulseLasts()
    {
        var gate = new object();

        AssertLasts(
            () =>
            {
                lock (gate)
                    Monitor.Wait(gate);
            },
            () =>
            {
                lock (gate)
                    Monitor.PulseAll(gate);
            });
    }

    [Fact]
    public void AWaitForAThreadLasts()
    {
        using var end = new ManualResetEventSlim();
        var thread = new Thread(end.Wait) { IsBackground = true };
        thread.Start();

        AssertLasts(thread.Join, end.Set);
    }

    [Fact]
    public void AWaitForAProcessLasts()
    {
        // Both end when their input does.
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "sort" : "cat") { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;

        AssertLasts(process.WaitForExit, process.StandardInput.Close);
    }

    [Fact]
    public void AWaitForAnElementLasts()
    {
        using var queue = new BlockingCollection<int>();

        AssertLasts(() => queue.Take(), () => queue.Add(1));
    }

    [Fact]
    public void ACommandOfSqlClientHasALimit()
    {
        using var command = new SqlCommand();
        using var connection = new SqlConnection("Server=localhost");
        using var copy = new SqlBulkCopy("Server=localhost");

        Assert.Equal(30, command.CommandTimeout);
        Assert.Equal(30, copy.BulkCopyTimeout);
        Assert.Equal(30, new SqlConnectionStringBuilder().CommandTimeout);
        Assert.Equal(15, new SqlConnectionStringBuilder().ConnectTimeout);
        Assert.Equal(15, connection.ConnectionTimeout);
    }

    [Fact]
    public void ZeroIsALimitThatSqlClientTakes()
    {
        using var command = new SqlCommand { CommandTimeout = 0 };

        Assert.Equal(0, command.CommandTimeout);
        Assert.Equal(0, new SqlConnectionStringBuilder("Connect Timeout=0;Command Timeout=0").ConnectTimeout);
        Assert.Throws<ArgumentException>(() => command.CommandTimeout = -1);
    }

    [Fact]
    public void ACommandOfEntityFrameworkHasTheLimitOfItsProvider()
    {
        var options = new DbContextOptionsBuilder<Depot>().UseNpgsql("Host=localhost").Options;
        using var depot = new Depot(options);
        using var command = depot.Shelves.CreateDbCommand();

        Assert.Null(depot.Database.GetCommandTimeout());
        Assert.Equal(30, command.CommandTimeout);

        depot.Database.SetCommandTimeout(0);
        using var endless = depot.Shelves.CreateDbCommand();
        Assert.Equal(0, endless.CommandTimeout);
    }

    [Fact]
    public void RedisHasALimitForEverything()
    {
        var options = new ConfigurationOptions();

        Assert.Equal(5000, options.SyncTimeout);
        Assert.Equal(5000, options.AsyncTimeout);
        Assert.Equal(5000, options.ConnectTimeout);
    }

    [Fact]
    public void RedisTakesNoZeroFromText() =>
        Assert.Throws<ArgumentOutOfRangeException>(static () => ConfigurationOptions.Parse("localhost,syncTimeout=0"));

    [Fact]
    public void ACommandOfNpgsqlHasALimit()
    {
        using var command = new Npgsql.NpgsqlCommand();

        Assert.Equal(30, command.CommandTimeout);
        Assert.Equal(30, new Npgsql.NpgsqlConnectionStringBuilder().CommandTimeout);
        Assert.Equal(15, new Npgsql.NpgsqlConnectionStringBuilder().Timeout);
    }

    [Fact]
    public void ZeroIsNoLimitForNpgsql()
    {
        Assert.Equal(0, new Npgsql.NpgsqlConnectionStringBuilder("Command Timeout=0;Timeout=0").Timeout);
        Assert.Throws<ArgumentOutOfRangeException>(static () => new Npgsql.NpgsqlCommand { CommandTimeout = -1 });
    }

    [Fact]
    public void ARetryOfPollyHasThreeAttempts()
    {
        var options = new Polly.Retry.RetryStrategyOptions();

        Assert.Equal(3, options.MaxRetryAttempts);
        Assert.Equal(TimeSpan.FromSeconds(30), new Polly.Timeout.TimeoutStrategyOptions().Timeout);
    }

    [Fact]
    public void AGreatestNumberOfAttemptsOfPollyIsNoEnd()
    {
        var calls = 0;
        using var enough = new CancellationTokenSource();
        var builder = new Polly.ResiliencePipelineBuilder();
        Polly.RetryResiliencePipelineBuilderExtensions.AddRetry(builder, new Polly.Retry.RetryStrategyOptions
        {
            MaxRetryAttempts = int.MaxValue,
            Delay = TimeSpan.Zero,
        });

        Assert.ThrowsAny<OperationCanceledException>(() => builder.Build().Execute(
            token =>
            {
                if (++calls == 1000)
                    enough.Cancel();
                token.ThrowIfCancellationRequested();
                throw new InvalidOperationException();
            },
            enough.Token));
        Assert.Equal(1000, calls);
    }

    /// <summary>What waits has not ended after a while, and ends when what it waits for comes.</summary>
    private static void AssertLasts(Action wait, Action release)
    {
        var waiting = new Thread(() => wait()) { IsBackground = true };
        waiting.Start();

        Assert.False(waiting.Join(100));
        release();
        Assert.True(waiting.Join(TimeSpan.FromSeconds(30)));
    }

    private sealed class Depot(DbContextOptions<Depot> options) : DbContext(options)
    {
        public DbSet<Shelf> Shelves => Set<Shelf>();
    }

    private sealed class Shelf
    {
        public int Id { get; set; }
    }
}
