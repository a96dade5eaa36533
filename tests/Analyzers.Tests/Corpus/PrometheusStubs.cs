// The part of prometheus-net that the rules know, under its names.
namespace Prometheus
{
    public interface ICounter { void Inc(double increment = 1); }

    public interface IHistogram { void Observe(double value); }

    public abstract class Collector<TChild>
    {
        public TChild WithLabels(params string[] labelValues) => throw new NotSupportedException();

        public TChild Labels(params string[] labelValues) => throw new NotSupportedException();
    }

    public sealed class Counter : Collector<ICounter>, ICounter { public void Inc(double increment = 1) { } }

    public sealed class Histogram : Collector<IHistogram>, IHistogram { public void Observe(double value) { } }

    public class MetricConfiguration { public string[]? LabelNames { get; set; } }

    public sealed class CounterConfiguration : MetricConfiguration;

    public static class Metrics
    {
        public static Counter CreateCounter(string name, string help, params string[] labelNames) => new();

        public static Counter CreateCounter(string name, string help, CounterConfiguration configuration) => new();

        public static Histogram CreateHistogram(string name, string help, params string[] labelNames) => new();
    }
}
