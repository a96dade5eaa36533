namespace Instrumentation.Analyzers.Tests;

public class AttributeNotApplicableTests
{
    private static readonly RuleTest Rule = new(RuleIds.AttributeNotApplicable);

    [Fact]
    public async Task AConstructorIsNoMethodToRedirect()
    {
        var diagnostics = await Rule.ReportsAsync("""
            class Order
            {
                [[|Traced|]]
                public Order() { }
            }
            """);

        Assert.Equal(
            "[Traced] cannot be applied to 'Order': calls of a constructor cannot be redirected; use a factory method",
            diagnostics.Single().GetMessage());
    }

    [Fact]
    public Task AStaticConstructorIsNone() => Rule.ReportsAsync("""
        class Order
        {
            [[|Metered|]]
            static Order() { }
        }
        """);

    [Fact]
    public async Task APropertyAccessorIsNone()
    {
        var diagnostics = await Rule.ReportsAsync("""
            class Order
            {
                public int Total
                {
                    [[|Metered|]] get;
                    [[|LogContext|]] set;
                }
            }
            """);

        Assert.All(diagnostics, static diagnostic => Assert.Contains("'Total'", diagnostic.GetMessage(), StringComparison.Ordinal));
    }

    [Fact]
    public Task AnIndexerAccessorIsNone() => Rule.ReportsAsync("""
        class Order
        {
            public int this[int line]
            {
                [[|Traced|]] get => line;
                set { }
            }
        }
        """);

    [Fact]
    public Task AnEventAccessorIsNone() => Rule.ReportsAsync("""
        class Order
        {
            public event Action? Placed
            {
                [[|Traced|]] add { }
                remove { }
            }
        }
        """);

