namespace Instrumentation.Analyzers.Tests;

/// <summary>A program that uses everything as it is meant, and nothing of the product in another: no rule has anything to say.</summary>
public class RightUseTests
{
    [Fact]
    public Task NoRuleSpeaksOfAProgramThatUsesEverythingRight() => new RuleTest("INS").ReportsAsync("""
        [assembly: InstrumentationScope("Shop.Orders", Version = "1.2.0")]
        [assembly: BoundedCardinality("tenant_id", 50)]

        namespace Shop;

        public enum Region { North, South }

        public sealed record Customer(Guid Id, string Email, Region Region);

        public sealed record Order(int Id, Customer? Customer, IReadOnlyList<string> Items, decimal Total);

        public interface IOrderStore
        {
            [Traced("load order", Kind = ActivityKind.Client), Metered("orders.load", Buckets = new[] { 0.01, 0.1, 1 })]
            ValueTask<Order?> LoadAsync([Tag("order.id")] int id, CancellationToken cancellationToken = default);
        }

        [LogContext(OnFailure = LogLevel.Error)]
        internal sealed class OrderStore(ILogger<OrderStore> logger) : IOrderStore
        {
            private readonly Dictionary<int, Order> orders = [];

            public ValueTask<Order?> LoadAsync(int id, CancellationToken cancellationToken = default)
            {
                logger.LogDebug("Loading {Id}", id);
                return new ValueTask<Order?>(orders.GetValueOrDefault(id));
            }

            public void Save([Tag(Member = "Id")] Order order) => orders[order.Id] = order;

            [NotInstrumented]
            public IEnumerable<Order> All() => orders.Values;

            public override string ToString() => $"{orders.Count} orders";
        }

        public sealed partial class OrderService(IOrderStore store)
        {
            [Traced, Metered, LogContext(OnStart = LogLevel.Debug)]
            [Counted("orders.created", On = Outcomes.Success)]
            [return: Tag("order.total", Member = "Total")]
            [return: Measured("order.value", Unit = "USD", Member = "Total", Buckets = new[] { 10d, 50, 100, 500 })]
            public async Task<Order> PlaceAsync(
                [Tag("customer.id", Member = "Id")]
                [Tag("customer.email", Member = "Email", Redact = Redaction.Hash)]
                [MetricTag("region", Member = "Region", Limit = 10)] Customer customer,
                [Counted("items.sold", Unit = "{item}", Member = "Count")] List<string> items,
                CancellationToken cancellationToken)
            {
                await CheckAsync(customer, cancellationToken);
                return await store.LoadAsync(1, cancellationToken) ?? new Order(1, customer, items, 10);
            }

            [Traced]
            public partial Task<bool> CancelAsync<T>(T reason, [Tag] ref readonly int id) where T : notnull;

            private Task<bool> CancelCoreAsync<T>(T reason, ref readonly int id) where T : notnull => Task.FromResult(id > 0);

            [Metered]
            private static Task CheckAsync([MetricTag(Member = "Region")] Customer customer, CancellationToken cancellationToken) =>
                cancellationToken.IsCancellationRequested ? Task.FromCanceled(cancellationToken) : Task.CompletedTask;
        }

        public static class OrderExtensions
        {
            [Traced]
            public static int CountItems(this Order order, [Tag] int? minimum = null) => order.Items.Count + (minimum ?? 0);

            public static int Twice(Order order) => order.CountItems() + order.CountItems(1);
        }
        """);

    [Fact]
    public async Task ATypeOfTheSameNameInAnotherReferenceSilencesNoRule()
    {
        var setup = new GeneratorSetup();
        var other = GeneratorHarness.Compile(
            setup with { AssemblyName = "Other", ReferencesRuntime = false },
            "namespace Instrumentation { internal class TracedAttribute : System.Attribute; }");
        await new RuleTest(RuleIds.AttributeNotApplicable) { Setup = setup with { References = [other.ToMetadataReference()] } }.ReportsAsync("""
            class Order
            {
                [[|Traced|]]
                public Order() { }
            }
            """);
    }

    [Fact]
    public Task NoRuleSpeaksWithoutThePackage() => new RuleTest("INS")
    {
        Setup = new GeneratorSetup { ReferencesRuntime = false },
        CompilerErrors = ["CS0246"],
    }.ReportsAsync("""
        class Orders
        {
            [Traced]
            public Orders() { }
        }
        """);
}
