using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Corpus.Timeouts.Retries;

public sealed class RetrySettings
{
    public int Attempts { get; set; } = 5;
}

public sealed class Policies
{
    private readonly RetryPolicy forever = Policy.Handle<IOException>().RetryForever(); //! INS3007

    public void One() => Policy.Handle<Exception>().RetryForeverAsync(); //! INS3007
    public void Two() => Policy.Handle<Exception>().WaitAndRetryForever(_ => TimeSpan.FromSeconds(1)); //! INS3007
    public void Three() => Policy.Handle<Exception>().WaitAndRetryForeverAsync(attempt => TimeSpan.FromSeconds(attempt)); //! INS3007
    public void Four() => Policy.HandleResult<int>(result => result < 0).RetryForever(); //! INS3007
    public void Five() => Policy.Handle<Exception>().Retry(int.MaxValue); //! INS3007
    public void Six() => Policy.Handle<Exception>().WaitAndRetryAsync(retryCount: int.MaxValue, _ => TimeSpan.FromSeconds(1)); //! INS3007
    public ResiliencePipeline Seven() => new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions { MaxRetryAttempts = int.MaxValue }).Build(); //! INS3007

    public ResiliencePipeline Eight() => new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = int.MaxValue, Delay = TimeSpan.FromSeconds(1) }) //! INS3007 the timeout is one of each attempt
        .AddTimeout(TimeSpan.FromSeconds(5))
        .Build();

    public ResiliencePipelineBuilder<int> Nine()
    {
        var options = new RetryStrategyOptions<int>();
        options.MaxRetryAttempts = int.MaxValue; //! INS3007
        return new ResiliencePipelineBuilder<int>().AddRetry(options);
    }

    public void Ten() => forever.Execute(() => File.Delete("lock"));
    public void Eleven() => Policy.WrapAsync(Policy.Handle<Exception>().RetryForeverAsync(), Policy.TimeoutAsync(5)); //! INS3007 within the retry
}

public sealed class Loops(ILogger<Loops> logger)
{
    private volatile bool isStopped;

    private static Task<string> Call() => Task.FromResult("");

    private static bool Ping() => false;

    public async Task<string> One()
    {
        while (true) //! INS3007
        {
            try
            {
                return await Call();
            }
            catch (HttpRequestException e)
            {
                logger.LogWarning(e, "again");
                await Task.Delay(1000);
            }
        }
    }

    public void Two()
    {
        for (;;) //! INS3007
        {
            try { File.Delete("lock"); break; }
            catch (IOException) { Thread.Sleep(100); }
        }
    }

    public void Three()
    {
        var isDone = false;
        do //! INS3007
        {
            try { File.Delete("lock"); isDone = true; }
            catch { }
        }
        while (!isDone);
    }

    public TcpClient Four()
    {
        TcpClient? client = null;
        while (client == null) //! INS3007
        {
            try { client = new TcpClient("queue", 5672); }
            catch (SocketException e) { logger.LogWarning(e, "not there yet"); }
        }

        return client;
    }

    public string Five()
    {
    again:
        try { return File.ReadAllText("state"); }
        catch (IOException) { goto again; } //! INS3007
    }

    public async Task<string> Six(string name)
    {
        try { return await Call(); }
        catch (HttpRequestException) { return await Six(name); } //! INS3007
    }

    public async Task Seven()
    {
        while (true) //! INS3007 until it is there, for ever
        {
            try { if (Ping()) return; }
            catch (Exception) { }
            await Task.Delay(500);
        }
    }

    public async Task<string> Eight()
    {
        while (true) //! INS3007 of what kind the exception is says nothing about how often
        {
            try { return await Call(); }
            catch (Exception e)
            {
                if (e is not HttpRequestException) throw;
                await Task.Delay(100);
            }
        }
    }

    public async Task<string> Nine(CancellationToken token)
    {
        while (true) //! INS3007 the cancellation is swallowed, too
        {
            try { return await File.ReadAllTextAsync("state", token); }
            catch { }
        }
    }

    public async Task<string> Ten()
    {
        var delay = 100;
        for (; ; ) //! INS3007 a longer delay is no end
        {
            try { return await Call(); }
            catch (HttpRequestException)
            {
                await Task.Delay(delay);
                if (delay < 5000) delay *= 2;
            }
        }
    }