    [Fact]
    public async Task AnOperatorIsNone()
    {
        var diagnostics = await Rule.ReportsAsync("""
            struct Money
            {
                [[|Traced|]]
                public static Money operator +(Money left, Money right) => left;
            }
            """);

        Assert.Contains("operator +", diagnostics.Single().GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task AConversionIsNone() => Rule.ReportsAsync("""
        struct Money
        {
            [[|Traced|]]
            public static explicit operator int(Money money) => 0;
        }
        """);

    [Fact]
    public Task AFinalizerIsNone() => Rule.ReportsAsync("""
        class Order
        {
            [[|Traced|]]
            ~Order() { }
        }
        """);

    [Fact]
    public Task ALocalFunctionIsNone() => Rule.ReportsAsync("""
        class Orders
        {
            public int Place(int id)
            {
                return Total();

                [[|Traced|]]
                int Total() => id;
            }
        }
        """);

    [Fact]
    public Task ALocalFunctionInALambdaOfAFieldIsNone() => Rule.ReportsAsync("""
        class Orders
        {
            private readonly Func<int> total = () =>
            {
                return Total();

                [[|Traced|]]
                static int Total() => 1;
            };

            public int Place() => total();
        }
        """);

    [Fact]
    public async Task ALambdaIsNone()
    {
        var diagnostics = await Rule.ReportsAsync("""
            class Orders
            {
                public Func<int, int> Place() => [[|Traced|]] (int id) => id;
            }
            """);

        Assert.Contains("'lambda'", diagnostics.Single().GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task ALambdaOfTopLevelStatementsIsNone() =>
        (Rule with { Setup = new GeneratorSetup { OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication } }).ReportsAsync("""
            var place = [[|Traced|]] (int id) => id;
            Console.WriteLine(place(1));
            """);

    [Fact]
    public Task AnExternMethodHasNoPlaceForIt() => Rule.ReportsAsync("""
        using System.Runtime.InteropServices;

        static class Native
        {
            [DllImport("native")]
            [[|Traced|]]
            public static extern int Beep(int tone);
        }
        """);

    [Fact]
    public Task AConditionalMethodIsSeenWhereItIsCalled() => Rule.ReportsAsync("""
        static class Log
        {
            [Conditional("DEBUG")]
            [Traced]
            public static void Write(string text) { }
        }
        """);

    [Fact]
    public async Task AFileLocalTypeInTheSignatureCannotBeNamed()
    {
        var diagnostics = await Rule.ReportsAsync("""
            file class Order;

            file class Orders
            {
                [[|Traced|]]
                public void Place(List<Order> orders) { }
            }
            """);

        Assert.Contains("file-local type 'Orders'", diagnostics.Single().GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APrivateTypeInTheSignatureCannotBeNamed()
    {
        var diagnostics = await Rule.ReportsAsync("""
            class Orders
            {
                [[|Traced|]]
                private void Place(List<Order?[]> orders) { }

                public void Place() => Place([]);

                private class Order;
            }
            """);

        Assert.Contains("the type 'Order' in its signature", diagnostics.Single().GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task APrivateTypeInTheSignatureOfAPartialMethodIsInScope() => Rule.ReportsAsync("""
        partial class Orders
        {
            [Traced]
            private partial void Place(Order order);

            private void PlaceCore(Order order) { }

            public void Place() => Place(new Order());

            private class Order;
        }
        """);

    [Fact]
    public Task APrivateMethodOfAStaticClassIsOutOfReach() => Rule.ReportsAsync("""
        static class Orders
        {
            public static void Place() => Place(1);

            [[|Traced|]]
            private static void Place(int id) { }
        }
        """);

    [Fact]
    public Task APrivateMethodOfAPartialStaticClassIsWithinReach() => Rule.ReportsAsync("""
        static partial class Orders
        {
            public static void Place() => Place(1);

            [Traced]
            private static void Place(int id) { }
        }
        """);

    [Fact]
    public Task APrivateMethodOfAClassIsWithinReach() => Rule.ReportsAsync("""
        class Orders
        {
            public void Place() => Place(1);

            [Traced]
            private void Place(int id) { }
        }
        """);

    [Fact]
    public Task AnAbstractPartialMethodIsRefused() => (Rule with { CompilerErrors = ["CS0750", "CS8795"] }).ReportsAsync("""
        abstract partial class Orders
        {
            [[|Traced|]]
            public abstract partial void Place(int id);
        }
        """);

    [Fact]
    public Task APartialMethodOfAnInterfaceWouldNotBeVirtual() => Rule.ReportsAsync("""
        partial interface IOrders
        {
            [[|Traced|]]
            public partial void Place(int id);
        }
        """);

    [Fact]
    public Task APartialMethodNeedsAPartialType() => (Rule with { CompilerErrors = ["CS0751", "CS8795"] }).ReportsAsync("""
        class Orders
        {
            [[|Traced|]]
            public partial void Place(int id);

            private void PlaceCore(int id) { }
        }
        """);

    [Fact]
    public Task APartialMethodNeedsAPartialOuterType() => (Rule with { CompilerErrors = ["CS8795"] }).ReportsAsync("""
        class Shop
        {
            public partial class Orders
            {
                [[|Traced|]]
                public partial void Place(int id);

                private void PlaceCore(int id) { }
            }
        }
        """);

    [Fact]
    public Task APartialMethodOfAFileLocalTypeHasNoPlaceForItsBody() => (Rule with { CompilerErrors = ["CS8795"] }).ReportsAsync("""
        file partial class Orders
        {
            [[|Traced|]]
            public partial void Place(int id);

            private void PlaceCore(int id) { }
        }
        """);

    [Fact]
    public Task APartialMethodWithAResultNeedsAnAccessibility() => (Rule with { CompilerErrors = ["CS8796"] }).ReportsAsync("""
        partial class Orders
        {
            [[|Traced|]]
            partial int Place(int id);

            private int PlaceCore(int id) => id;
        }
        """);

    [Fact]
    public async Task APartialImplementationOfAnInstrumentedMemberWouldBeSeenTwice()
    {
        var diagnostics = await Rule.ReportsAsync("""
            interface IOrders
            {
                [Traced]
                void Place(int id);
            }

            partial class Orders : IOrders
            {
                [[|Traced|]]
                public partial void Place(int id);

                private void PlaceCore(int id) { }
            }
            """);

        Assert.Contains("'IOrders.Place'", diagnostics.Single().GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASpanWouldEndTheActivityThatIsReturned()
    {
        var diagnostics = await Rule.ReportsAsync("""
            static class Spans
            {
                [Metered, [|Traced|]]
                public static Activity? Start(string name) => null;
            }
            """);

        Assert.StartsWith("[Traced] cannot be applied to 'Start'", diagnostics.Single().GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task ASpanWouldEndTheActivityOfATask() => Rule.ReportsAsync("""
        static class Spans
        {
            [[|Traced|]]
            public static Task<Activity?> StartAsync(string name) => Task.FromResult<Activity?>(null);
        }
        """);

    [Fact]
    public Task MetricsDoNotEndTheActivityThatIsReturned() => Rule.ReportsAsync("""
        static class Spans
        {
            [Metered]
            public static Activity? Start(string name) => null;
        }
        """);

    [Fact]
    public Task LogContextWouldEndTheScopeThatIsReturned() => Rule.ReportsAsync("""
        static class Scopes
        {
            [[|LogContext|]]
            public static IDisposable? Begin(ILogger logger) => logger.BeginScope("order");
        }
        """);

    [Fact]
    public Task ASpanDoesNotEndTheScopeThatIsReturned() => Rule.ReportsAsync("""
        static class Scopes
        {
            [Traced]
            public static IDisposable? Begin(ILogger logger) => logger.BeginScope("order");
        }
        """);

    [Fact]
    public Task AStreamIsObservedWhenItIsEnumerated() => Rule.ReportsAsync("""
        class Orders
        {
            [Traced]
            public async IAsyncEnumerable<int> Stream() { await Task.Yield(); yield return 1; }

            [Traced]
            public IEnumerable<int> All() => [1];

            [Traced]
            public IEnumerator<int> Each() { yield return 1; }
        }
        """);

    [Fact]
    public async Task AStreamOfRefStructsIsNotSupported()
    {
        var diagnostics = await Rule.ReportsAsync("""
            class Words
            {
                [[|Traced|]]
                public IEnumerable<ReadOnlySpan<char>> All() => throw new NotSupportedException();
            }
            """);

        Assert.EndsWith(
            "a stream of the ref struct 'ReadOnlySpan' is not supported; instrument the method that consumes it",
            diagnostics.Single().GetMessage(),
            StringComparison.Ordinal);
    }

    [Fact]
    public Task AListIsAnOrdinaryResult() => Rule.ReportsAsync("""
        class Orders
        {
            [Traced]
            public List<int> All() => [1];
        }
        """);

    [Fact]
    public Task ARefStructParameterIsHandedOn() => Rule.ReportsAsync("""
        class Orders
        {
            [Traced]
            public int Sum(ReadOnlySpan<int> numbers) => numbers.Length;
        }
        """);

    [Fact]
    public Task ARefStructResultIsHandedOn() => Rule.ReportsAsync("""
        class Orders
        {
            [Traced]
            public ReadOnlySpan<char> Name() => "orders";
        }
        """);

    [Fact]
    public Task AMethodOfARefStructIsAMethodLikeAnyOther() => Rule.ReportsAsync("""
        ref struct Cursor
        {
            [Traced]
            public void Move() { }
        }
        """);

    [Fact]
    public Task AReferenceIsHandedOn() => Rule.ReportsAsync("""
        class Orders
        {
            private int last;

            [Traced]
            public ref int Last() => ref last;
        }
        """);

    [Fact]
    public async Task AsyncVoidHasNoEndToBeSeen()
    {
        var diagnostics = await Rule.ReportsAsync("""
            partial class Orders
            {
                [[|Traced|]]
                public async void Place() => await Task.Yield();

                [[|Traced|]]
                public partial void Cancel();

                private async void CancelCore() => await Task.Yield();
            }
            """);

        Assert.EndsWith("the end of an 'async void' method cannot be seen; return a Task", diagnostics[0].GetMessage(), StringComparison.Ordinal);
        Assert.Contains("core method 'CancelCore'", diagnostics[1].GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATaskLikeTypeMustBeWhatAnAsyncMethodCanAwaitAndReturn()
    {
        var diagnostics = await Rule.ReportsAsync("""
            using System.Runtime.CompilerServices;

            [AsyncMethodBuilder(typeof(Builder))]
            public struct Promise;

            [AsyncMethodBuilder(typeof(Builder))]
            public struct Pledge
            {
                public TaskAwaiter GetAwaiter() => Task.CompletedTask.GetAwaiter();
            }

            public struct Builder;

            class Orders
            {
                [[|Traced|]]
                public Promise Place() => default;

                [[|Traced|]]
                public Pledge Cancel() => default;
            }
            """);

        Assert.Contains("'Promise' has no public GetAwaiter", diagnostics[0].GetMessage(), StringComparison.Ordinal);
        Assert.Contains("its builder has no 'Create'", diagnostics[1].GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task AMethodInAnExtensionBlockNeedsANewerCompiler() => Rule.ReportsAsync("""
        static class Texts
        {
            extension(string text)
            {
                [[|Traced|]]
                public int Count() => text.Length;
            }
        }
        """);

    [Fact]
    public Task PointersAreHandedOn() => (Rule with { Setup = new GeneratorSetup { AllowUnsafe = true } }).ReportsAsync("""
        unsafe class Orders
        {
            [Traced]
            public void Fill(int* numbers) { }
        }
        """);

    [Fact]
    public Task ATypeParameterThatHidesAnotherCannotBeRepeated() => Rule.ReportsAsync("""
        class Orders<T>
        {
        #pragma warning disable CS0693
            [[|Traced|]]
            public void Place<T>(T order) { }
        }
        """);

    [Fact]
    public async Task AnAttributeOnTheTypeSpeaksOfItsMethod()
    {
        var diagnostics = await Rule.ReportsAsync("""
            [Traced]
            class Orders
            {
                public Orders() { }

                public int Count { get; set; }

                public void Place() { }

                public async void [|Forget|]() => await Task.Yield();
            }
            """);

        Assert.EndsWith(", or add [NotInstrumented]", diagnostics.Single().GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task AMethodThatIsTakenOutIsLeftAlone() => Rule.ReportsAsync("""
        [Traced]
        class Orders
        {
            [NotInstrumented]
            public async void Forget() => await Task.Yield();
        }
        """);

    [Fact]
    public Task AnInstrumentOnAParameterIsReportedThere() => Rule.ReportsAsync("""
        class Orders
        {
            public Orders([[|Counted("orders.loaded")|]] int count) { }
        }
        """);

    [Fact]
    public Task AnInstrumentOfAPrimaryConstructorIsReportedThere() => Rule.ReportsAsync("""
        record Order([[|Measured("order.total")|]] double Total);
        """);

    [Fact]
    public Task AnInstrumentOfALambdaIsReportedThere() => Rule.ReportsAsync("""
        class Orders
        {
            public Func<int, int> Place() => ([[|Counted("items")|]] int id) => id;
        }
        """);

    [Fact]
    public Task AnInstrumentOfADelegateIsReportedThere() => Rule.ReportsAsync("""
        delegate void Handler([[|Counted("items")|]] int count);
        """);

    [Fact]
    public Task WhatAnImplementationInheritsIsReportedAtTheInterface() => Rule.ReportsAsync("""
        interface IOrders
        {
            [[|Traced|]]
            IEnumerable<ReadOnlySpan<char>> All();
        }

        class Orders : IOrders
        {
            public IEnumerable<ReadOnlySpan<char>> All() => throw new NotSupportedException();
        }
        """);

    [Fact]
    public Task AnImplementationThatOnlyTheInterfaceReachesIsCoveredByIt() => Rule.ReportsAsync("""
        interface IOrders
        {
            [Traced]
            void Place(int id);
        }

        class Shop
        {
            public IOrders Orders { get; } = new Hidden();

            private class Hidden : IOrders
            {
                public void Place(int id) { }
            }

            private class Explicit : IOrders
            {
                void IOrders.Place(int id) { }
            }
        }

        file class Local : IOrders
        {
            public void Place(int id) { }
        }
        """);

    [Fact]
    public Task AWrongUseDoesNotStopTheRightOnes() => Rule.ReportsAsync("""
        partial class Orders
        {
            [[|Traced|]]
            public Orders() { }

            [Traced, Metered]
            public async Task<int> PlaceAsync([Tag] int id) { await Task.Yield(); return id; }

            [Traced]
            public partial int Cancel(int id);

            private int CancelCore(int id) => id;

            public Task<int> AgainAsync() => PlaceAsync(Cancel(1));
        }
        """);

    [Fact]
    public Task AnAttributeOfTheSameNameFromElsewhereIsNotOurs() => Rule.ReportsAsync("""
        namespace Mine
        {
            [AttributeUsage(AttributeTargets.All)]
            class TracedAttribute : Attribute;

            class Order
            {
                [Traced]
                public Order() { }
            }
        }
        """);

    [Fact]
    public Task AnAttributeOfTheSameFullNameFromAnotherAssemblyIsNotOurs() => Rule.ReportsAsync("""
        class Order
        {
        #pragma warning disable CS0436
            [Instrumentation.Traced]
            public Order() { }
        }

        namespace Instrumentation
        {
            [AttributeUsage(AttributeTargets.All)]
            class TracedAttribute : Attribute;
        }
        """);

    [Fact]
    public Task WithoutNullableContextTheRuleIsTheSame() => Rule.ReportsAsync("""
        #nullable disable
        class Order
        {
            [[|Traced|]]
            public Order(string name) { }

            [Traced]
            public string Place([Tag] string name) => name;
        }
        """);
}
