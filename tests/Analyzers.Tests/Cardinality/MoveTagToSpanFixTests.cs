using Instrumentation.CodeFixes.Cardinality;

namespace Instrumentation.Analyzers.Tests.Cardinality;

public class MoveTagToSpanFixTests
{
    private static readonly FixTest Fix = new(new MoveTagToSpanFix());

    [Fact]
    public Task AnArgumentGoes() => Fix.FixesAsync(
        Shop.Method("Guid order", """Placed.Add(1, new KeyValuePair<string, object?>("order", order)); // one more"""),
        Shop.Method("Guid order", """
            Activity.Current?.SetTag("order", order);
                    Placed.Add(1); // one more
            """));

    [Fact]
    public Task OtherTagsStay() => Fix.FixesAsync(
        Shop.Method("Guid order, bool late", """Placed.Add(1, new("order", order), new KeyValuePair<string, object?>("late", late));"""),
        Shop.Method("Guid order, bool late", """
            Activity.Current?.SetTag("order", order);
                    Placed.Add(1, new KeyValuePair<string, object?>("late", late));
            """));

    [Fact]
    public Task AnElementOfACollectionGoes() => Fix.FixesAsync(
        Shop.Method("Guid order, bool late", """
            var tags = new TagList { { "late", late }, { "order", order } };
                    Placed.Add(1, tags);
            """),
        Shop.Method("Guid order, bool late", """
            Activity.Current?.SetTag("order", order);
                    var tags = new TagList { { "late", late } };
                    Placed.Add(1, tags);
            """));

    [Fact]
    public Task AStatementOfItsOwnIsReplaced() => Fix.FixesAsync(
        Shop.Method("Guid order, TagList tags", """
            // Who it was.
                    tags.Add("order", order);
            """),
        Shop.Method("Guid order, TagList tags", """
            // Who it was.
                    Activity.Current?.SetTag("order", order);
            """));

    [Fact]
    public Task AMethodThatMakesTheTagKnowsItsKey() => Fix.FixesAsync(
        Shop.Method("Guid order", """Placed.Add(1, Tag("order", order));""", "static KeyValuePair<string, object?> Tag(string key, object? value) => new(key, value);"),
        Shop.Method("Guid order", """
            Activity.Current?.SetTag("order", order);
                    Placed.Add(1);
            """, "static KeyValuePair<string, object?> Tag(string key, object? value) => new(key, value);"));

    [Fact]
    public Task AllOfAFileAreFixedAtOnce() => Fix.FixesAllAsync(
        Shop.Method("Guid order, DateTime at", """
            Placed.Add(1, new("order", order), new KeyValuePair<string, object?>("at", at));
                    Placed.Add(2, new KeyValuePair<string, object?>("at", at));
            """),
        Shop.Method("Guid order, DateTime at", """
            Activity.Current?.SetTag("order", order);
                    Activity.Current?.SetTag("at", at);
                    Placed.Add(1);
                    Activity.Current?.SetTag("at", at);
                    Placed.Add(2);
            """));

    [Fact]
    public Task WhatIsNoStatementIsLeftAlone() => Fix.OffersNothingAsync(Shop.Method(
        "Guid order", """Action count = () => Placed.Add(1, new KeyValuePair<string, object?>("order", order));"""));
}
