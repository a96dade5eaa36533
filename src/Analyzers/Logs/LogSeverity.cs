namespace Instrumentation.Analyzers.Logs;

/// <summary>How bad a record says that it is; the libraries' own names mean one of these.</summary>
internal enum LogSeverity
{
    Trace,
    Debug,
    Information,
    Warning,
    Error,
    Critical,
}
