using Instrumentation;
using Microsoft.Extensions.Logging;

namespace Aot;

/// <summary>Something of everything that is generated.</summary>
internal sealed partial class Warehouse(ILogger<Warehouse> logger)
{
    private readonly Scale scale = new(0.5);

    [Traced, Metered, LogContext(OnSuccess = LogLevel.Information)]
    public partial Task<int> ReserveAsync([Tag] int orderId, [MetricTag(Limit = 2)] string region, CancellationToken cancellationToken);

    [Traced]
    [return: Measured("parcel.weight", Unit = "kg")]
    public double Pick<T>([Tag("parcel.id", Member = "Id")] Parcel<T> parcel)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return Weigh(parcel.Weight);
    }

    [Traced]
    public static T Largest<T>(T left, [Counted("compared", Member = "Length")] params T[] others)
        where T : IComparable<T> => others.Aggregate(left, static (largest, other) => other.CompareTo(largest) > 0 ? other : largest);

    // Not accessible outside: reached through a forwarder that is generated into the type.
    [Traced]
    private double Weigh([Tag(Redact = Redaction.Hash)] double weight)
    {
        Weighed(logger, weight);
        return scale.Calibrated(weight);
    }

    [LoggerMessage(LogLevel.Information, "Weighed {Weight}")]
    private static partial void Weighed(ILogger logger, double weight);

    private static async Task<int> ReserveCoreAsync(int orderId, string region, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken).ConfigureAwait(false);
        ArgumentOutOfRangeException.ThrowIfNegative(orderId);
        return orderId + region.Length;
    }
}

/// <summary>What is picked.</summary>
internal sealed record Parcel<T>(T Id, double Weight)
    where T : struct;
