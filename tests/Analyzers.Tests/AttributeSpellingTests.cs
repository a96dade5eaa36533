namespace Instrumentation.Analyzers.Tests;

/// <summary>However an attribute is spelled, and wherever it stands: rules look at names in the source before they bind anything.</summary>
public class AttributeSpellingTests
{
    private static readonly RuleTest Rule = new(RuleIds.AttributeNotApplicable);

    [Theory]
    [InlineData("Traced")]
    [InlineData("TracedAttribute")]
    [InlineData("Instrumentation.Traced")]
    [InlineData("global::Instrumentation.TracedAttribute()")]
    [InlineData("@TracedAttribute")]
    public Task EverySpellingIsSeen(string attribute) => Rule.ReportsAsync($$"""
        class Order
        {
            [[|{{attribute}}|]]
            public Order() { }
        }
        """);

    [Theory]
    [InlineData("using Watched = Instrumentation.TracedAttribute;", "")]
    [InlineData("namespace Shop { using Watched = Instrumentation.TracedAttribute;", "}")]
    public Task AnAliasOfTheFileIsSeen(string before, string after) => Rule.ReportsAsync($$"""
        {{before}}
        class Order
        {
            [[|Watched|]]
            public Order() { }
        }
        {{after}}
        """);

    [Fact]
    public Task AnAliasOfAnotherFileIsSeen() => Rule.ReportsAsync(
        new SourceFile("Order.cs", "class Order { [[|Watched|]] public Order() { } }"),
        new SourceFile("Alias.cs", "global using Watched = Instrumentation.TracedAttribute;"));

    [Fact]
    public Task ALookAlikeOfAnotherNamespaceIsNone() => Rule.ReportsAsync("""
        namespace Mine
        {
            class TracedAttribute : Attribute { }

            class Order
            {
                [Traced]
                public Order() { }
            }
        }
        """);

    [Fact]
    public Task ThePartOfATypeInAnotherFileIsSeen() => Rule.ReportsAsync(
        new SourceFile("Order.cs", "partial class Order { public int Id => 1; }"),
        new SourceFile("Order.Part.cs", "partial class Order { class Line { [[|Traced|]] ~Line() { } } [[|Traced|]] ~Order() { } }"));

    [Fact]
    public Task AnAttributeOfThePrimaryConstructorsParametersIsSeen() =>
        new RuleTest(RuleIds.TagWithoutEffect).ReportsAsync("class Order([[|Tag|]] int id) { public int Id => id; }");

    [Theory]
    [InlineData("void Run() { [[|Traced|]] void Local() { } Local(); }")]
    [InlineData("void Run() { Func<int, int> f = [[|Traced|]] (int x) => x; f(1); }")]
    [InlineData("Func<int, int> f = [[|Traced|]] (int x) => x;")]
    [InlineData("Func<int> Property => [[|Traced|]] () => 1;")]
    public Task AFunctionInsideOfAMemberIsSeen(string member) => Rule.ReportsAsync($$"""class Order { {{member}} }""");
}
