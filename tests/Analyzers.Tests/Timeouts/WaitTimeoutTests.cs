using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Tests.Timeouts;

public class WaitTimeoutTests
{
    private static readonly RuleTest Rule = new(RuleIds.WaitTimeout);

    [Theory]
    [InlineData("[|task.Wait()|];", "Task.Wait", "if the task does not end,", DiagnosticSeverity.Info)]
    [InlineData("[|semaphore.Wait()|];", "SemaphoreSlim.Wait", "if its place is not given back,", DiagnosticSeverity.Info)]
    [InlineData("[|handle.WaitOne()|];", "WaitHandle.WaitOne", "if the signal is not given,", DiagnosticSeverity.Info)]
    [InlineData("[|thread.Join()|];", "Thread.Join", "if the thread does not end,", DiagnosticSeverity.Info)]
    [InlineData("[|queue.Take()|];", "BlockingCollection.Take", "if nothing is added,", DiagnosticSeverity.Info)]
    [InlineData("[|countdown.Wait()|];", "CountdownEvent.Wait", "if one of the signals is not given,", DiagnosticSeverity.Warning)]
    [InlineData("[|process.WaitForExit()|];", "Process.WaitForExit", "if the other program does not end,", DiagnosticSeverity.Warning)]
    [InlineData("[|semaphore.Wait()|]; await Task.Run(() => { }); semaphore.Release();", "SemaphoreSlim.Wait", "if its place is not given back,", DiagnosticSeverity.Warning)]
    public async Task TheMessageSaysWhatMayNotCome(string statements, string method, string reason, DiagnosticSeverity severity)
    {
        var diagnostic = Assert.Single(await Rule.ReportsAsync(Method(statements)));

        Assert.Equal($"'{method}' has no timeout: {reason} the caller waits for ever", diagnostic.GetMessage(null));
        Assert.Equal(severity, diagnostic.Severity);
    }

    [Theory]
    [InlineData("HttpContext context", "[|task.Wait()|];", DiagnosticSeverity.Warning)]
    [InlineData("HttpContext context", "await [|semaphore.WaitAsync()|];", DiagnosticSeverity.Info)]
    [InlineData("string context", "[|task.Wait()|];", DiagnosticSeverity.Info)]
    public async Task AThreadThatARequestHoldsIsWorthAWarning(string parameter, string statement, DiagnosticSeverity severity)
    {
        var web = Rule with { Setup = new() { Framework = Corpus.CorpusReferences.All } };
        var diagnostic = Assert.Single(await web.ReportsAsync($$"""
            using Microsoft.AspNetCore.Http;
            class C { async Task M({{parameter}}, Task task, SemaphoreSlim semaphore) { await Task.Yield(); {{statement}} } }
            """));

        Assert.Equal(severity, diagnostic.Severity);
    }

    private static string Method(string statements) => $$"""
        using System.Collections.Concurrent;
        class C
        {
            async Task M(Task task, SemaphoreSlim semaphore, WaitHandle handle, Thread thread, BlockingCollection<int> queue, CountdownEvent countdown, Process process)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;
}
