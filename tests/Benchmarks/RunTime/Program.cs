using BenchmarkDotNet.Running;
using Instrumentation.Benchmarks;

// Without arguments: every table of docs/performance.md, as Markdown, each in a process of its own. With some: the rows whose names contain
// all of them.
// "benchmarkdotnet" and its own arguments: absolute times, one variant after the other.
if (args is ["benchmarkdotnet", .. var rest])
    BenchmarkSwitcher.FromTypes([typeof(CallBenchmarks)]).Run(rest);
else if (args.Length == 0)
    Tables.WriteAll();
else
    Tables.Write(Console.Out, args);
