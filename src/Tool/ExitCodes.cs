namespace Instrumentation.Tool;

/// <summary>What the tool tells a script.</summary>
internal static class ExitCodes
{
    /// <summary>Nothing was found.</summary>
    public const int Clean = 0;

    /// <summary>Something was found, or a threshold was not reached.</summary>
    public const int Findings = 1;

    /// <summary>The command line makes no sense, or what it names cannot be read or built: nothing can be said.</summary>
    public const int BrokenInput = 2;

    /// <summary>The user has pressed Ctrl+C: 128 and the number of the signal, as shells have it.</summary>
    public const int Cancelled = 130;
}
