using Instrumentation;

namespace Targets.EdgeCases.Own;

/// <summary>Types of a user with names of the framework: none of them means what that one means.</summary>
public sealed class OperationCanceledException : System.Exception;

public readonly struct CancellationToken
{
    public static bool IsCancellationRequested => true;
}

public readonly record struct ValueTask(int Id);

public sealed class Task<T>(T result)
{
    public T Result => result;

    public static bool IsCompleted => false;
}

public sealed class Activity;

public interface IDisposable;

[System.AttributeUsage(System.AttributeTargets.Parameter)]
public sealed class TagAttribute : System.Attribute;

public static partial class LookAlikeTypes
{
    [Traced, Metered]
    public static void Cancel(CancellationToken token) => throw new OperationCanceledException();

    [Traced, Metered]
    public static void CancelWithTheirs(CancellationToken token, System.Threading.CancellationToken theirs) => throw new OperationCanceledException();

    [Traced, Metered]
    [return: Instrumentation.Tag("id", Member = "Id")]
    public static ValueTask Run(ValueTask task) => task;

    [Traced, Metered]
    public static Task<int> RunOwn(Task<int> task) => task;

    [Traced, LogContext]
    public static partial Activity Begin([Tag] IDisposable? scope);

    [Traced, Metered]
    public static partial System.Threading.Tasks.Task<Task<int>> BeginAsync(Task<int> task);

    private static Activity BeginCore(IDisposable? scope) => new();

    private static async System.Threading.Tasks.Task<Task<int>> BeginCoreAsync(Task<int> task)
    {
        await System.Threading.Tasks.Task.Yield();
        return task;
    }
}
