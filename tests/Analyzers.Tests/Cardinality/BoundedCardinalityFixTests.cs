using Instrumentation.CodeFixes.Cardinality;

namespace Instrumentation.Analyzers.Tests.Cardinality;

public class BoundedCardinalityFixTests
{
    private const string Promise = "BoundedCardinality(/* TODO: how many values can there be? */ 100)";
    private const string Count = """Placed.Add(1, new KeyValuePair<string, object?>("who", customerId));""";

    private static readonly FixTest Fix = new(new BoundedCardinalityFix());

    [Fact]
    public Task AParameterGetsThePromise() => Fix.FixesAsync(Shop.Method("int n, string customerId", Count), Shop.Method($"int n, [{Promise}] string customerId", Count));

    [Fact]
    public Task SoDoesAProperty() => Fix.FixesAsync(
        Shop.Method("Customer customer", Count.Replace("customerId", "customer.Id")) + "\n\nclass Customer\n{\n    /// <summary>Who.</summary>\n    public string Id { get; set; } = \"\";\n}",
        Shop.Method("Customer customer", Count.Replace("customerId", "customer.Id"))
            + $"\n\nclass Customer\n{{\n    /// <summary>Who.</summary>\n    [{Promise}]\n    public string Id {{ get; set; }} = \"\";\n}}");

    [Fact]
    public Task APropertyOfARecordIsItsParameter() => Fix.FixesAsync(
        Shop.Method("Customer customer", Count.Replace("customerId", "customer.Id")) + "\n\nrecord Customer(string Id);",
        Shop.Method("Customer customer", Count.Replace("customerId", "customer.Id")) + $"\n\nrecord Customer([property: {Promise}] string Id);");

    [Fact]
    public Task ALocalHasNoAttributes() => Fix.OffersNothingAsync(Shop.Method("List<string> all", "var customerId = all[0]; " + Count));
}
