using System.Globalization;
using Instrumentation.Benchmarks.Tool;

const int Rounds = 5;

var results = args is [var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 100_000;
var folder = Directory.CreateTempSubdirectory("instrumentation-benchmark-").FullName;
try
{
    var log = LargeLog.Write(folder, results);
    Write($"{results:N0} results in {LargeLog.Files:N0} files, a log of {new FileInfo(log).Length / 1e6:N1} MB, medians of {Rounds} processes");
    Console.WriteLine();
    Console.WriteLine("| command | time (s) | processor (s) | peak memory (MB) |");
    Console.WriteLine("| --- | ---: | ---: | ---: |");
    foreach (var (what, options) in new (string, string[])[]
    {
        ("explain INS1001: the start alone", ["explain", "INS1001"]),
        ("check --sarif", ["check", "--sarif", log]),
        ("check --sarif --json", ["check", "--sarif", log, "--json"]),
        ("check --sarif --baseline --update-baseline", ["check", "--sarif", log, "--baseline", "known", "--update-baseline"]),
        ("check --sarif --baseline", ["check", "--sarif", log, "--baseline", "known"]),
        ("check --sarif --sarif-out", ["check", "--sarif", log, "--sarif-out", "all.sarif"]),
    })
    {
        var runs = new List<ToolRun>();
        for (var round = 0; round < Rounds; round++)
            runs.Add(await ToolRun.StartAsync(folder, options).ConfigureAwait(false));
        Write($"| {what} | {Median(runs, static run => run.Time.TotalSeconds):N2} | {Median(runs, static run => run.Processor.TotalSeconds):N2} | {Median(runs, static run => run.PeakBytes / 1e6):N0} |");
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

static double Median(List<ToolRun> runs, Func<ToolRun, double> value) => runs.Select(value).Order().ElementAt(runs.Count / 2);

static void Write(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
