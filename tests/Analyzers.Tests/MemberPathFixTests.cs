using Instrumentation.CodeFixes;

namespace Instrumentation.Analyzers.Tests;

public class MemberPathFixTests
{
    private static readonly FixTest Fix = new(new MemberPathFix());

    [Fact]
    public Task TheNearestNameTakesThePlaceOfTheMissingOne() => Fix.FixesAsync(
        Source("""[Tag("x", Member = "Customer.Nam.Length")] Order order"""),
        Source("""[Tag("x", Member = "Customer.Name.Length")] Order order"""));

    [Fact]
    public Task AllOfAFileAreFixedAtOnce() => Fix.FixesAllAsync(
        Source("""[Tag("x", Member = "Custmer.Name"), Tag("y", Member = @"custmer")] Order order, [Tag("z", Member = "Nmae")] Customer customer"""),
        Source("""[Tag("x", Member = "Customer.Name"), Tag("y", Member = "Customer")] Order order, [Tag("z", Member = "Name")] Customer customer"""));

    [Fact]
    public Task ANameThatIsLikeNoneIsNotGuessed() => Fix.OffersNothingAsync(Source("""[Tag("x", Member = "Zzzzzzzzzzzz")] Order order"""));

    [Fact]
    public Task APathThatIsNoLiteralIsNotRewritten() => Fix.OffersNothingAsync(Source("""[Tag("x", Member = nameof(Order.Customr))] Order order"""));

    private static string Source(string parameters) => $$"""
        class Orders
        {
            [Traced]
            public void Place({{parameters}}) { }
        }

        class Order
        {
            public Customer? Customer { get; set; }
            public void Customr() { }
        }

        class Customer
        {
            public string Name { get; set; } = "";
            public override string ToString() => Name;
        }
        """;
}
