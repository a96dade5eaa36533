using Shop.Processes;
using Shop.Storage;
using Shop.Telemetry.View;

namespace Shop.Demo;

/// <summary>Runs both services on free ports, sends them customers, and shows what was measured.</summary>
internal static class ShopDemo
{
    private const string AnyPort = "http://127.0.0.1:0";

    /// <returns>Whether everything was as expected.</returns>
    public static async Task<bool> RunAsync(int requests, string[] configuration, CancellationToken stop)
    {
        var data = Directory.CreateTempSubdirectory("shop-demo-");
        try
        {
            string[] ofDemo = ["--Shop:Url", AnyPort, "--Inventory:Url", AnyPort, "--Data:Directory", data.FullName];
            return await ObserveAsync(requests, [.. ofDemo, .. configuration], stop).ConfigureAwait(false);
        }
        finally
        {
            Database.CloseFiles();
            data.Delete(recursive: true);
        }
    }

    private static async Task<bool> ObserveAsync(int requests, string[] configuration, CancellationToken stop)
    {
        var view = new TelemetryView();

        // When they have ended, all that goes on after an answer is over: cancelled requests, and reservations that are released.
        var (opened, visits) = await BothServices.RunAsync(configuration, view, VisitAsync, stop).ConfigureAwait(false);
        var errors = view.Logs.Errors.Where(error => error.Time >= opened).ToList();
        var outcome = new DemoOutcome(visits, view.Traces.All(), view.Metrics, errors);
        DemoReport.Write(outcome);
        return outcome.Claims().All(claim => claim.Holds);

        async Task<(DateTimeOffset Opened, IReadOnlyList<Visit> Visits)> VisitAsync(Uri shop, CancellationToken cancellationToken)
        {
            Console.WriteLine();
            using var customers = new Customers(shop);
            var opening = await customers.WaitUntilOpenAsync(cancellationToken).ConfigureAwait(false);
            return (opening, await customers.SendAsync(requests, new ProgressLine(requests).Add, cancellationToken).ConfigureAwait(false));
        }
    }
}
