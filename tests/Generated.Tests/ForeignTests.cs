using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Instrumentation.TestKit.Listeners;
using Targets;

namespace Instrumentation.Generated.Tests;

/// <summary>Methods of the framework, asked for by attributes of the assembly.</summary>
public sealed class ForeignTests : Behaviour
{
    [Fact]
    public async Task TheClientsOwnSpansAreBelowOurs()
    {
        using var server = Server();
        using var client = new HttpClient();
        using var framework = new SpanRecorder("System.Net.Http");

        var address = new Uri($"http://localhost:{((IPEndPoint)server.LocalEndpoint).Port}/");
        var answering = AnswerAsync(server, 2);
        Assert.Equal("hello", await Foreign.SendAsync(client, address, CancellationToken.None));
        Assert.Equal("hello", await Foreign.GetAsync(client, address));
        await answering;

        var send = Spans.Only("HttpClient.SendAsync");
        Assert.Equal(ActivityKind.Client, send.Activity.Kind);
        Assert.Equal("System.Net.Http.HttpClient.SendAsync", send["code.function.name"]);
        Assert.Equal(
            [send.Activity.SpanId, Spans.Only("HttpClient.GetStringAsync").Activity.SpanId],
            framework.Spans.Select(static span => span.Activity.ParentSpanId));
        Assert.Equal(1, Metrics.Sum("http.calls"));
    }

    [Fact]
    public async Task AFailedRequestIsAFailureAndACancelledOneIsNot()
    {
        using var server = Server();
        var address = new Uri($"http://localhost:{((IPEndPoint)server.LocalEndpoint).Port}/");
        server.Stop();
        using var client = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => Foreign.SendAsync(client, address, CancellationToken.None));
        Assert.Equal(ActivityStatusCode.Error, Spans.Only().Status);

        Spans.Clear();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Foreign.SendAsync(client, address, source.Token));
        Assert.Equal(ActivityStatusCode.Unset, Spans.Only().Status);
        AssertNothingActive("http");
    }

    [Fact]
    public async Task OverridesOfAnAbstractBaseAndStaticMethodsAreCovered()
    {
        Assert.Equal("0102", await Foreign.CopyAsync([1, 2]));
        Spans.Only("Stream.CopyToAsync");

        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "text");
        Assert.Equal("text", await Foreign.ReadAsync(file));
        File.Delete(file);
        Spans.Only("File.ReadAllTextAsync");
    }

    [Fact]
    public void GenericTypesAndExtensionMethodsAreCovered()
    {
        Assert.Equal(2, Foreign.Generic());
        Assert.Equal("default", Foreign.Extension(new Dictionary<string, string>()));
        Assert.Equal(["PriorityQueue.Enqueue", "PriorityQueue.Enqueue", "CollectionExtensions.GetValueOrDefault"], Spans.Spans.Select(static span => span.Name));
    }

    [Fact]
    public async Task AProvidersCommandIsCoveredByItsBase()
    {
        using var command = new FakeCommand { CommandText = "select 1" };
        Assert.Equal("select 1", await Foreign.QueryAsync(command, CancellationToken.None));
        Assert.Equal("Targets.FakeCommand.ExecuteScalarAsync", Spans.Only("db.scalar")["code.function.name"]);
        Assert.Equal(1, Metrics.Sum("db.calls"));
        AssertNothingActive("db");
    }

    private static TcpListener Server()
    {
        var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        return server;
    }

    private static async Task AnswerAsync(TcpListener server, int times)
    {
        var answer = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello");
        for (var i = 0; i < times; i++)
        {
            using var connection = await server.AcceptTcpClientAsync();
            var stream = connection.GetStream();
            _ = await stream.ReadAsync(new byte[4096]);
            await stream.WriteAsync(answer);
        }
    }
}
