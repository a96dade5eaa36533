namespace Instrumentation.Analyzers.Tests.Cardinality;

public class DynamicNameTests
{
    private static readonly RuleTest Rule = new(RuleIds.DynamicName);

    [Fact]
    public async Task TheMessageNamesWhatVaries()
    {
        var diagnostics = await Rule.ReportsAsync(Shop.Method(
            "string region, List<string> all",
            """
            Meter.CreateCounter<long>([|$"orders.{region}"|]);
                    using var span = Source.StartActivity([|"load " + all[0].Trim()|]);
            """));

        Assert.Equal(
            ["The name of an instrument is not constant: it depends on 'region'", "The name of a span is not constant: it depends on 'all[0]'"],
            diagnostics.Select(static diagnostic => diagnostic.GetMessage(null)));
    }

    [Theory]
    [InlineData("$\"work {turn + 1}\"", "turn")]
    [InlineData("$\"{text ?? \"test\"} process\"", "text ?? \"test\"")]
    [InlineData("text + turn", "text")]
    [InlineData("$\"{queue} {all[0]}\"", "all[0]")]
    public async Task TheMessageWritesItAsTheSourceDoes(string name, string written)
    {
        var diagnostics = await Rule.ReportsAsync(Shop.Method(
            "string? text, int number, string queue, List<string> all",
            $$"""
            var turn = number;
                    var made = {{name}};
                    using var span = Source.StartActivity([|made|]);
            """));

        Assert.Equal($"The name of a span is not constant: it depends on '{written}'", Assert.Single(diagnostics).GetMessage(null));
    }

    [Fact]
    public Task ANameThatIsHandedOnIsNotMadeHere() => Rule.ReportsAsync(Shop.Method(
        "string spanName, string key, object? value",
        """
        using var span = Source.StartActivity(spanName);
                Placed.Add(1, new KeyValuePair<string, object?>(key, value));
        """));

    [Fact]
    public Task AKeyOfItsOwnWithAConstantIsMadeHere() => Rule.ReportsAsync(Shop.Method(
        "string key", """Placed.Add(1, new KeyValuePair<string, object?>([|key|], true));"""));

    [Fact]
    public async Task AnInstrumentThatIsCreatedLateIsReportedWhereThatIsAskedFor()
    {
        var setup = new GeneratorSetup();
        var diagnostics = await (Rule with { Setup = setup with { Options = setup.Options.Add("instrumentation.INS1003.flag_late_instruments", "true") } }).ReportsAsync(
            Shop.Method("bool isLate", """Meter.CreateCounter<long>([|isLate ? "late" : "early"|]);"""));

        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Info, Assert.Single(diagnostics).Severity);
    }
}