    public async Task Eleven()
    {
        while (true) //! INS3007
        {
            try { await Call(); }
            catch (HttpRequestException) { continue; }
            break;
        }
    }

    public async Task<string?> BoundedOne()
    {
        for (var attempt = 0; attempt < 5; attempt++) //~ INS3007
        {
            try { return await Call(); }
            catch (HttpRequestException) { await Task.Delay(100); }
        }

        return null;
    }

    public async Task<string> BoundedTwo()
    {
        var attempt = 0;
        while (true) //~ INS3007
        {
            try { return await Call(); }
            catch (HttpRequestException) when (++attempt < 5) { await Task.Delay(100); }
        }
    }

    public async Task<string> BoundedThree()
    {
        for (var attempt = 1; ; attempt++) //~ INS3007
        {
            try { return await Call(); }
            catch (HttpRequestException)
            {
                if (attempt == 5) throw;
                await Task.Delay(100);
            }
        }
    }

    public async Task<string> BoundedFour(CancellationToken token)
    {
        while (!token.IsCancellationRequested) //~ INS3007
        {
            try { return await Call(); }
            catch (HttpRequestException) { }
        }

        return "";
    }

    public async Task<string> BoundedFive(CancellationToken token)
    {
        while (true) //~ INS3007 the delay ends it
        {
            try { return await Call(); }
            catch (HttpRequestException) { await Task.Delay(1000, token); }
        }
    }

    public async Task<string> BoundedSix(CancellationToken token)
    {
        while (true) //~ INS3007
        {
            try { return await File.ReadAllTextAsync("state", token); }
            catch (OperationCanceledException) { throw; }
            catch (Exception e) { logger.LogWarning(e, "again"); }
        }
    }

    public async Task BoundedSeven()
    {
        while (true) //~ INS3007 work, not a retry
        {
            try { await Call(); }
            catch (Exception e) { logger.LogError(e, "one item failed"); }
        }
    }

    public async Task BoundedEight(TextReader reader)
    {
        while (true) //~ INS3007 ends with its input
        {
            try
            {
                var line = await reader.ReadLineAsync();
                if (line == null) break;
                logger.LogInformation("{Line}", line);
            }
            catch (FormatException e) { logger.LogWarning(e, "bad line"); }
        }
    }

    public async Task<string> BoundedNine()
    {
        var deadline = DateTime.UtcNow.AddSeconds(30);
        while (true) //~ INS3007
        {
            try { return await Call(); }
            catch (HttpRequestException)
            {
                if (DateTime.UtcNow > deadline) throw;
            }
        }
    }

    public void BoundedTen()
    {
        while (!isStopped) //~ INS3007
        {
            try { File.Delete("lock"); return; }
            catch (IOException) { }
        }
    }

    public void BoundedEleven()
    {
        while (true) //~ INS3007
        {
            if (isStopped) return;
            try { File.Delete("lock"); return; }
            catch (IOException) { Thread.Sleep(10); }
        }
    }

    public string BoundedTwelve(int left)
    {
        try { return File.ReadAllText("state"); }
        catch (IOException) when (left > 0) { return BoundedTwelve(left - 1); } //~ INS3007
    }

    public string BoundedThirteen(string path)
    {
        try { return File.ReadAllText(path); }
        catch (FileNotFoundException) { return BoundedThirteen("default.json"); } //~ INS3007 something else
    }

    public FileStream BoundedFourteen()
    {
        for (var i = 0; ; i++) //~ INS3007 another name each time
        {
            try { return new FileStream($"part{i}", FileMode.CreateNew); }
            catch (IOException) { }
        }
    }

    public string BoundedFifteen()
    {
        var attempt = 0;
    again:
        try { return File.ReadAllText("state"); }
        catch (IOException)
        {
            if (attempt++ < 3) goto again; //~ INS3007
            throw;
        }
    }

    public void BoundedSixteen()
    {
        while (true) //~ INS3007 it is left after a failure, too
        {
            try { File.Delete("lock"); }
            catch (IOException e) { logger.LogWarning(e, "still there"); }
            return;
        }
    }

