// The part of prometheus-net that rules know.
namespace Prometheus;

public interface ICounter
{
    void Inc(double increment = 1);
}

public interface IGauge
{
    void Set(double val);
}

public interface IHistogram
{
    void Observe(double val);
}

public abstract class Collector
{
    public string Name { get; } = "";
}

public abstract class Collector<TChild> : Collector
{
    public TChild WithLabels(params string[] labelValues) => throw new NotSupportedException();

    public TChild WithLabels(ReadOnlyMemory<string> labelValues) => throw new NotSupportedException();

    public TChild Labels(params string[] labelValues) => throw new NotSupportedException();
}

public sealed class Counter : Collector<Counter.Child>, ICounter
{
    public void Inc(double increment = 1)
    {
    }

    public sealed class Child : ICounter
    {
        public void Inc(double increment = 1)
        {
        }
    }
}

public sealed class Gauge : Collector<Gauge.Child>, IGauge
{
    public void Set(double val)
    {
    }

    public sealed class Child : IGauge
    {
        public void Set(double val)
        {
        }
    }
}

public sealed class Histogram : Collector<Histogram.Child>, IHistogram
{
    public void Observe(double val)
    {
    }

    public sealed class Child : IHistogram
    {
        public void Observe(double val)
        {
        }
    }
}

public abstract class MetricConfiguration
{
    public string[]? LabelNames { get; set; }
}

public sealed class CounterConfiguration : MetricConfiguration;

public sealed class GaugeConfiguration : MetricConfiguration;

public sealed class HistogramConfiguration : MetricConfiguration
{
    public double[]? Buckets { get; set; }
}

public static class Metrics
{
    public static Counter CreateCounter(string name, string help, params string[] labelNames) => new();

    public static Counter CreateCounter(string name, string help, CounterConfiguration? configuration = null) => new();

    public static Gauge CreateGauge(string name, string help, params string[] labelNames) => new();

    public static Gauge CreateGauge(string name, string help, GaugeConfiguration? configuration = null) => new();

    public static Histogram CreateHistogram(string name, string help, params string[] labelNames) => new();

    public static Histogram CreateHistogram(string name, string help, HistogramConfiguration? configuration = null) => new();
}

public interface IMetricFactory
{
    IMetricFactory WithLabels(IDictionary<string, string> labels);
}
