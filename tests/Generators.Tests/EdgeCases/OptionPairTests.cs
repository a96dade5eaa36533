using System.Diagnostics;
using System.Diagnostics.Metrics;
using Instrumentation.TestKit.Listeners;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Generators.Tests.EdgeCases;

/// <summary>Every pair of options, in both orders, on ordinary methods and on partial ones: what listeners see is what the two options say.</summary>
public sealed class OptionPairTests
{
    private static readonly Option[] Options =
    [
        new("", "Traced"), new("", "Traced", "Name = \"named TYPE\""), new("", "Traced", "Kind = ActivityKind.Producer"), new("", "Traced", "Root = true"),
        new("", "Metered(\"TYPE.operation\")"), new("", "Metered(\"TYPE.operation\")", "Name = \"TYPE.named\""),
        new("", "Metered(\"TYPE.operation\")", "Buckets = new[] { 1d, 2 }"),
        new("", "LogContext"), new("", "LogContext", "OnStart = LogLevel.Debug"), new("", "LogContext", "OnSuccess = LogLevel.Information"),
        new("", "LogContext", "OnFailure = LogLevel.Error"),
        new("", "Counted(\"TYPE.counted\")"), new("", "Counted(\"TYPE.counted\")", "Unit = \"{unit}\""), new("", "Counted(\"TYPE.counted\")", "On = Outcomes.All"),
        new("", "NotInstrumented"),
        new("text", "Tag"), new("text", "Tag", "Name = \"named\""), new("text", "Tag", "Member = \"Length\""), new("text", "Tag", "Redact = Redaction.Erase"),
        new("text", "MetricTag(\"metric_text\")"), new("text", "MetricTag(\"metric_text\")", "Name = \"named\""), new("text", "MetricTag(\"metric_text\")", "Limit = 1"),
        new("text", "Counted(\"TYPE.text.counted\")", "Member = \"Length\""),
        new("text", "Measured(\"TYPE.measured\", Member = \"Length\")"), new("text", "Measured(\"TYPE.measured\", Member = \"Length\")", "Unit = \"{unit}\""),
        new("text", "Measured(\"TYPE.measured\", Member = \"Length\")", "Buckets = new[] { 1d, 2 }"),
        new("return", "Tag"), new("return", "Tag", "Member = \"Length\""), new("return", "MetricTag(\"metric_result\")"),
        new("return", "Counted(\"TYPE.return.counted\")", "Member = \"Length\""),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ListenersSeeWhatBothOptionsSayInEitherOrder(bool isPartial)
    {
        var pairs = Pairs(isPartial).ToList();
        var scope = isPartial ? "Pairs.Partial" : "Pairs.Ordinary";
        var run = Weaving.Harness.RunOnce(new GeneratorSetup { AssemblyName = scope }, Program(pairs));

        // Nobody hears the first run: it is the plain program.
        await run.ExecuteAsync("Program", "Run", (Action<string>)(static _ => { }));
        using var spans = new SpanRecorder(scope);
        using var metrics = new MetricRecorder(static instrument => !instrument.Name.EndsWith(".active", StringComparison.Ordinal), scope);
        using var logs = new LogRecorder();
        using var use = InstrumentationLogging.UseLoggerFactory(logs);
        using var caller = new Activity("caller").Start();
        var probe = logs.CreateLogger("Probe");
        await run.ExecuteAsync("Program", "Run", (Action<string>)(type => probe.LogInformation(new EventId(0, type), "probe")));

        var seen = Seen(spans, metrics, logs, caller);
        var wrong = pairs
            .Select(pair => (Pair: pair, Expected: Text(pair.Facts()), Actual: Text(seen[pair.Type])))
            .Where(static row => row.Expected != row.Actual)
            .Select(static row => $"{row.Pair}\n  expected: {row.Expected}\n  seen:     {row.Actual}")
            .ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {pairs.Count} pairs:\n{string.Join('\n', wrong.Take(20))}");
        Assert.True(pairs.Count > 350);
    }

    /// <summary>All pairs in both orders; on partial methods, whose attributes are read by the same code, in one of the two.</summary>
    private static IEnumerable<OptionPair> Pairs(bool isPartial)
    {
        var pairs = new List<OptionPair>();
        for (var i = 0; i < Options.Length; i++)
        {
            for (var j = 0; j < Options.Length; j++)
            {
                if (i != j && (!isPartial || (i < j == ((i + j) % 2 == 0))))
                    pairs.Add(new OptionPair(pairs.Count, Options[i], Options[j], isPartial));
            }
        }

        return pairs.Where(pair => !isPartial || pair.IsInstrumented);
    }

    private static string Program(IReadOnlyList<OptionPair> pairs) => $$"""
        using System;
        using System.Diagnostics;
        using Instrumentation;
        using Microsoft.Extensions.Logging;

        public static class Program
        {
            public static Action<string> Probe = static _ => { };

            public static void Run(Action<string> probe)
            {
                Probe = probe;
                {{string.Join('\n', pairs.Select(static pair => $"if ({pair.Type}.M(\"{OptionPair.Text}\") != \"{OptionPair.Text}!\") throw new InvalidOperationException();"))}}
            }
        }

        {{string.Join('\n', pairs.Select(static pair => pair.Source))}}
        """;

    /// <summary>What was seen, by the type of the method.</summary>
    private static ILookup<string, string> Seen(SpanRecorder spans, MetricRecorder metrics, LogRecorder logs, Activity caller)
    {
        var seen = new List<(string Type, string Fact)>();
        foreach (var span in spans.Spans)
        {
            var type = ((string)span["code.function.name"]!).Split('.')[0];
            var isRoot = span.TraceId != caller.TraceId && span.Links.Count == 1;
            seen.Add((type, $"span {span.Name} {span.Activity.Kind} {(isRoot ? "root with a link" : span.ParentSpanId == caller.SpanId ? "child" : "astray")}"));
            seen.AddRange(span.Tags.Skip(1).Select(tag => (type, FormattableString.Invariant($"span tag {tag.Key}={tag.Value}"))));
        }

        foreach (var measurement in metrics.Measurements)
        {
            var tags = string.Concat(measurement.Tags
                .Where(static tag => tag.Key is not "operation" and not "outcome")
                .Select(static tag => FormattableString.Invariant($" {tag.Key}={tag.Value}")));
            if (measurement["operation"] is string operation)
            {
                var type = operation.StartsWith("named ", StringComparison.Ordinal) ? operation[6..] : operation.Split('.')[0];
                seen.Add((type, measurement.Instrument is Histogram<double> ? $"{measurement.Name} {Buckets(measurement.Instrument)}{tags}" : $"{measurement.Name} {measurement.Value}{tags}"));
            }
            else
            {
                var buckets = measurement.Instrument is Counter<long> || Buckets(measurement.Instrument) is not { Length: > 0 } bounds ? "" : $" {bounds}";
                seen.Add((measurement.Name.Split('.')[0], FormattableString.Invariant($"{measurement.Name} {measurement.Value} {measurement.Unit}{buckets}{tags}")));
            }
        }

        foreach (var log in logs.Logs)
        {
            if (log.Category == "Probe")
                seen.AddRange(log.ScopeValues.Select(tag => (log.EventId.Name!, FormattableString.Invariant($"scope {tag.Key}={tag.Value}"))));
            else
                seen.Add((log.Category, $"{log.EventId.Name} {log.Level}"));
        }

        return seen.ToLookup(static row => row.Type, static row => row.Fact);
    }

    private static string Buckets(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { Count: 14 } } => "default",
        Histogram<double> { Advice.HistogramBucketBoundaries: { } bounds } => string.Join(' ', bounds),
        Histogram<long> { Advice.HistogramBucketBoundaries: { } bounds } => string.Join(' ', bounds),
        _ => "",
    };

    private static string Text(IEnumerable<string> facts) => string.Join("; ", facts.Order(StringComparer.Ordinal));
}