    public int BoundedSeventeen()
    {
        while (true) //~ INS3007 somebody types
        {
            try { return int.Parse(Console.ReadLine()!); }
            catch (FormatException) { Console.WriteLine("a number, please"); }
        }
    }
}

public sealed class LimitedPolicies
{
    private readonly AsyncRetryPolicy forever = Policy.Handle<Exception>().RetryForeverAsync(); //~ INS3007 every use has a token

    public Task Use(CancellationToken token) => forever.ExecuteAsync(inner => Task.Delay(1, inner), token);

    public void One() => Policy.Handle<Exception>().WaitAndRetryAsync(3, attempt => TimeSpan.FromSeconds(attempt)); //~ INS3007
    public void Two(RetrySettings settings) => Policy.Handle<Exception>().Retry(settings.Attempts); //~ INS3007
    public void Three() => Policy.TimeoutAsync(30).WrapAsync(Policy.Handle<Exception>().RetryForeverAsync()); //~ INS3007
    public void Four() => Policy.Wrap(Policy.Timeout(30), Policy.Handle<Exception>().RetryForever()); //~ INS3007
    public RetryStrategyOptions Five(RetrySettings settings) => new() { MaxRetryAttempts = settings.Attempts }; //~ INS3007
    public RetryStrategyOptions Six() => new() { MaxRetryAttempts = 3 }; //~ INS3007

    public ResiliencePipeline Seven() => new ResiliencePipelineBuilder()
        .AddTimeout(TimeSpan.FromSeconds(30))
        .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = int.MaxValue }) //~ INS3007
        .Build();

    public void Eight(IHttpClientBuilder builder) => builder.AddStandardResilienceHandler(options => options.Retry.MaxRetryAttempts = int.MaxValue); //~ INS3007

    public void Nine()
    {
        var retry = Policy.Handle<Exception>().RetryForever(); //~ INS3007
        var timeout = Policy.Timeout(10);
        timeout.Wrap(retry).Execute(() => { });
    }

    public void Ten(ResiliencePipelineBuilder builder)
    {
        builder.AddTimeout(TimeSpan.FromSeconds(10));
        builder.AddRetry(new RetryStrategyOptions { MaxRetryAttempts = int.MaxValue }); //~ INS3007
    }
}

/// <summary>Attempts that are each given more than the last one.</summary>
public static class Buffers
{
    public static byte[] Write(Func<byte[], int> write)
    {
        var buffer = new byte[256];
        while (true) //~ INS3007
        {
            try
            {
                return buffer[..write(buffer)];
            }
            catch (Exception error) when (error is IndexOutOfRangeException or ArgumentException)
            {
                buffer = new byte[buffer.Length * 2];
            }
        }
    }

    public static byte[] Send(Func<byte[], int> send)
    {
        var buffer = new byte[256];
        while (true) //! INS3007
        {
            try
            {
                return buffer[..send(buffer)];
            }
            catch (IOException)
            {
                buffer = new byte[256];
            }
        }
    }
}

/// <summary>Counts attempts, and throws after too many.</summary>
public sealed class Backoff(int maximum)
{
    private int attempts;

    public Task DelayAsync()
    {
        if (++attempts > maximum)
            throw new TimeoutException();
        return Task.Delay(TimeSpan.FromMilliseconds(100 * attempts));
    }

    public Task PauseAsync() => Task.Delay(100 * ++attempts);
}

public static class Downloads
{
    public static async Task<string> ReadAsync(HttpClient http)
    {
        var backoff = new Backoff(5);
        while (true) //~ INS3007
        {
            try { return await http.GetStringAsync("/list"); } catch (HttpRequestException) { await backoff.DelayAsync(); }
        }
    }

    public static async Task<string> InsistAsync(HttpClient http)
    {
        var backoff = new Backoff(5);
        while (true) //! INS3007
        {
            try { return await http.GetStringAsync("/list"); } catch (HttpRequestException) { await backoff.PauseAsync(); }
        }
    }

    public static async Task<Socket> NextAsync(Socket listener)
    {
        while (true) //~ INS3007
        {
            try { return await listener.AcceptAsync(); } catch (SocketException) { }
        }
    }
}
