using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Instrumentation;
using Microsoft.Extensions.Logging;

namespace Targets;

/// <summary>What a producer does: a step before each item, and one when it ends.</summary>
/// <param name="count">How many items there are.</param>
/// <param name="step">Told of the number of every item, and of <see cref="End"/> in the producer's finally block.</param>
/// <param name="pends">Whether the producer really waits before each item.</param>
public sealed class Producer(int count, Action<int> step, bool pends = false)
{
    public const int End = -1;

    public IEnumerable<int> Items()
    {
        try
        {
            for (var i = 0; i < count; i++)
            {
                step(i);
                yield return i;
            }
        }
        finally
        {
            step(End);
        }
    }

    public async IAsyncEnumerable<int> ItemsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            for (var i = 0; i < count; i++)
            {
                if (pends)
                    await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                step(i);
                yield return i;
            }
        }
        finally
        {
            if (pends)
                await Task.Yield();
            step(End);
        }
    }
}

/// <summary>Every type of stream, as ordinary methods and as partial ones.</summary>
public sealed partial class Streams
{
    [Traced, Metered]
    public async IAsyncEnumerable<int> ReadAsync(Producer producer, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var item in producer.ItemsAsync(cancellationToken).ConfigureAwait(false))
            yield return item;
    }

    [Traced, Metered]
    public IEnumerable<int> Read(Producer producer)
    {
        foreach (var item in producer.Items())
            yield return item;
    }

    [Traced, Metered]
    public IAsyncEnumerator<int> ReadEnumeratorAsync(Producer producer, CancellationToken cancellationToken = default) =>
        producer.ItemsAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    [Traced, Metered]
    public IEnumerator<int> ReadEnumerator(Producer producer) => producer.Items().GetEnumerator();

    [Traced, Metered]
    public IEnumerable ReadUntyped(Producer producer)
    {
        foreach (var item in producer.Items())
            yield return item;
    }

    [Traced, Metered]
    public IEnumerator ReadUntypedEnumerator(Producer producer) => ((IEnumerable)producer.Items()).GetEnumerator();

    [Traced, Metered]
    public partial IAsyncEnumerable<int> ReadPartlyAsync(Producer producer, CancellationToken cancellationToken = default);

    [Traced, Metered]
    public partial IEnumerable<int> ReadPartly(Producer producer);

    [Traced, Metered]
    public partial IAsyncEnumerator<int> ReadEnumeratorPartlyAsync(Producer producer);

    [Traced, Metered]
    public partial IEnumerator<int> ReadEnumeratorPartly(Producer producer);

    [Traced, Metered]
    public partial IEnumerable ReadUntypedPartly(Producer producer);

    [Traced, Metered]
    public partial IEnumerator ReadUntypedEnumeratorPartly(Producer producer);

    [Traced, Metered]
    public IEnumerable<T> Give<T>(Func<IEnumerable<T>> result) => result();

    [Traced, Metered]
    public IEnumerable GiveUntyped(IEnumerable result) => result;

    [Traced, Metered]
    public IAsyncEnumerable<T>? GiveAsync<T>(Func<IAsyncEnumerable<T>?> result, CancellationToken cancellationToken = default) => result();

    [Traced, Metered]
    public IAsyncEnumerator<string?>? GiveEnumeratorAsync(IAsyncEnumerator<string?>? result) => result;

    [Traced, Metered]
    public partial IEnumerable<T> GivePartly<T>(Func<IEnumerable<T>> result);

    [Traced, Metered]
    public List<int> All(Producer producer) => [.. producer.Items()];

    [Traced(Root = true)]
    public async IAsyncEnumerable<int> ReadApartAsync(Producer producer)
    {
        await foreach (var item in producer.ItemsAsync().ConfigureAwait(false))
            yield return item;
    }

    [Traced(Root = true)]
    public partial IEnumerable<int> ReadApart(Producer producer);

    [Traced, Metered]
    [Counted("streams.read"), Counted("streams.ended", On = Outcomes.All)]
    public IEnumerable<int> Count([Tag("length", Member = "Length")] int[] numbers, [Counted("numbers.asked"), MetricTag] int asked)
    {
        foreach (var number in numbers)
            yield return number;
    }

    [Metered]
    public IEnumerable<int> Measure(int count)
    {
        for (var i = 0; i < count; i++)
            yield return i;
    }

    [Traced]
    public IEnumerable<int> Trace(int count)
    {
        for (var i = 0; i < count; i++)
            yield return i;
    }

    [Traced]
    public async IAsyncEnumerable<int> TraceAsync(int count)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        for (var i = 0; i < count; i++)
            yield return i;
    }

    /// <summary>Through the forwarder of a private method, and through an interface.</summary>
    public IEnumerable<string> Inner(IStreamSource<string> source) => Join(source.Open("a"), "b");

    [Traced]
    private IEnumerable<T> Join<T>(IEnumerable<T> items, T last)
        where T : class => items.Append(last).Where(static item => item is not null);

    private async IAsyncEnumerable<int> ReadPartlyCoreAsync(Producer producer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in producer.ItemsAsync(cancellationToken).ConfigureAwait(false))
            yield return item;
    }

    private IEnumerable<int> ReadPartlyCore(Producer producer)
    {
        foreach (var item in producer.Items())
            yield return item;
    }

    private async IAsyncEnumerator<int> ReadEnumeratorPartlyCoreAsync(Producer producer)
    {
        await foreach (var item in producer.ItemsAsync().ConfigureAwait(false))
            yield return item;
    }

    private IEnumerator<int> ReadEnumeratorPartlyCore(Producer producer)
    {
        foreach (var item in producer.Items())
            yield return item;
    }

    private IEnumerable ReadUntypedPartlyCore(Producer producer) => ReadPartlyCore(producer);

    private IEnumerator ReadUntypedEnumeratorPartlyCore(Producer producer) => ReadEnumeratorPartlyCore(producer);

    private IEnumerable<T> GivePartlyCore<T>(Func<IEnumerable<T>> result) => result();

    private IEnumerable<int> ReadApartCore(Producer producer) => producer.Items().Select(static item => item);
}

