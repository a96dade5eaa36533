using Instrumentation.CodeFixes.Cardinality;

namespace Instrumentation.Analyzers.Tests.Cardinality;

public class RenameToTwinFixTests
{
    private static readonly FixTest Fix = new(new RenameToTwinFix());

    [Fact]
    public Task TheKeyIsRenamed() => Fix.FixesAllAsync(
        Shop.Method("string text, TagList tags", """
            Placed.Add(1, new KeyValuePair<string, object?>("url.path", text));
                    tags.Add("db.query.text" /* all of it */, text);
            """),
        Shop.Method("string text, TagList tags", """
            Placed.Add(1, new KeyValuePair<string, object?>("http.route", text));
                    tags.Add("db.query.summary" /* all of it */, text);
            """));

    [Fact]
    public Task WhatHasNoTwinKeepsItsName() => Fix.OffersNothingAsync(
        Shop.Method("string text", """Placed.Add(1, new KeyValuePair<string, object?>("thread.name", text));"""));
}
