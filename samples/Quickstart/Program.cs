using Instrumentation;
using Instrumentation.Generated;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Quickstart.Output;

// Collect, once in a program. In a service, .AddOtlpExporter() takes the place of the Console... classes.
using var loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(new ConsoleLogs()));
using var logging = InstrumentationLogging.UseLoggerFactory(loggers);
using var spans = new ConsoleSpans();
using var tracing = Sdk.CreateTracerProviderBuilder()
    .AddSource(InstrumentationInfo.SourceNames)
    .AddProcessor(_ => new SimpleActivityExportProcessor(spans))
    .Build();
using var measurements = new ConsoleMetrics();
using var metrics = Sdk.CreateMeterProviderBuilder()
    .AddMeter(InstrumentationInfo.MeterNames)
    .AddReader(_ => new BaseExportingMetricReader(measurements))
    .Build();

var orders = new OrderService(loggers.CreateLogger<OrderService>());
using var impatient = new CancellationTokenSource();

ConsoleText.Title("An order that succeeds");
await orders.PlaceAsync(1001, "europe", 129.90m, CancellationToken.None).ConfigureAwait(false);

ConsoleText.Title("An order that fails");
try
{
    await orders.PlaceAsync(1002, "america", 99_999m, CancellationToken.None).ConfigureAwait(false);
}
catch (InvalidOperationException exception)
{
    loggers.CreateLogger("Program").LogErrorOnce(exception, "The order was not placed");
}

ConsoleText.Title("An order whose customer leaves: cancelled, which is no error");
impatient.CancelAfter(TimeSpan.FromMilliseconds(40));
await orders.PlaceAsync(1003, "europe", 42m, impatient.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

[Traced, Metered, LogContext(OnSuccess = LogLevel.Information)]
internal sealed partial class OrderService(ILogger<OrderService> logger)
{
    [Counted("orders.created")]
    public async Task PlaceAsync([Tag("order.id")] int id, [MetricTag] string region, decimal amount, CancellationToken cancellationToken)
    {
        var warehouse = await FindWarehouseAsync(region, cancellationToken).ConfigureAwait(false);
        await ChargeAsync(amount, cancellationToken).ConfigureAwait(false);
        Placed(id, warehouse);
    }

    // A type's attributes cover its public and internal methods; a private one has its own.
    [Traced, Metered]
    [return: Tag("warehouse")]
    private static async Task<string> FindWarehouseAsync(string region, CancellationToken cancellationToken)
    {
        await Task.Delay(20, cancellationToken).ConfigureAwait(false);
        return $"{region}-1";
    }

    [Traced, Metered, LogContext]
    private static async Task ChargeAsync([Tag] decimal amount, CancellationToken cancellationToken)
    {
        await Task.Delay(40, cancellationToken).ConfigureAwait(false);
        if (amount > 10_000)
            throw new InvalidOperationException("The card's limit is exceeded");
    }

    [LoggerMessage(LogLevel.Information, "Order {Id} leaves from {Warehouse}")]
    private partial void Placed(int id, string warehouse);
}
