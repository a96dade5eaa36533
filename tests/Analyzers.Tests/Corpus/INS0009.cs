using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Corpus.NameConvention;

class Orders
{
    private static readonly Meter Meter = new("corpus.names");
    private static readonly ActivitySource Source = new("corpus.names");
    private static readonly Counter<long> Upper = Meter.CreateCounter<long>("OrdersPlaced"); //! INS0009 upper case
    private static readonly Counter<long> Total = Meter.CreateCounter<long>("orders_total"); //! INS0009 exporters write it
    private static readonly Histogram<double> Unit = Meter.CreateHistogram<double>("orders.latency_ms"); //! INS0009 the unit is said elsewhere
    private static readonly Counter<long> Kebab = Meter.CreateCounter<long>("orders-placed"); //! INS0009 the wrong delimiter
    private static readonly Counter<long> Right = Meter.CreateCounter<long>("orders.placed", "{order}"); //~ INS0009
    private static readonly Histogram<double> Seconds = Meter.CreateHistogram<double>("orders.duration", "s"); //~ INS0009

    [Counted("orders.cancelled_total")] public void Cancel() { } //! INS0009 of an attribute
    [Counted("orders.closed")] public void Close() { } //~ INS0009
    [Traced] public void Call([Tag("http.method")] string method) { } //! INS0009 has another name now
    [Traced] public void Send([Tag("http.request.method")] string method) { } //~ INS0009
    [Traced("Place an order")] public void Place() { } //~ INS0009 a span's name is for people

    public static void Start() => Source.StartActivity("GET /orders")?.Dispose(); //~ INS0009 a span's name, too
}
