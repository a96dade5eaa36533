using BenchmarkDotNet.Running;
using Instrumentation.Benchmarks;

// Without arguments: every table of docs/performance.md, as Markdown. With some: the rows whose names contain all of them.
// "benchmarkdotnet" and its own arguments: absolute times, one variant after the other.
if (args is ["benchmarkdotnet", .. var rest])
    BenchmarkSwitcher.FromTypes([typeof(CallBenchmarks)]).Run(rest);
else
    Tables.Write(Console.Out, args);
