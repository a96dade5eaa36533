using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Quickstart.Output;

/// <summary>Prints every metric as a table when the program ends.</summary>
internal sealed class ConsoleMetrics : BaseExporter<Metric>
{
    public override ExportResult Export(in Batch<Metric> batch)
    {
        ConsoleText.Title("Metrics");
        Print("METRIC", "VALUE", "UNIT", "TAGS");
        foreach (var metric in batch)
        {
            foreach (ref readonly var point in metric.GetMetricPoints())
                Print(metric.Name, Value(metric.MetricType, in point), metric.Unit, Tags(in point));
        }

        return ExportResult.Success;
    }

    private static void Print(string metric, string value, string unit, string tags) =>
        Console.WriteLine($"{metric,-18}  {value,16}  {unit,-6}  {tags}");

    private static string Value(MetricType type, in MetricPoint point) => type switch
    {
        MetricType.Histogram => string.Create(
            CultureInfo.InvariantCulture, $"{point.GetHistogramCount()}, mean {point.GetHistogramSum() / point.GetHistogramCount():0.000}"),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble().ToString(CultureInfo.InvariantCulture),
        _ => point.GetSumLong().ToString(CultureInfo.InvariantCulture),
    };

    private static string Tags(in MetricPoint point)
    {
        var tags = new List<KeyValuePair<string, object?>>();
        foreach (var tag in point.Tags)
            tags.Add(tag);
        return ConsoleText.Tags(tags.OrderBy(tag => tag.Key == "error.type"));
    }
}
