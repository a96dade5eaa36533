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
    [InlineData("if (handle.WaitOne()) all[0] = task;", "if (handle.WaitOne(TimeSpan.FromSeconds(30))) all[0] = task;")]
    [InlineData("var isSignaled = handle.WaitOne(-1);", "var isSignaled = handle.WaitOne(TimeSpan.FromSeconds(30));")]
    [InlineData("var isFree = await semaphore.WaitAsync(-1);", "var isFree = await semaphore.WaitAsync(TimeSpan.FromSeconds(30));")]
    [InlineData("Func<bool> wait = () => handle.WaitOne();", "Func<bool> wait = () => handle.WaitOne(TimeSpan.FromSeconds(30));")]
    public Task WhoeverAsksForTheResultGoesOnToDoSo(string wrong, string right) => Fix.FixesAsync(Method(wrong), Method(right));

    [Theory]
    [InlineData("process?.WaitForExit();", "process?.WaitForExit(TimeSpan.FromSeconds(30)) == false")]
    [InlineData("_ = Task.WaitAny(task, other);", "Task.WaitAny([task, other], TimeSpan.FromSeconds(30)) < 0")]
    [InlineData("WaitHandle.WaitAny([handle]);", "WaitHandle.WaitAny([handle], TimeSpan.FromSeconds(30)) == WaitHandle.WaitTimeout")]
    [InlineData("_ = queue.Take();", "!queue.TryTake(out _, TimeSpan.FromSeconds(30))")]
    [InlineData("queue.Take(CancellationToken.None);", "!queue.TryTake(out _, TimeSpan.FromSeconds(30))")]
    [InlineData("var next = queue.Take();", "!queue.TryTake(out var next, TimeSpan.FromSeconds(30))")]
    [InlineData("int next = queue.Take();", "!queue.TryTake(out int next, TimeSpan.FromSeconds(30))")]
    public Task TheResultSaysThatNothingCame(string wrong, string failed) => Fix.FixesAsync(
        Method($"{wrong} // then go on"),
        Method($"""
            if ({failed})
                        throw new TimeoutException(); // then go on
            """));

    [Fact]
    public Task AnIndexIsCheckedWhereItIsDeclared() => Fix.FixesAsync(
        Method("var first = Task.WaitAny(task, other); // one of them"),
        Method("""
            var first = Task.WaitAny([task, other], TimeSpan.FromSeconds(30));
                    if (first < 0)
                        throw new TimeoutException(); // one of them
            """));

    [Theory]
    [InlineData("Console.WriteLine(queue.Take());", "Console.WriteLine(queue.TryTake(out var item, TimeSpan.FromSeconds(30)) ? item : throw new TimeoutException());")]
    [InlineData("var sum = queue.Take() + 1;", "var sum = (queue.TryTake(out var item, TimeSpan.FromSeconds(30)) ? item : throw new TimeoutException()) + 1;")]
    [InlineData("var item = 1; Console.WriteLine(queue.Take() + item);", "var item = 1; Console.WriteLine((queue.TryTake(out var item2, TimeSpan.FromSeconds(30)) ? item2 : throw new TimeoutException()) + item);")]
    [InlineData("Func<int> take = () => queue.Take();", "Func<int> take = () => queue.TryTake(out var item, TimeSpan.FromSeconds(30)) ? item : throw new TimeoutException();")]
    public Task AnElementIsThereOrAnErrorIsThrown(string wrong, string right) => Fix.FixesAsync(Method(wrong), Method(right));

    [Fact]
    public Task AFunctionThatDoesNothingElseGetsABody() => Fix.FixesAsync(
        """
        class C
        {
            // Until it ends.
            public void Stop(Thread thread) => thread.Join();
        }
        """,
        """
        class C
        {
            // Until it ends.
            public void Stop(Thread thread)
            {
                if (!thread.Join(TimeSpan.FromSeconds(30)))
                    throw new TimeoutException();
            }
        }
        """);

    [Fact]
    public Task ALambdaGetsABody() => Fix.FixesAsync(
        Method("Action wait = () => task.Wait();"),
        Method("""
            Action wait = () =>
                    {
                        if (!task.Wait(TimeSpan.FromSeconds(30)))
                            throw new TimeoutException();
                    };
            """));

    // Nobody would ask whether the task was one of a wait that has failed.
    [Fact]
    public Task ATaskThatOthersAwaitIsLeftAlone() =>
        Fix.OffersNothingAsync("class C { public Task SignalAsync(SemaphoreSlim gate, Task work) { var entered = gate.WaitAsync(); return Task.WhenAll(entered, work); } }");

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
