using Shop.Telemetry.View;

namespace Shop.Demo;

/// <summary>Shows what was measured.</summary>
internal static class DemoReport
{
    public static void Write(DemoOutcome outcome)
    {
        if (outcome.PlacedOrder is { } placed)
            Section("An order, from the shop to the inventory and back", TraceTree.Format(placed));
        if (outcome.FailedOrder is { } failed)
            Section("An order that fails in the payment provider", TraceTree.Format(failed));
        if (outcome.FailedOrderError is { } error)
            Section("Its log record: written once, at the top, with the context of every method below", error.ToString());

        Section("Operations", MetricTables.Operations(outcome.Metrics));
        Section("Business", MetricTables.Business(outcome.Metrics, "orders.created", "items.sold", "order.value"));
        Section("Is it all as it should be?", string.Join('\n', outcome.Claims()));
    }

    private static void Section(string title, string text) =>
        Console.WriteLine($"\n{title}\n{new string('-', title.Length)}\n{text.TrimEnd()}");
}
