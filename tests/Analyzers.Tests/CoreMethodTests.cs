namespace Instrumentation.Analyzers.Tests;

public class CoreMethodTests
{
    private static readonly RuleTest Rule = new(RuleIds.CoreMethod);

    [Fact]
    public async Task APartialMethodWithoutItsCoreIsReported()
    {
        var diagnostics = await Rule.ReportsAsync("""
            partial class Orders
            {
                [Traced]
                public partial Task [|PlaceAsync|](int id);
            }
            """);

        Assert.Equal(
            "Partial method 'PlaceAsync' needs the method 'PlaceCoreAsync' with the same signature: it is the method that the generated body calls",
            diagnostics.Single().GetMessage());
    }

    [Fact]
    public Task APartialMethodWithoutAnAccessibilityIsReportedToo() => (Rule with { CompilerErrors = [] }).ReportsAsync("""
        partial class Orders
        {
            [Traced]
            partial void [|Place|](int id);
        }
        """);

    [Fact]
    public Task ACoreWithOtherParametersIsNone() => Rule.ReportsAsync("""
        partial class Orders
        {
            [Traced]
            public partial Task [|PlaceAsync|](int id);

            private Task PlaceCoreAsync(long id) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task ACoreWithAnotherResultIsNone() => Rule.ReportsAsync("""
        partial class Orders
        {
            [Traced]
            public partial Task<int> [|PlaceAsync|](int id);

            private Task PlaceCoreAsync(int id) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task ACoreWithAnotherRefKindIsNone() => Rule.ReportsAsync("""
        partial class Orders
        {
            [Traced]
            public partial void [|Place|](ref int id);

            private void PlaceCore(int id) { }
        }
        """);

    [Fact]
    public Task AnInstanceCoreOfAStaticMethodIsNone() => Rule.ReportsAsync("""
        partial class Orders
        {
            [Traced]
            public static partial void [|Place|](int id);

            private void PlaceCore(int id) { }
        }
        """);

    [Fact]
    public Task ACoreWithOtherTypeParametersIsNone() => Rule.ReportsAsync("""
        partial class Orders
        {
            [Traced]
            public partial void [|Place|]<T>(T order);

            private void PlaceCore<T, TOther>(T order) { }
        }
        """);

    [Fact]
    public Task AMethodWithItsCoreIsRight() => (Rule with { CompilerErrors = [] }).ReportsAsync("""
        partial class Orders
        {
            [Traced]
            public partial Task<T> PlaceAsync<T>(T order, ref int count, params int[] lines) where T : class;

            private Task<T> PlaceCoreAsync<T>(T order, ref int count, int[] lines) where T : class => Task.FromResult(order);

            [Metered]
            public static partial int Count();

            private static int CountCore() => 1;
        }
        """);

    [Fact]
    public Task AMethodOfATypeWithAnAttributeNeedsItsCoreToo() => (Rule with { CompilerErrors = ["CS8795"] }).ReportsAsync("""
        [Traced]
        partial class Orders
        {
            public partial Task [|PlaceAsync|](int id);
        }
        """);

    [Fact]
    public Task ABodyByHandIsTheUsersOwn() => (Rule with { CompilerErrors = [] }).ReportsAsync("""
        partial class Orders
        {
            [Traced]
            public partial void Place(int id);

            public partial void Place(int id) { }
        }
        """);

    [Fact]
    public Task AMethodWithABodyThatIsMadePartialIsReported() => (Rule with { CompilerErrors = ["CS0759"] }).ReportsAsync("""
        partial class Orders
        {
            [Traced]
            public async partial Task [|PlaceAsync|](int id) => await Task.Yield();
        }
        """);

    [Fact]
    public Task APartialMethodWithoutAnAttributeIsNoneOfOurBusiness() => (Rule with { CompilerErrors = ["CS8795"] }).ReportsAsync("""
        partial class Orders
        {
            public partial Task PlaceAsync(int id);
        }
        """);

    [Fact]
    public Task TheOtherMethodsOfTheTypeKeepTheirBodies() => Rule.ReportsAsync("""
        partial class Orders
        {
            [Traced]
            public partial void [|Place|](int id);

            [Traced]
            public partial void Cancel(int id);

            private void CancelCore(int id) { }
        }
        """);
}
