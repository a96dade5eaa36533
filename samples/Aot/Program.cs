using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Aot;
using Instrumentation;
using Instrumentation.Generated;
using Microsoft.Extensions.Logging;

// A program that is compiled ahead of time, and tells of its telemetry by plain listeners: dotnet publish samples/Aot
using ActivityListener spans = new()
{
    ShouldListenTo = static source => InstrumentationInfo.SourceNames.Contains(source.Name),
    Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
    ActivityStopped = static span => Console.WriteLine(
        $"span {span.OperationName} {span.Status} {string.Join(' ', span.TagObjects.Select(static tag => $"{tag.Key}={tag.Value}"))}"),
};
ActivitySource.AddActivityListener(spans);

using MeterListener meters = new()
{
    InstrumentPublished = static (instrument, listener) =>
    {
        if (InstrumentationInfo.MeterNames.Contains(instrument.Meter.Name) && instrument is Counter<long>)
            listener.EnableMeasurementEvents(instrument);
    },
};
meters.SetMeasurementEventCallback<long>(static (instrument, value, tags, _) => Console.WriteLine(
    $"metric {instrument.Name} {value.ToString(CultureInfo.InvariantCulture)} {string.Join(' ', tags.ToArray().Select(static tag => $"{tag.Key}={tag.Value}"))}"));
meters.Start();

using var logs = LoggerFactory.Create(static builder => builder.AddProvider(new ConsoleLines()));
using var logging = InstrumentationLogging.UseLoggerFactory(logs);

var warehouse = new Warehouse(logs.CreateLogger<Warehouse>());
Console.WriteLine($"result {await warehouse.ReserveAsync(7, "eu", CancellationToken.None).ConfigureAwait(false)}");
Console.WriteLine($"result {warehouse.Pick(new Parcel<int>(3, 2.5))}");
Console.WriteLine($"result {Warehouse.Largest(2, 5)}");
try
{
    await warehouse.ReserveAsync(-1, "us", CancellationToken.None).ConfigureAwait(false);
}
catch (ArgumentException exception)
{
    logs.CreateLogger("Program").LogErrorOnce(exception, "Reservation failed");
}
