namespace Instrumentation.Analyzers.Errors;

/// <summary>How much of an error a value holds.</summary>
internal enum Carried
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>What it says, but not where it comes from.</summary>
    Message,

    /// <summary>Everything, as text.</summary>
    Text,

    /// <summary>An object that was tested, and stands for the failure.</summary>
    Failure,

    /// <summary>An object that holds the error: another exception, a result, a list.</summary>
    Wrapped,

    /// <summary>Its cause, which may be missing.</summary>
    Cause,

    /// <summary>The error itself.</summary>
    Error,
}
