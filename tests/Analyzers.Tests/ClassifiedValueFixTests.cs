using Instrumentation.CodeFixes;

namespace Instrumentation.Analyzers.Tests;

public class ClassifiedValueFixTests
{
    private static readonly FixTest Fix = new(new ClassifiedValueFix());

    [Fact]
    public Task ATagWithoutArgumentsGetsOne() => Fix.FixesAsync(
        Source("[Personal, Tag] string email"),
        Source("[Personal, Tag(Redact = Redaction.Erase)] string email"));

    [Fact]
    public Task TheOtherActionHashes() => (Fix with { Title = "Set Redact to Redaction.Hash" }).FixesAsync(
        Source("""[Personal, Tag("email")] string email"""),
        Source("""[Personal, Tag("email", Redact = Redaction.Hash)] string email"""));

    [Fact]
    public Task WhatSaysNoneIsReplaced() => Fix.FixesAsync(
        Source("[Personal, Tag(Redact = Redaction.None)] string email"),
        Source("[Personal, Tag(Redact = Redaction.Erase)] string email"));

    [Fact]
    public Task AllOfAFileAreFixedAtOnce() => Fix.FixesAllAsync(
        Source("[Personal, Tag] string email, [Personal, Tag] string phone"),
        Source("[Personal, Tag(Redact = Redaction.Erase)] string email, [Personal, Tag(Redact = Redaction.Erase)] string phone"));

    [Fact]
    public Task AMetricTagCannotBeRedacted() => Fix.OffersNothingAsync(Source("[Personal, MetricTag] string email"));

    [Fact]
    public Task AMetricTagCanBeRemoved() => new FixTest(new RemoveAttributeFix()).FixesAsync(
        Source("[Personal, MetricTag] string email"),
        Source("[Personal] string email"));

    private static string Source(string parameters) => $$"""
        class Customers
        {
            [Traced, Metered]
            public void Greet({{parameters}}) { }
        }

        class PersonalAttribute : Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute;

        namespace Microsoft.Extensions.Compliance.Classification
        {
            class DataClassificationAttribute : Attribute;
        }
        """;
}
