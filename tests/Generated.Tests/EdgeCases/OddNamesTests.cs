using Instrumentation.TestKit.Listeners;
using Targets.EdgeCases;

namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>Quotes, backslashes, braces, line ends and other alphabets in names and values: they come out as they went in.</summary>
public sealed class OddNamesTests : Behaviour
{
    private const string Name = "\"a\" {0} \\ {b} {{ü}} \u2028 日本 😀";
    private const string Prefix = "odd \"{p}\" \\";
    private const string Value = "{0} \"v\" \\ {Named}";

    [Fact]
    public async Task NamesAndValuesAreKeptOnSpanMetricAndLog()
    {
        using var logs = new LogRecorder();
        using var use = InstrumentationLogging.UseLoggerFactory(logs);

        OddNames.Call(Value, null);
        Assert.Throws<FormatException>(() => OddNames.Call(Value, new FormatException("{0} {")));
        Assert.Equal(Value.Length, await OddNames.CallAsync(Value));

        Assert.Equal([Name, Name, "partial {x} \"\" \\"], Spans.Spans.Select(static span => span.Name));
        Assert.Equal((Value, Value), (Spans.Spans[0]["tag {0} \"q\" \\ ü"], Spans.Spans[0]["metric {1} \r\n"]));
        Assert.Equal(Value, Spans.Spans[2]["@tag $\"{value}\""]);
        Assert.Equal("{0} {", Spans.Spans[1].StatusDescription);
        var calls = Metrics.Of($"{Prefix}.calls");
        Assert.Equal([Name, Name, "partial {x} \"\" \\"], calls.Select(static call => call["operation"]));
        Assert.Equal(Value, calls[0]["metric {1} \r\n"]);
        Assert.Equal(("{\"unit\"}", Value), (Metrics.Only("odd {counter} \\").Unit, Metrics.Only("odd {counter} \\")["metric {1} \r\n"]));
        Assert.Equal($"{Name} started", logs.Logs[0].Message);
        Assert.StartsWith($"{Name} succeeded in ", logs.Logs[1].Message, StringComparison.Ordinal);
        Assert.StartsWith($"{Name} failed with System.FormatException after ", logs.Logs[3].Message, StringComparison.Ordinal);
        Assert.StartsWith("partial {x} \"\" \\ succeeded in ", logs.Logs[4].Message, StringComparison.Ordinal);
        Assert.Contains($"tag {{0}} \"q\" \\ ü:{Value}", logs.Logs[0].Scopes[0], StringComparison.Ordinal);
        AssertNothingActive(Prefix);
    }
}
