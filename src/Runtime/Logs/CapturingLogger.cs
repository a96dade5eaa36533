using Microsoft.Extensions.Logging;

namespace Instrumentation;

/// <summary>
/// The logger that a container makes for a category. It is how a factory is found that was registered after <c>AddInstrumentation</c>: a
/// host asks for its own logger before it starts.
/// </summary>
internal sealed class CapturingLogger<T> : Logger<T>
{
    public CapturingLogger(ILoggerFactory factory, LoggerFactoryCapture capture)
        : base(factory) => capture.Use(factory);
}
