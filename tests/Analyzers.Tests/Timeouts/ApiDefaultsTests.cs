using System.ComponentModel.DataAnnotations;
using System.Data;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text.RegularExpressions;

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
    public void ARegexHasNone()
    {
        Assert.Equal(Regex.InfiniteMatchTimeout, new Regex("a").MatchTimeout);
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
    public void WaitsHaveNone()
    {
        // What a wait without an argument does, one with "infinite" does as well; it cannot be seen to last for ever, but to last.
        using var semaphore = new SemaphoreSlim(0);
        var wait = semaphore.WaitAsync(Timeout.Infinite);

        Assert.False(wait.Wait(20));
        semaphore.Release();
        Assert.True(wait.Wait(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void ACommandOfNpgsqlHasALimit()
    {
        using IDbCommand command = new Npgsql.NpgsqlCommand();

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
}
