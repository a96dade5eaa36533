namespace Instrumentation.Tool.Findings;

/// <summary>How grave a finding is, in the words of SARIF: what the compiler calls information is a note.</summary>
internal enum Severity
{
    Note,
    Warning,
    Error,
}
