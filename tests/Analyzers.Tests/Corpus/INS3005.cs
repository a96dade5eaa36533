using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Corpus.Waits;

public sealed class Endless(Process process, Task import, Task<int> count, Thread worker, SemaphoreSlim slots)
{
    private const int Forever = -1;
    private static readonly TimeSpan NoLimit = Timeout.InfiniteTimeSpan;
    private readonly ManualResetEventSlim started = new();
    private readonly ManualResetEvent stopped = new(false);
    private readonly CountdownEvent left = new(3);
    private readonly Barrier phase = new(2);
    private readonly BlockingCollection<int> queue = [];
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly object sync = new();
    private readonly HttpClient http = new();
    private int total;

    public void OfTask() => import.Wait();                                                              //! INS3005
    public void OfResultTask() => count.Wait();                                                         //! INS3005
    public void ByNumber() => import.Wait(-1);                                                          //! INS3005
    public void ByConstant() => import.Wait(Forever);                                                   //! INS3005
    public void ByName() => import.Wait(millisecondsTimeout: Timeout.Infinite);                         //! INS3005
    public void BySpan() => import.Wait(NoLimit);                                                       //! INS3005
    public void ByMilliseconds() => import.Wait(TimeSpan.FromMilliseconds(Timeout.Infinite));           //! INS3005
    public void ByEitherBranch(bool isPatient) => import.Wait(isPatient ? Timeout.Infinite : 1_000);    //! INS3005
    public void ByNoToken() => import.Wait(CancellationToken.None);                                     //! INS3005 a token that nothing cancels is no end
    public void ByDefaultToken() => import.Wait(default(CancellationToken));                            //! INS3005
    public void OfAll(Task other) => Task.WaitAll(import, other);                                       //! INS3005
    public void OfAny(Task other) => Task.WaitAny(import, other);                                       //! INS3005
    public void OfAllOf(Task[] all) => Task.WaitAll(all, Timeout.Infinite);                             //! INS3005
    public void OfWhenAll(Task other) => Task.WhenAll(import, other).Wait();                            //! INS3005
    public async Task OfTaskAsync() => await import.WaitAsync(Timeout.InfiniteTimeSpan);                //! INS3005
    public async Task WithNoTokenAsync() => await import.WaitAsync(CancellationToken.None);             //! INS3005
    public void OfSlot() => slots.Wait();                                                               //! INS3005
    public Task OfSlotAsync() => slots.WaitAsync();                                                     //! INS3005
    public async Task OfSlotByNumberAsync() => await slots.WaitAsync(Timeout.Infinite);                 //! INS3005
    public void OfEvent() => stopped.WaitOne();                                                         //! INS3005
    public void OfEventByNumber() => stopped.WaitOne(Timeout.Infinite, exitContext: false);             //! INS3005
    public void OfSlimEvent() => started.Wait();                                                        //! INS3005
    public void OfEvents(AutoResetEvent other) => WaitHandle.WaitAll([stopped, other]);                 //! INS3005
    public void OfAnyEvent(AutoResetEvent other) => WaitHandle.WaitAny(new WaitHandle[] { stopped, other }); //! INS3005
    public void OfCountdown() => left.Wait();                                                           //! INS3005
    public void OfPhase() => phase.SignalAndWait();                                                     //! INS3005
    public void OfThread() => worker.Join();                                                            //! INS3005
    public void OfThreadByNumber() => worker.Join(Timeout.Infinite);                                    //! INS3005
    public void OfProcess() => process.WaitForExit();                                                   //! INS3005
    public void OfProcessByNumber() => process.WaitForExit(-1);                                         //! INS3005
    public Task OfProcessAsync() => process.WaitForExitAsync();                                         //! INS3005
    public Task OfProcessAsync(CancellationToken ignored) => process.WaitForExitAsync(CancellationToken.None); //! INS3005
    public int OfQueue() => queue.Take();                                                               //! INS3005

    public int OfProcessAfterItsOutput()
    {
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();                                                                          //! INS3005 whoever inherits the output may end before the process
        return output.Length;
    }

    public void OfMonitor()
    {
        lock (sync)
        {
            Monitor.Wait(sync);                                                                         //! INS3005
        }
    }

    public async Task HeldOverInputAsync()
    {
        await gate.WaitAsync();                                                                         //! INS3005 a server that does not answer keeps the place
        try
        {
            total += (await http.GetStringAsync("http://stock")).Length;
        }
        finally
        {
            gate.Release();
        }
    }

    public void HeldOverAnotherWait()
    {
        gate.Wait();                                                                                    //! INS3005
        slots.Wait(100);
        gate.Release();
    }

    public void HeldOverAFile(string path)
    {
        gate.Wait();                                                                                    //! INS3005
        try { File.WriteAllText(path, "1"); } finally { gate.Release(); }
    }

    public void OfTheWrongTask(Task other)
    {
        if (other.IsCompleted)
            import.Wait();                                                                              //! INS3005
    }

    public void WhenNotComplete()
    {
        if (!import.IsCompleted)
            import.Wait();                                                                              //! INS3005
    }

    public async Task AfterTheFirstOfTwo(Task other)
    {
        await Task.WhenAny(import, other);
        import.Wait();                                                                                  //! INS3005 it may be the other that has ended
    }

    public void AfterAFailedWait()
    {
        if (!process.WaitForExit(1_000))
            process.WaitForExit();                                                                      //! INS3005
    }

}

