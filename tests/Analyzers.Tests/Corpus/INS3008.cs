using System.Net;
using System.Net.Sockets;

namespace Corpus.Timeouts.Tokens;

public sealed class Endless(HttpClient http)
{
    private readonly CancellationTokenSource nobody = new();
    private static readonly CancellationTokenSource Never = new(Timeout.Infinite);

    public async Task One()
    {
        using var source = new CancellationTokenSource();
        await http.GetAsync("/one", source.Token); //! INS3008
    }

    public Task Two() => http.GetAsync("/two", nobody.Token); //! INS3008
    public Task Three() => http.GetAsync("/three", Never.Token); //! INS3008
    public Task Four() => http.GetAsync("/four", new CancellationTokenSource().Token); //! INS3008
    public Task Five() => http.GetAsync("/five", new CancellationTokenSource(Timeout.InfiniteTimeSpan).Token); //! INS3008

    public async Task Six()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken.None, default);
        await http.GetAsync("/six", source.Token); //! INS3008
    }

    public async Task Seven()
    {
        using var source = new CancellationTokenSource();
        source.CancelAfter(Timeout.InfiniteTimeSpan);
        await http.GetAsync("/seven", source.Token); //! INS3008
    }

    public async Task Eight(CancellationToken token)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(token);
        source.CancelAfter(Timeout.Infinite); //! INS3008
        await http.GetAsync("/eight", source.Token);
    }

    public async Task Nine()
    {
        var source = new CancellationTokenSource();
        var token = source.Token;
        try { await http.GetAsync("/nine", token); } //! INS3008
        finally { source.Dispose(); }
    }

    public async Task Ten()
    {
        using var inner = new CancellationTokenSource();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(inner.Token, CancellationToken.None);
        await http.GetAsync("/ten", source.Token); //! INS3008
    }

    public void Eleven(CancellationTokenSource source) => source.CancelAfter(-1); //! INS3008
    public void Twelve(NetworkStream stream) => stream.ReadTimeout = Timeout.Infinite; //! INS3008
    public void Thirteen(Socket socket) => socket.ReceiveTimeout = 0; //! INS3008
    public TcpClient Fourteen() => new() { SendTimeout = 0 }; //! INS3008

    public void Fifteen()
    {
        using var client = new TcpClient();
        client.Connect("queue", 5672); //! INS3008
        client.GetStream().ReadByte();
    }

    public void Sixteen()
    {
        using var client = new UdpClient(9999);
        IPEndPoint? sender = null;
        client.Receive(ref sender); //! INS3008
    }

    public int Seventeen(Socket socket) => socket.Receive(new byte[64]); //! INS3008
    public int Eighteen(TcpClient client) => client.GetStream().Read(new byte[64], 0, 64); //! INS3008
}

public sealed class Ended(HttpClient http) : IDisposable
{
    public readonly CancellationTokenSource Open = new();
    private readonly CancellationTokenSource life = new();
    private readonly CancellationTokenSource late = new();

    public async Task One()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await http.GetAsync("/one", source.Token); //~ INS3008
    }

    public Task Two() => http.GetAsync("/two", life.Token); //~ INS3008 disposing cancels it
    public Task Three() => http.GetAsync("/three", Open.Token); //~ INS3008 anybody may cancel it
    public Task Four() => http.GetAsync("/four", late.Token); //~ INS3008
    public void Start() => late.CancelAfter(1000);
    public CancellationTokenSource Five() => new(); //~ INS3008
    public Task Six(CancellationToken token) => http.GetAsync("/six", token); //~ INS3008

    public async Task Seven(CancellationToken token)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(token);
        await http.GetAsync("/seven", source.Token); //~ INS3008
    }

    public async Task Eight()
    {
        using var source = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) => { e.Cancel = true; source.Cancel(); };
        await http.GetAsync("/eight", source.Token); //~ INS3008
    }

    public async Task Nine(Action<CancellationTokenSource> register)
    {
        using var source = new CancellationTokenSource();
        register(source);
        await http.GetAsync("/nine", source.Token); //~ INS3008
    }

    public async Task Ten()
    {
        using var source = new CancellationTokenSource();
        var call = http.GetAsync("/ten", source.Token); //~ INS3008 a race
        if (await Task.WhenAny(call, Task.Delay(5000)) == call)
            await call;
    }

    public async Task Eleven()
    {
        using var source = new CancellationTokenSource();
        source.CancelAfter(5000);
        var response = await http.GetAsync("/eleven", source.Token); //~ INS3008
        source.CancelAfter(Timeout.Infinite); //~ INS3008 the answer is there
        response.Dispose();
    }

    public async Task Twelve()
    {
        using var source = new CancellationTokenSource();
        await http.GetAsync("/twelve", source.Token).WaitAsync(TimeSpan.FromSeconds(5)); //~ INS3008
    }

    public async Task Thirteen(CancellationToken token)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("queue", 5672, token); //~ INS3008
    }

    public void Fourteen(Socket socket)
    {
        socket.ReceiveTimeout = 1000;
        socket.Receive(new byte[64]); //~ INS3008
    }

    public int Fifteen(TcpClient client)
    {
        var stream = client.GetStream();
        stream.ReadTimeout = 1000;
        return stream.ReadByte(); //~ INS3008
    }

    public int Sixteen(MemoryStream stream) => stream.Read(new byte[8], 0, 8); //~ INS3008
    public int Seventeen(Stream stream) => stream.ReadByte(); //~ INS3008 any stream

    public void Eighteen()
    {
        using var client = new TcpClient { ReceiveTimeout = 1000 };
        client.Connect(IPAddress.Loopback, 80); //~ INS3008 it answers at once
        client.GetStream().ReadByte(); //~ INS3008
    }

    public void Nineteen(Socket socket)
    {
        if (socket.Poll(1000, SelectMode.SelectRead))
            socket.Receive(new byte[64]); //~ INS3008
    }

    public void Dispose()
    {
        life.Cancel();
        life.Dispose();
    }
}
