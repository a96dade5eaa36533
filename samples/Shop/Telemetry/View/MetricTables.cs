using System.Globalization;

namespace Shop.Telemetry.View;

/// <summary>Writes metrics as tables.</summary>
internal static class MetricTables
{
    /// <summary>Rate, errors and duration of every instrumented operation of every service.</summary>
    public static string Operations(IReadOnlyList<MetricReadout> readouts)
    {
        var table = new TextTable("SERVICE", "OPERATION", ">CALLS", ">ERRORS", ">CANCELED", ">P50", ">P95");
        foreach (var readout in readouts)
            AddOperations(table, readout);
        return table.ToString();
    }

    /// <summary>The metrics of the given names, one line for each time series.</summary>
    public static string Business(IReadOnlyList<MetricReadout> readouts, params IReadOnlyList<string> names)
    {
        var table = new TextTable("METRIC", "TAGS", ">TOTAL", ">COUNT", ">MEAN", "UNIT");
        var metrics = readouts.SelectMany(readout => readout.Values).ToLookup(metric => metric.Name);
        foreach (var metric in names.SelectMany(name => metrics[name].OrderBy(Tags, StringComparer.Ordinal)))
        {
            table.Add(
                metric.Name,
                Tags(metric),
                Number(metric.Sum),
                metric.Count == 0 ? string.Empty : Number(metric.Count),
                metric.Count == 0 ? string.Empty : Number(metric.Sum / metric.Count),
                metric.Unit);
        }

        return table.ToString();
    }

    private static void AddOperations(TextTable table, MetricReadout readout)
    {
        var durations = readout.Values.Where(metric => metric.Name == "operation.duration").ToLookup(metric => metric.Tag("operation"));
        foreach (var calls in readout.Values
            .Where(metric => metric.Name == "operation.calls")
            .GroupBy(metric => metric.Tag("operation"))
            .OrderBy(operation => operation.Key, StringComparer.Ordinal))
        {
            var duration = Histogram.Merge(durations[calls.Key]);
            table.Add(
                readout.Service,
                calls.Key,
                Number(calls.Sum(metric => metric.Sum)),
                Number(calls.Where(metric => metric.Tag("outcome") == "error").Sum(metric => metric.Sum)),
                Number(calls.Where(metric => metric.Tag("outcome") == "canceled").Sum(metric => metric.Sum)),
                Quantile(duration, 0.50),
                Quantile(duration, 0.95));
        }
    }

    private static string Tags(MetricValue metric) => string.Join(' ', metric.Tags.Select(tag => $"{tag.Key}={tag.Value}"));

    private static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Quantile(IReadOnlyList<HistogramBucketValue> duration, double share) =>
        Histogram.Quantile(duration, share) switch
        {
            null => string.Empty,
            var seconds when seconds < duration[0].UpperBound => $"< {Milliseconds(duration[0].UpperBound)}",
            { } seconds => Milliseconds(seconds),
        };

    private static string Milliseconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1000:0} ms");
}
