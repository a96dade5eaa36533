namespace Instrumentation.Analyzers.Tests.Cardinality;

public class UnboundedTagTests
{
    private static readonly RuleTest Rule = new(RuleIds.UnboundedTag);

    [Fact]
    public async Task TheMessageNamesTheTagAndTheSource()
    {
        var diagnostics = await Rule.ReportsAsync(Shop.Method(
            "Guid order", """Placed.Add(1, new KeyValuePair<string, object?>("order", [|order|]));"""));

        Assert.Equal(
            "Tag 'order' has no bound: 'order' is a Guid; record it on the span instead", Assert.Single(diagnostics).GetMessage(null));
    }

    [Fact]
    public async Task TheWayOfTheValueIsInFurtherLocations()
    {
        var diagnostics = await Rule.ReportsAsync(Shop.Method(
            "Guid order", """var text = order.ToString("N"); var label = text; Placed.Add(1, new KeyValuePair<string, object?>("order", [|label|]));"""));

        var steps = Assert.Single(diagnostics).AdditionalLocations;
        Assert.Equal(["order", "order.ToString(\"N\")", "text"], steps.Select(static step => step.SourceTree!.ToString()[step.SourceSpan.Start..step.SourceSpan.End]));
    }

    [Fact]
    public Task AValueThatAnotherFileReturnsIsFollowed() => Rule.ReportsAsync(
        new SourceFile("Order.cs", "record Order(Guid Number) { public string Code => Number.ToString(); public string Fixed => \"a\"; }"),
        new SourceFile(
            SourceFile.DefaultPath,
            Shop.Method(
                "Order order",
                """Placed.Add(1, new("code", [|order.Code|]), new KeyValuePair<string, object?>("fixed", order.Fixed));""")));

    [Fact]
    public Task ACallDeeperThanTheOptionSaysIsNotFollowed() => WithOption("instrumentation.max_call_depth", "0").ReportsAsync(Shop.Method(
        "Guid order", """Placed.Add(1, new KeyValuePair<string, object?>("code", Code(order)));""", "static string Code(Guid order) => order.ToString();"));

    [Fact]
    public Task AMethodThatCallsItselfEndsTheProof() => Rule.ReportsAsync(Shop.Method(
        "int n", """Placed.Add(1, new KeyValuePair<string, object?>("text", Text(n)));""", "static string Text(int n) => n == 0 ? Text(n - 1) : Text(n - 2);"));

    [Theory]
    [InlineData("instrumentation.INS1001.bounded_types", "System.Guid")]
    [InlineData("instrumentation.bounded_keys", "other, order")]
    public Task AnOptionPromisesABound(string key, string value) => WithOption(key, value).ReportsAsync(Shop.Method(
        "Guid order", """Placed.Add(1, new KeyValuePair<string, object?>("order", order));"""));

    [Fact]
    public Task AMemberIsPromisedByItsName() => WithOption("instrumentation.INS1001.bounded_members", "System.Exception.Message").ReportsAsync(Shop.Method(
        "Exception error", """Placed.Add(1, new KeyValuePair<string, object?>("error", error.Message));"""));

    [Theory]
    [InlineData("instrumentation.max_call_depth", "many")]
    [InlineData("instrumentation.max_call_depth", "-1")]
    [InlineData("instrumentation.INS1001.budget", "1e9")]
    [InlineData("instrumentation.INS1001.bounded_types", ",, ;")]
    [InlineData("instrumentation.strict", "yes")]
    public Task AnOptionThatCannotBeParsedIsIgnored(string key, string value) => WithOption(key, value).ReportsAsync(Shop.Method(
        "Guid order, string text", """Placed.Add(1, new("order", [|Code(order)|]), new KeyValuePair<string, object?>("text", text));""", "static string Code(Guid order) => order.ToString();"));

    [Fact]
    public Task TheAssemblyPromisesABoundForAKey() => Rule.ReportsAsync(
        new SourceFile("Promises.cs", """[assembly: BoundedCardinality("order", 50)]"""),
        new SourceFile(SourceFile.DefaultPath, Shop.Method(
            "Guid order", """Placed.Add(1, new("order", order), new KeyValuePair<string, object?>("other", [|order|]));""")));

    [Fact]
    public async Task UnknownTextIsReportedAsASuggestionWhereThatIsAskedFor()
    {
        var diagnostics = await WithOption("instrumentation.INS1001.flag_unknown_strings", "true").ReportsAsync(Shop.Method(
            "string text", """Placed.Add(1, new KeyValuePair<string, object?>("text", [|text|]));"""));

        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Info, Assert.Single(diagnostics).Severity);
    }

    [Fact]
    public async Task TagsTogetherCanBeMoreThanTheBudget()
    {
        var diagnostics = await WithOption("instrumentation.INS1001.budget", "100").ReportsAsync(Shop.Method(
            "DayOfWeek day, byte level, bool late",
            """
            [|Placed.Add(1, new("day", day), new("level", level))|];
                    Placed.Add(1, new("day", day), new KeyValuePair<string, object?>("late", late));
            """));

        Assert.Equal(
            "Tag 'day', 'level' can have 1792 combinations of values in one metric, more than the 100 of its budget", Assert.Single(diagnostics).GetMessage(null));
    }

    [Fact]
    public Task WithoutABudgetNothingIsCounted() => Rule.ReportsAsync(Shop.Method(
        "short a, short b", """Placed.Add(1, new("a", a), new KeyValuePair<string, object?>("b", b));"""));

    [Fact]
    public Task ATypeOfTheProgramWithAFamiliarNameIsNoSink() => Rule.ReportsAsync("""
        namespace Mine
        {
            class Counter<T> { public void Add(T delta, KeyValuePair<string, object?> tag) { } }

            class TagList { public void Add(string key, object? value) { } }

            class Use
            {
                void Count(Counter<int> counter, TagList tags, Guid order)
                {
                    counter.Add(1, new("order", order));
                    tags.Add("order", order);
                }
            }
        }
        """);

    [Fact]
    public Task ABodyThatIsTooLargeIsLeftAlone() => Rule.ReportsAsync(Shop.Method(
        "Guid order, int n",
        string.Concat(Enumerable.Repeat("if (n > 1) n = n + 1 + n;\n", 600)) + """Placed.Add(1, new KeyValuePair<string, object?>("order", order));"""));

    private static RuleTest WithOption(string key, string value)
    {
        var setup = new GeneratorSetup();
        return Rule with { Setup = setup with { Options = setup.Options.Add(key, value) } };
    }
}
