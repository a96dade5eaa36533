using Instrumentation.TestKit.Snapshots;

namespace Instrumentation.Generators.Tests.Snapshots;

/// <summary>The shape of what is generated, for a reader. What it means is held by other tests.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void TaskMethodWithEverything() => Snapshot.Verify(Weaving.Run(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Instrumentation;
        using Microsoft.Extensions.Logging;

        [assembly: InstrumentationScope("Shop.Orders", Version = "1.2.0")]

        namespace Shop;

        public record Customer(string Id, string Email);
        public record Order(Customer Customer, int Count, string Region, decimal Total);

        public class OrderService
        {
            [Traced("place order", Kind = System.Diagnostics.ActivityKind.Producer)]
            [Metered("orders.place", Buckets = new[] { 0.01, 0.1, 1 })]
            [LogContext(OnFailure = LogLevel.Error)]
            [Counted("orders.created", Unit = "{order}")]
            [return: Measured("order.value", Unit = "USD", Member = "Total", Buckets = new[] { 10d, 50, 100 })]
            public Task<Order> PlaceAsync(
                [Tag("customer.id", Member = "Customer.Id"), MetricTag("region", Member = "Region", Limit = 50)]
                [Tag("customer.email", Member = "Customer.Email", Redact = Redaction.Hash)]
                Order order,
                [Counted("orders.failed", On = Outcomes.Error)] int attempts,
                CancellationToken cancellationToken) => Task.FromResult(order);
        }

        public static class Calls { public static Task Run(OrderService service, Order order) => service.PlaceAsync(order, 1, default); }
        """).Body("OrderService.PlaceAsync"));

    [Fact]
    public void StreamMethod() => Snapshot.Verify(Weaving.Run(
        """
        using System.Collections.Generic;
        using System.Runtime.CompilerServices;
        using System.Threading;
        using System.Threading.Tasks;
        using Instrumentation;

        namespace Shop;

        public class Importer
        {
            [Traced, LogContext, Counted("imports")]
            public async IAsyncEnumerable<T> ReadAsync<T>([Tag] string file, T otherwise, [EnumeratorCancellation] CancellationToken token = default)
            {
                await Task.Yield();
                yield return otherwise;
            }
        }

        public static class Calls { public static IAsyncEnumerable<int> Run(Importer importer) => importer.ReadAsync("a.csv", 1); }
        """).Body("Importer.ReadAsync"));

    [Fact]
    public void SynchronousMethodWithoutResult() => Snapshot.Verify(Weaving.Run(
        """
        using Instrumentation;
        public static class Mailer
        {
            [Traced] public static void Send([Tag] string subject) { }
            public static void Run() => Send("x");
        }
        """).Body("Mailer.Send"));

    [Fact]
    public void LimitedMethod() => Snapshot.Verify(Weaving.Run(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Instrumentation;
        namespace Shop;
        public class Quotes
        {
            [Metered, TimeLimit(2500)] public async ValueTask<T> QuoteAsync<T>(T sku, CancellationToken cancellationToken = default) { await Task.Delay(1, cancellationToken); return sku; }
            public ValueTask<int> Run() => QuoteAsync(1);
        }
        """).Body("Quotes.QuoteAsync"));

    [Fact]
    public void MethodThatIsOnlyLimited() => Snapshot.Verify(Weaving.Run(
        """
        using System.Threading;
        using Instrumentation;
        namespace Shop;
        public static partial class Locks
        {
            [TimeLimit(100, Pooled = true)] public static partial void Enter(SemaphoreSlim gate, CancellationToken limit);
            private static void EnterCore(SemaphoreSlim gate, CancellationToken limit) => gate.Wait(limit);
        }
        """).Body("Locks.Enter"));

    [Fact]
    public void MethodOfAStruct() => Snapshot.Verify(Weaving.Run(
        """
        using Instrumentation;
        public struct Counter
        {
            public int Value;
            [Metered] public int Increment(int by, out int before) { before = Value; return Value += by; }
            public static int Run(Counter counter) => counter.Increment(1, out _);
        }
        """).Body("Counter.Increment"));

    [Fact]
    public void PrivateGenericMethodOfAPartialType() => Snapshot.Verify(Weaving.Run(
        """
        using Instrumentation;
        namespace Shop;
        public partial class Cache<TKey> where TKey : notnull
        {
            [Traced] private TValue? Find<TValue>([Tag] TKey key) where TValue : class => null;
            public string? Run(TKey key) => Find<string>(key);
        }
        """).Body("Cache.Find"));

    [Fact]
    public void PrivateMethodOfATypeThatIsNotPartial() => Snapshot.Verify(Weaving.Run(
        """
        using Instrumentation;
        namespace Shop;
        public class Vault
        {
            [Counted("vault.opened")] private bool Open(int code) => code == 7;
            public bool Run() => Open(7);
        }
        """).Body("Vault.Open"));

    [Fact]
    public void PartialMethodInANestedGenericType() => Snapshot.Verify(Weaving.Run(
        """
        using System.Threading.Tasks;
        using Instrumentation;
        namespace Shop;
        public partial class Registry<T>
        {
            public partial class Handler<TMessage> where TMessage : class
            {
                [Traced(Root = true), Metered] public virtual partial Task<TResult> HandleAsync<TResult>([Tag(Member = "Length")] string name, TMessage message, TResult otherwise = default!);
                private async Task<TResult> HandleCoreAsync<TResult>(string name, TMessage message, TResult otherwise) { await Task.Yield(); return otherwise; }
            }
        }
        """).Body("Handler.HandleAsync"));

    [Fact]
    public void CallsOfOneFile() => Snapshot.Verify(Weaving.Run(
        """
        using System.Threading.Tasks;
        using Instrumentation;
        public struct Point { [Traced] public readonly int Length() => 0; }
        public static class Tool
        {
            [Traced] public static Task<T[]> LoadAsync<T>(this string text, params int[] numbers) where T : class => Task.FromResult(new T[0]);
            public static void Run(Point point)
            {
                _ = "a".LoadAsync<string>(1); _ = LoadAsync<object>("b");
                point.Length();
            }
        }
        """).File("Sites.Program_cs.g.cs"));

    [Fact]
    public void Info() => Snapshot.Verify(Weaving.Run(
        "[assembly: Instrumentation.InstrumentationScope(\"Shop.Web\")]",
        new() { Libraries = [Weaving.Run("public class C { [Instrumentation.Traced] public void M() { } }", new() { AssemblyName = "Shop.Orders" })] })
        .File("InstrumentationInfo.g.cs"));
}
