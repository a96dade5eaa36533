using System;
using System.Threading;
using System.Threading.Tasks;
using Instrumentation;

namespace Targets;

/// <summary>Methods whose bodies are generated: whoever calls them is covered.</summary>
public abstract class Worker
{
    public Task RunAsync(CancellationToken stopping) => ExecuteAsync(stopping);

    protected abstract Task ExecuteAsync(CancellationToken stopping);
}

public partial class Cleaner(int jobs) : Worker
{
    public int Done { get; private set; }

    [Traced, Metered]
    protected override partial Task ExecuteAsync(CancellationToken stopping);

    private async Task ExecuteCoreAsync(CancellationToken stopping)
    {
        for (; Done < jobs; Done++)
            await Task.Delay(1, stopping).ConfigureAwait(false);
    }
}

public static partial class Endpoints
{
    [Traced("get order"), Metered, LogContext]
    public static partial Task<string> GetAsync([Tag("order.id")] int id, CancellationToken cancellationToken = default);

    [Traced]
    internal static partial bool TryGet(int id, out string? name);

    [Traced]
    public static partial int Total(this string text, params int[] numbers);

    private static async Task<string> GetCoreAsync(int id, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken).ConfigureAwait(false);
        return id > 0 ? $"order {id}" : throw new ArgumentOutOfRangeException(nameof(id));
    }

    private static bool TryGetCore(int id, out string? name)
    {
        name = id > 0 ? "known" : null;
        return id > 0;
    }

    private static int TotalCore(string text, params int[] numbers) => text.Length + numbers.Length;
}

public partial class Repository<TKey>
    where TKey : notnull
{
    public partial record Table<TRow>(TKey Key)
        where TRow : class, new()
    {
        [Traced]
        public virtual partial TResult Select<TResult>([Tag] TKey key, Func<TRow, TResult> select)
            where TResult : struct;

        private TResult SelectCore<TResult>(TKey key, Func<TRow, TResult> select)
            where TResult : struct => key.Equals(Key) ? select(new TRow()) : default;
    }
}

/// <summary>A core that does not use its instance may be static.</summary>
public partial class Converter<T>
{
    [Traced]
    public partial string Convert(T value);

    private static string ConvertCore(T value) => $"{value}";
}

public partial struct Odometer
{
    public int Distance { get; private set; }

    [Traced]
    public partial void Drive([Tag] int distance);

    [Traced]
    public readonly partial int Read();

    private void DriveCore(int distance) => Distance += distance;

    private readonly int ReadCore() => Distance;
}
