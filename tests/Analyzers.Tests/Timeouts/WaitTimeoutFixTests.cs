using Instrumentation.CodeFixes.Timeouts;

namespace Instrumentation.Analyzers.Tests.Timeouts;

public class WaitTimeoutFixTests
{
    private static readonly FixTest Fix = new(new WaitTimeoutFix());

    [Theory]
    [InlineData("task.Wait()", "task.Wait(TimeSpan.FromSeconds(30))")]
    [InlineData("task.Wait(-1)", "task.Wait(TimeSpan.FromSeconds(30))")]
    [InlineData("task.Wait(CancellationToken.None)", "task.Wait(TimeSpan.FromSeconds(30))")]
    [InlineData("Task.WaitAll(task, other)", "Task.WaitAll([task, other], TimeSpan.FromSeconds(30))")]
    [InlineData("Task.WaitAll(all)", "Task.WaitAll(all, TimeSpan.FromSeconds(30))")]
    [InlineData("semaphore.Wait()", "semaphore.Wait(TimeSpan.FromSeconds(30))")]
    [InlineData("await semaphore.WaitAsync()", "await semaphore.WaitAsync(TimeSpan.FromSeconds(30))")]
    [InlineData("await semaphore.WaitAsync(Timeout.Infinite)", "await semaphore.WaitAsync(TimeSpan.FromSeconds(30))")]
    [InlineData("handle.WaitOne()", "handle.WaitOne(TimeSpan.FromSeconds(30))")]
    [InlineData("handle.WaitOne(-1, false)", "handle.WaitOne(TimeSpan.FromSeconds(30), false)")]
    [InlineData("thread.Join()", "thread.Join(TimeSpan.FromSeconds(30))")]
    [InlineData("Monitor.Wait(all)", "Monitor.Wait(all, TimeSpan.FromSeconds(30))")]
    [InlineData("process.WaitForExit()", "process.WaitForExit(TimeSpan.FromSeconds(30))")]
    public Task TheResultOfABoundedWaitIsChecked(string wrong, string right) => Fix.FixesAsync(
        Method($"{wrong}; // then go on"),
        Method($"""
            if (!{right})
                        throw new TimeoutException(); // then go on
            """));

    [Theory]
    [InlineData("await task.WaitAsync(Timeout.InfiniteTimeSpan);", "await task.WaitAsync(TimeSpan.FromSeconds(30));")]
    [InlineData("await process.WaitForExitAsync();", "await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));")]
    public Task WhatThrowsByItselfIsNotChecked(string wrong, string right) => Fix.FixesAsync(Method(wrong), Method(right));

    [Fact]
    public Task ABranchIsGivenBraces() => Fix.FixesAsync(
        Method("""
            if (all.Length > 0)
                        task.Wait();
                    else
                        all[0] = task;
            """),
        Method("""
            if (all.Length > 0)
                    {
                        if (!task.Wait(TimeSpan.FromSeconds(30)))
                            throw new TimeoutException();
                    }
                    else
                        all[0] = task;
            """));

    [Theory]
    [InlineData("_ = queue.Take();")]
    [InlineData("_ = Task.WaitAny(task, other);")]
    [InlineData("Action wait = () => task.Wait();")]
    public Task WhatIsNoStatementIsLeftAlone(string statement) => Fix.OffersNothingAsync(Method(statement));

    [Fact]
    public Task AllOfAProjectAreFixedAtOnce() => Fix.FixesAllAsync(
        Method("""
            task.Wait();
                    process.WaitForExit();
            """),
        Method("""
            if (!task.Wait(TimeSpan.FromSeconds(30)))
                        throw new TimeoutException();
                    if (!process.WaitForExit(TimeSpan.FromSeconds(30)))
                        throw new TimeoutException();
            """));

    private static string Method(string statements) => $$"""
        using System.Collections.Concurrent;
        using System.Diagnostics;

        class C
        {
            async Task M(Task task, Task other, Task[] all, SemaphoreSlim semaphore, WaitHandle handle, Thread thread, BlockingCollection<int> queue, Process process)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;
}
