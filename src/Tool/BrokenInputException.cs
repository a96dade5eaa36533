namespace Instrumentation.Tool;

/// <summary>
/// The input cannot be read or built, so that nothing can be said of it. Ends the command with <see cref="ExitCodes.BrokenInput"/> and the
/// message as one line on standard error, followed by the details.
/// </summary>
internal sealed class BrokenInputException(string message, IReadOnlyList<string> details, Exception? cause = null) : Exception(message, cause)
{
    public BrokenInputException(string message, Exception? cause = null)
        : this(message, [], cause)
    {
    }

    /// <summary>What helps to mend it, line by line: the errors of a build, the solutions to choose from.</summary>
    public IReadOnlyList<string> Details { get; } = details;
}
