using BenchmarkDotNet.Running;
using Instrumentation.Benchmarks;
using Instrumentation.Benchmarks.Measuring;

// Without arguments: every table of docs/performance.md, as Markdown. With some: the rows whose names contain all of them.
// "benchmarkdotnet" and its own arguments: absolute times, one variant after the other.
switch (args)
{
    case ["benchmarkdotnet", .. var rest]:
        BenchmarkSwitcher.FromTypes([typeof(CallBenchmarks)]).Run(rest);
        break;
    case [ChildProcess.Command, var audience, var shape]:
        ChildProcess.Run(audience, shape);
        break;
    default:
        Tables.Write(Console.Out, args);
        break;
}
