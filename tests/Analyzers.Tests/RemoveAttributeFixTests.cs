using Instrumentation.CodeFixes;

namespace Instrumentation.Analyzers.Tests;

public class RemoveAttributeFixTests
{
    private static readonly FixTest Fix = new(new RemoveAttributeFix());

    [Fact]
    public Task AnAttributeGoesWithItsLine() => Fix.FixesAsync(
        """
        class Order
        {
            /// <summary>Makes one.</summary>
            [Traced]
            public Order() { }
        }
        """,
        """
        class Order
        {
            /// <summary>Makes one.</summary>
            public Order() { }
        }
        """);

    [Fact]
    public Task AnAttributeWithAWrongArgumentGoes() => Fix.FixesAsync(
        """
        class Order
        {
            [Traced, TimeLimit(0)]
            public int Place(CancellationToken token) => 1;
        }
        """,
        """
        class Order
        {
            [Traced]
            public int Place(CancellationToken token) => 1;
        }
        """);

    [Fact]
    public Task AnotherAttributeStays() => Fix.FixesAsync(
        """
        class Order
        {
            [Obsolete]
            [Traced]
            public Order() { }
        }
        """,
        """
        class Order
        {
            [Obsolete]
            public Order() { }
        }
        """);

    [Fact]
    public Task AnotherAttributeOfTheListStays() => Fix.FixesAsync(
        """
        class Order
        {
            [Traced, Obsolete]
            public Order() { }
        }
        """,
        """
        class Order
        {
            [Obsolete]
            public Order() { }
        }
        """);

    [Fact]
    public Task AnAttributeOfAParameterGoes() => Fix.FixesAsync(
        """
        class Orders
        {
            public void Place(int id, [Tag] int number) { }
        }
        """,
        """
        class Orders
        {
            public void Place(int id, int number) { }
        }
        """);

    [Fact]
    public Task AnAttributeOfALambdaGoes() => Fix.FixesAsync(
        """
        class Orders
        {
            public Func<int, int> Place() => [Traced] (int id) => id;
        }
        """,
        """
        class Orders
        {
            public Func<int, int> Place() => (int id) => id;
        }
        """);

    [Fact]
    public Task AllOfAFileAreFixedAtOnce() => Fix.FixesAllAsync(
        """
        class Orders
        {
            [return: Tag]
            public int Place(
                [Tag] int id,
                [Tag, MetricTag] int number)
            {
                return Total(id);

                int Total([Tag] int total) => total;
            }
        }
        """,
        """
        class Orders
        {
            public int Place(
                int id,
                int number)
            {
                return Total(id);

                int Total(int total) => total;
            }
        }
        """);

    [Fact]
    public Task AnAttributeOnTheTypeIsNotTheMethodsToRemove() => Fix.OffersNothingAsync("""
        [Traced]
        class Orders
        {
            public async void Forget() => await Task.Yield();
        }
        """);
}
