using System.Text.Json;
using Shop.Telemetry.View;

namespace Shop.Processes;

/// <summary>Tells the parent process, in lines of JSON on standard output, where this one listens and what it measures.</summary>
internal sealed class ParentPipe : ITelemetrySink, IDisposable
{
    private readonly Lock gate = new();
    private readonly Stream output = Console.OpenStandardOutput();

    public void Add(Uri address) => Write(new ChildMessage { Address = address });

    public void Add(SpanRecord span) => Write(new ChildMessage { Span = span });

    public void Add(LogEntry entry) => Write(new ChildMessage { Log = entry });

    public void Add(MetricReadout readout) => Write(new ChildMessage { Metrics = readout });

    public void Dispose() => output.Dispose();

    private void Write(ChildMessage message)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(message, ChildMessageJson.Default.ChildMessage), (byte)'\n'];
        lock (gate)
            output.Write(line);
    }
}
