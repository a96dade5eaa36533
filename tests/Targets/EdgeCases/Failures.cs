using System;
using System.Threading.Tasks;
using Instrumentation;

namespace Targets.EdgeCases;

/// <summary>Methods that fail inside others that are instrumented, too.</summary>
public partial class Failures
{
    [Traced, Metered, LogContext]
    public void Outer([Tag] int id, Action work) => Middle(work);

    [Traced, Metered]
    public async Task OuterAsync(Func<Task> work) => await MiddleAsync(work).ConfigureAwait(false);

    [Traced, Metered]
    public partial Task MiddleAsync(Func<Task> work);

    [Traced]
    public void Unreadable([Tag("secret", Member = "Message")] UnreadableValue value, [Tag] int id)
    {
    }

    [Traced]
    public partial int UnreadablePartial([Tag("secret", Member = "Message.Length")] UnreadableValue value, [Tag] int id);

    [Traced, Metered]
    private void Middle(Action work)
    {
        try
        {
            work();
        }
        catch (FormatException)
        {
            throw;
        }
    }

    private static async Task MiddleCoreAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (ArithmeticException exception)
        {
            throw new InvalidOperationException("wrapped", exception);
        }
    }

    private static int UnreadablePartialCore(UnreadableValue value, int id) => id;
}

public sealed class UnreadableValue
{
    public string Message => throw new NotSupportedException();
}