public interface IStreamSource<T>
{
    [Traced]
    IEnumerable<T> Open([Tag] T first);
}

public sealed class StreamSource<T> : IStreamSource<T>
{
    public IEnumerable<T> Open(T first)
    {
        yield return first;
    }
}

/// <summary>Streams whose producers write log records.</summary>
public sealed partial class StreamLogs(ILogger logger)
{
    private static readonly Action<ILogger, int, Exception?> Item =
        LoggerMessage.Define<int>(LogLevel.Information, default, "item {Item}");

    [LogContext(OnStart = LogLevel.Debug, OnSuccess = LogLevel.Information, OnFailure = LogLevel.Error)]
    public async IAsyncEnumerable<int> ReadAsync([Tag] string file, bool pends, Exception? failure = null)
    {
        for (var i = 0; i < 2; i++)
        {
            if (pends)
                await Task.Yield();
            Write(i);
            yield return i;
        }

        if (failure is not null)
            throw failure;
    }

    [LogContext(OnStart = LogLevel.Debug, OnSuccess = LogLevel.Information, OnFailure = LogLevel.Error)]
    public partial IEnumerable<int> Read([Tag] string file, Exception? failure = null);

    [LogContext, Traced]
    public IEnumerable<int> ReadInOwnScope([Tag] string file, AsyncLocal<string> ambient)
    {
        using var scope = logger.BeginScope(new Dictionary<string, object> { ["own"] = 1 });
        ambient.Value = "producer";
        for (var i = 0; i < 3; i++)
        {
            Write(i);
            yield return i;
        }
    }

    [LogContext]
    public IEnumerable<int> ReadAndChange([Tag] string file, AsyncLocal<int> ambient)
    {
        for (var i = 0; i < 3; i++)
        {
            ambient.Value = i + 1;
            Write(i);
            yield return i;
        }
    }

    [LogContext]
    public IEnumerable<int> ReadAs(string user, [Tag] string file, AsyncLocal<string> ambient, Exception? failure = null)
    {
        var before = ambient.Value;
        ambient.Value = user;
        try
        {
            for (var i = 0; i < 2; i++)
            {
                Write(i);
                yield return i;
            }

            if (failure is not null)
                throw failure;
        }
        finally
        {
            ambient.Value = before!;
        }
    }

    [LogContext]
    public IEnumerable<int> ReadAndTell([Tag] string file, AsyncLocal<string> ambient)
    {
        for (var i = 0; i < 2; i++)
        {
            Write(i);
            yield return i;
        }

        ambient.Value = "read";
    }

    [LogContext(OnStart = LogLevel.Debug, OnSuccess = LogLevel.Information)]
    public IEnumerable<int> Load([Tag] string file)
    {
        Write(0);
        return [1, 2, 3];
    }

    private IEnumerable<int> ReadCore(string file, Exception? failure)
    {
        for (var i = 0; i < 2; i++)
        {
            Write(i);
            yield return i;
        }

        if (failure is not null)
            throw failure;
    }

    private void Write(int item) => Item(logger, item, null);
}