public sealed class Bounded(Process process, Task import, Task<int> count, Thread worker, SemaphoreSlim slots)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);
    private readonly ManualResetEventSlim started = new();
    private readonly AutoResetEvent signal = new(false);
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly BlockingCollection<int> queue = [];
    private int total;

    public bool OfTask() => import.Wait(5_000);                                                         //~ INS3005
    public bool OfTaskBySpan() => import.Wait(Limit);                                                   //~ INS3005
    public bool AtOnce() => slots.Wait(0);                                                              //~ INS3005
    public Task<bool> AtOnceAsync() => slots.WaitAsync(TimeSpan.Zero);                                  //~ INS3005
    public bool Named(TimeSpan limit) => import.Wait(timeout: limit);                                   //~ INS3005 whoever calls decides
    public void WithToken(CancellationToken token) => import.Wait(token);                               //~ INS3005
    public void WithEitherToken(CancellationTokenSource? source, CancellationToken token) => slots.Wait(source?.Token ?? token); //~ INS3005
    public Task WithTokenAsync(CancellationToken token) => slots.WaitAsync(Timeout.Infinite, token);    //~ INS3005
    public Task OfTaskAsync(CancellationToken token) => import.WaitAsync(token);                        //~ INS3005
    public void OfThread() => worker.Join(Limit);                                                       //~ INS3005
    public void OfProcess() => process.WaitForExit(30_000);                                             //~ INS3005
    public Task OfProcessAsync(CancellationToken token) => process.WaitForExitAsync(token);             //~ INS3005
    public int OfQueue(CancellationToken token) => queue.Take(token);                                   //~ INS3005
    public bool TryQueue() => queue.TryTake(out _);                                                     //~ INS3005
    public void OfEvents(CancellationToken token) => WaitHandle.WaitAny([signal, token.WaitHandle]);    //~ INS3005
    public void OfToken(CancellationToken token) => token.WaitHandle.WaitOne();                         //~ INS3005
    public void OfDelay() => Task.Delay(100).Wait();                                                    //~ INS3005
    public void OfNothing() => Task.CompletedTask.Wait();                                               //~ INS3005
    public void OfAnyOrDelay() => Task.WaitAny(import, Task.Delay(1_000));                              //~ INS3005
    public void OfFirst() => Task.WhenAny(import, Task.Delay(Limit)).Wait();                            //~ INS3005
    public Task OfLimitedProcessAsync() => process.WaitForExitAsync().WaitAsync(Limit);                 //~ INS3005
    public async Task OfRaceAsync() => await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(Limit)); //~ INS3005
    public void OfLimited() => import.WaitAsync(Limit).Wait();                                          //~ INS3005
    public async Task<int> OfAwaited() { await count; count.Wait(); return count.Result; }              //~ INS3005
    public async Task OfAllAwaited(Task other) { await Task.WhenAll(import, other).ConfigureAwait(false); Task.WaitAll(import, other); } //~ INS3005
    public void OfCompleted() { if (import.IsCompletedSuccessfully) import.Wait(); }                    //~ INS3005
    public void OfNotRunning() { if (!import.IsCompleted) return; import.Wait(); }                      //~ INS3005
    public async Task OfWinner() { if (await Task.WhenAny(import, Task.Delay(Limit)) == import) import.Wait(); } //~ INS3005
    public bool OfBoth() => import.IsCompleted && Done(() => 1) && Finish();                            //~ INS3005
    private bool Finish() => import.Wait(Limit);
    private static bool Done(Func<int> step) => step() > 0;

    public void OfKilled()
    {
        if (!process.WaitForExit(1_000))
            process.Kill(entireProcessTree: true);
        process.WaitForExit();                                                                          //~ INS3005 it has ended, or is about to
    }

    public void OfFlushed()
    {
        if (process.WaitForExit(1_000))
        {
            process.WaitForExit();                                                                      //~ INS3005 only its output is waited for
        }
    }

    public void OfEnded() { if (process.HasExited) process.WaitForExit(); }                             //~ INS3005

    public void AsAsked(int milliseconds)
    {
        if (milliseconds == Timeout.Infinite)
            process.WaitForExit();                                                                      //~ INS3005 whoever calls asks for it
        else
            process.WaitForExit(milliseconds);
    }

    public void Watch() => process.Exited += (_, _) => process.WaitForExit();                           //~ INS3005

    public async Task CountAsync()
    {
        await gate.WaitAsync();                                                                         //~ INS3005 memory alone is given back at once
        try { total++; } finally { gate.Release(); }
    }

    public void Count()
    {
        try
        {
            gate.Wait();                                                                                //~ INS3005
            total++;
        }
        finally
        {
            gate.Release();
        }
    }

    public async Task WorkAsync(Func<bool> isStopped)
    {
        while (!isStopped())
        {
            await slots.WaitAsync();                                                                    //~ INS3005 a worker waits for work
            total++;
        }
    }

    public void Linked(CancellationToken token)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(token);
        source.CancelAfter(1_000);
        import.Wait(source.Token);                                                                      //~ INS3005
    }

    private sealed class Turnstile { public void Wait() { } public void WaitOne() { } public void Join() { } }
    public void Own() { var turnstile = new Turnstile(); turnstile.Wait(); turnstile.WaitOne(); turnstile.Join(); } //~ INS3005
    public string Texts(string[] all) => string.Join(",", all);                                         //~ INS3005
    public int[] Some(int[] all) => all.Take(3).ToArray();                                              //~ INS3005
}

public sealed class WaitingController(Task import) : ControllerBase
{
    [HttpGet] public IActionResult Get() { import.Wait(); return Ok(); }                                //! INS3005
}

public static class Host
{
    public static void Main(string[] arguments) { new ManualResetEvent(false).WaitOne(); }              //~ INS3005 a program may run until it is stopped
    public static void Map(WebApplication application, Task import) => application.MapGet("/", () => import.Wait()); //! INS3005
    public static void InMiddleware(HttpContext context, Task import) => import.Wait();                 //! INS3005
}
