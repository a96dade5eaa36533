using System.Collections;
using System.Diagnostics;
using Targets;

namespace Instrumentation.Generated.Tests;

/// <summary>Consumes every type of stream in the same way, and looks at what the consumer sees.</summary>
internal sealed class StreamConsumer(Streams streams)
{
    /// <summary>Called with each item; <see langword="false"/> breaks.</summary>
    public Func<int, bool> Body { get; init; } = static _ => true;

    /// <summary>What was current for the consumer, after each step and after the last.</summary>
    public List<Activity?> Seen { get; } = [];

    public List<int> Items { get; } = [];

    public static TheoryData<string, bool> Kinds
    {
        get
        {
            var kinds = new TheoryData<string, bool>();
            foreach (var name in new[]
                     {
                         "Read", "ReadEnumerator", "ReadUntyped", "ReadUntypedEnumerator", "ReadPartly", "ReadEnumeratorPartly", "ReadUntypedPartly",
                         "ReadUntypedEnumeratorPartly",
                     })
            {
                kinds.Add(name, false);
            }

            foreach (var name in new[] { "ReadAsync", "ReadEnumeratorAsync", "ReadPartlyAsync", "ReadEnumeratorPartlyAsync" })
            {
                kinds.Add(name, false);
                kinds.Add(name, true);
            }

            return kinds;
        }
    }

    public async Task ConsumeAsync(string kind, Producer producer)
    {
        switch (kind)
        {
            case "Read":
                Consume(streams.Read(producer));
                break;
            case "ReadEnumerator":
                Consume(streams.ReadEnumerator(producer));
                break;
            case "ReadUntyped":
                Consume(streams.ReadUntyped(producer));
                break;
            case "ReadUntypedEnumerator":
                Consume(streams.ReadUntypedEnumerator(producer));
                break;
            case "ReadPartly":
                Consume(streams.ReadPartly(producer));
                break;
            case "ReadEnumeratorPartly":
                Consume(streams.ReadEnumeratorPartly(producer));
                break;
            case "ReadUntypedPartly":
                Consume(streams.ReadUntypedPartly(producer));
                break;
            case "ReadUntypedEnumeratorPartly":
                Consume(streams.ReadUntypedEnumeratorPartly(producer));
                break;
            case "ReadAsync":
                await ConsumeAsync(streams.ReadAsync(producer));
                break;
            case "ReadEnumeratorAsync":
                await ConsumeAsync(streams.ReadEnumeratorAsync(producer));
                break;
            case "ReadPartlyAsync":
                await ConsumeAsync(streams.ReadPartlyAsync(producer));
                break;
            case "ReadEnumeratorPartlyAsync":
                await ConsumeAsync(streams.ReadEnumeratorPartlyAsync(producer));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind));
        }
    }

    public async Task ConsumeAsync(IAsyncEnumerable<int> stream)
    {
        try
        {
            await foreach (var item in stream.ConfigureAwait(false))
            {
                if (!Take(item))
                    break;
            }
        }
        finally
        {
            Seen.Add(Activity.Current);
        }
    }

    public async Task ConsumeAsync(IAsyncEnumerator<int> stream)
    {
        try
        {
            try
            {
                while (await stream.MoveNextAsync().ConfigureAwait(false) && Take(stream.Current))
                {
                }
            }
            finally
            {
                Seen.Add(Activity.Current);
                await stream.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            Seen.Add(Activity.Current);
        }
    }

    public void Consume(IEnumerable<int> stream)
    {
        try
        {
            foreach (var item in stream)
            {
                if (!Take(item))
                    break;
            }
        }
        finally
        {
            Seen.Add(Activity.Current);
        }
    }

    private void Consume(IEnumerator<int> stream)
    {
        try
        {
            while (stream.MoveNext() && Take(stream.Current))
            {
            }
        }
        finally
        {
            Seen.Add(Activity.Current);
            stream.Dispose();
            Seen.Add(Activity.Current);
        }
    }

    private void Consume(IEnumerable stream)
    {
        try
        {
            foreach (int item in stream)
            {
                if (!Take(item))
                    break;
            }
        }
        finally
        {
            Seen.Add(Activity.Current);
        }
    }

    private void Consume(IEnumerator stream)
    {
        try
        {
            while (stream.MoveNext() && Take((int)stream.Current!))
            {
            }
        }
        finally
        {
            Seen.Add(Activity.Current);
            (stream as IDisposable)?.Dispose();
            Seen.Add(Activity.Current);
        }
    }

    private bool Take(int item)
    {
        Seen.Add(Activity.Current);
        Items.Add(item);
        return Body(item);
    }
}
