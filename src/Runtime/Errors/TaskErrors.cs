namespace Instrumentation.CompilerServices;

/// <summary>The exception that awaiting a task throws.</summary>
internal static class TaskErrors
{
    /// <summary>The first exception of a failed task without throwing it; of a cancelled task the cancellation.</summary>
    /// <param name="task">A task that has ended, and not with success.</param>
    public static Exception Of(Task task)
    {
        if (task.IsFaulted)
            return task.Exception!.InnerException!;

        try
        {
            task.GetAwaiter().GetResult();
        }
#pragma warning disable CA1031 // The exception is the answer.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception;
        }

        throw new InvalidOperationException("The task has succeeded.");
    }
}
