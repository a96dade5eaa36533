using OpenTelemetry;

namespace Instrumentation.Runtime.Tests.Export;

/// <summary>Keeps what the SDK exports.</summary>
internal sealed class Exporter<T, TKept>(Func<T, TKept> keep) : BaseExporter<T>
    where T : class
{
    public List<TKept> Items { get; } = [];

    public override ExportResult Export(in Batch<T> batch)
    {
        foreach (var item in batch)
            Items.Add(keep(item));
        return ExportResult.Success;
    }
}
