using BenchmarkDotNet.Attributes;
using Instrumentation.Benchmarks.Measuring;
using Instrumentation.Benchmarks.Peers;
using Instrumentation.Benchmarks.Subjects;

namespace Instrumentation.Benchmarks;

/// <summary>The same calls under BenchmarkDotNet, for absolute times on a quiet machine. It measures one variant after the other.</summary>
[MemoryDiagnoser]
[InProcess]
public class CallBenchmarks
{
    private const int Calls = 1000;

    private Listening? listening;

    /// <summary>What is called.</summary>
    [ParamsAllValues]
    public Shape Shape { get; set; }

    /// <summary>How many tags a call has.</summary>
    [Params(0, 1, 3)]
    public int Tags { get; set; }

    /// <summary>Whether the OpenTelemetry SDK listens to traces and metrics.</summary>
    [Params(false, true)]
    public bool On { get; set; }

    [GlobalSetup]
    public void Listen() => listening = On ? Listening.Everybody : Listening.Nobody;

    [GlobalCleanup]
    public void StopListening() => listening?.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public void Plain() => Loops<Plain>.Run(Shape, Tags, Calls);

    [Benchmark(OperationsPerInvoke = Calls)]
    public void ByHand() => Loops<HandWritten>.Run(Shape, Tags, Calls);

    [Benchmark(OperationsPerInvoke = Calls)]
    public void ByHandTagsAtStart() => Loops<HandWrittenTagsAtStart>.Run(Shape, Tags, Calls);

    [Benchmark(OperationsPerInvoke = Calls)]
    public void Generated() => Loops<Ours>.Run(Shape, Tags, Calls);

    [Benchmark(OperationsPerInvoke = Calls)]
    public void AspectInjector() => Loops<Woven>.Run(Shape, Tags, Calls);

    [Benchmark(OperationsPerInvoke = Calls)]
    public void Castle() => Loops<Proxied>.Run(Shape, Tags, Calls);
}
