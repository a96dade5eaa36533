namespace Instrumentation.Analyzers.Tests;

public class ClassifiedValueTests
{
    // What the rule knows by name: it references no package.
    private const string Compliance = """

        namespace Microsoft.Extensions.Compliance.Classification
        {
            [AttributeUsage(AttributeTargets.All)]
            class DataClassificationAttribute : Attribute;
        }

        [AttributeUsage(AttributeTargets.All)]
        class PersonalAttribute : Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute;

        class Customer
        {
            public int Id { get; set; }
            [Personal] public virtual string Email { get; set; } = "";
            [field: Personal] public string Phone { get; set; } = "";
            [Personal] public Address Address { get; set; } = new();
        }

        class Member : Customer
        {
            public override string Email { get; set; } = "";
        }

        record Contact([Personal] string Name);

        class Address
        {
            public string City { get; set; } = "";
        }

        [Personal]
        readonly struct Iban
        {
            public int Length => 0;
            public override string ToString() => "";
        }
        """;

    private static readonly RuleTest Rule = new(RuleIds.ClassifiedValue);

    [Fact]
    public async Task AClassifiedParameterIsReported()
    {
        var diagnostics = await Rule.ReportsAsync(Method("[Personal, [|Tag|]] string email"));

        Assert.Equal(
            "'email' is classified by [Personal] and captured in the clear; set Redact to Redaction.Erase or Redaction.Hash",
            diagnostics.Single().GetMessage());
    }

    [Theory]
    [InlineData("Erase")]
    [InlineData("Hash")]
    public Task ARedactedOneIsFine(string redaction) => Rule.ReportsAsync(Method($"[Personal, Tag(Redact = Redaction.{redaction})] string email"));

    [Fact]
    public Task ToRedactWithNoneIsNotToRedact() => Rule.ReportsAsync(Method("[Personal, [|Tag(Redact = Redaction.None)|]] string email"));

    [Fact]
    public Task AClassifiedMemberIsReported() => Rule.ReportsAsync(Method("""[[|Tag("email", Member = "Email")|]] Customer customer"""));

    [Fact]
    public Task AMemberOfAClassifiedMemberIsReported() => Rule.ReportsAsync(Method("""[[|Tag("city", Member = "Address.City")|]] Customer customer"""));

    [Fact]
    public Task AMemberOfAClassifiedParameterIsReported() => Rule.ReportsAsync(Method("""[Personal, [|Tag("id", Member = "Id")|]] Customer customer"""));

    [Fact]
    public Task AMemberOfAClassifiedTypeIsOnlyAsClassifiedAsItIs() => Rule.ReportsAsync(Method("""[Tag("length", Member = "Length")] Iban iban"""));

    [Fact]
    public Task AParameterOfARecordClassifiesItsProperty() => Rule.ReportsAsync(Method("""[[|Tag("name", Member = "Name")|]] Contact contact"""));

    [Fact]
    public Task AnOverriddenPropertyKeepsItsClassification() => Rule.ReportsAsync(Method("""[[|Tag("email", Member = "Email")|]] Member member"""));

    [Fact]
    public Task AnotherMemberIsFine() => Rule.ReportsAsync(Method("""[Tag("id", Member = "Id")] Customer customer"""));

    [Fact]
    public Task AClassifiedTypeIsReported() => Rule.ReportsAsync(Method("[[|Tag|]] Iban iban, [[|Tag|]] Iban? other"));

    [Fact]
    public Task AClassifiedReturnValueIsReported() => Rule.ReportsAsync("""
        class Customers
        {
            [Traced]
            [return: Personal]
            [return: [|Tag("email")|]]
            public string Email(int id) => "";
        }
        """ + Compliance);

    [Fact]
    public async Task AClassifiedMetricTagIsReportedHoweverItIsRedacted()
    {
        var diagnostics = await Rule.ReportsAsync(Method("[Personal, [|MetricTag|]] string email"));

        Assert.Contains("must not be on a metric", diagnostics.Single().GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task AValueWithoutAClassificationIsFine() => Rule.ReportsAsync(Method("[Tag] string email"));

    [Fact]
    public Task AClassificationFromElsewhereIsNone() => Rule.ReportsAsync("""
        namespace Mine
        {
            class DataClassificationAttribute : Attribute;

            class Customers
            {
                [Traced]
                public void Greet([DataClassification, Tag] string email) { }
            }
        }
        """);

    private static string Method(string parameters) => $$"""
        class Customers
        {
            [Traced, Metered]
            public void Greet({{parameters}}) { }
        }
        """ + Compliance;
}
