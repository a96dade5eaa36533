using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;

namespace Instrumentation.Benchmarks.Peers;

/// <summary>
/// An observed method of a peer: what can be known of it beforehand is known, so that reflection costs as little as it can. An async
/// wrapper ends a call with its task, as a correct aspect must.
/// </summary>
internal sealed class PeerOperation
{
    private static readonly ConcurrentDictionary<MethodInfo, PeerOperation> Operations = new();

    private readonly string name;
    private readonly (string Key, int Index)[] tags;
    private readonly KeyValuePair<string, object?> operationTag;
    private readonly Func<PeerOperation, Activity?, long, object, object> end;

    private PeerOperation(MethodInfo method)
    {
        name = $"{method.DeclaringType!.Name}.{method.Name}";
        operationTag = new("operation", name);
        tags = [.. method.GetParameters()
            .Where(static parameter => parameter.GetCustomAttribute<PeerTagAttribute>() is not null)
            .Select(static parameter => (parameter.Name!, parameter.Position))];
        end = EndOf(method.ReturnType);
    }

    public static PeerOperation Of(MethodInfo method) => Operations.GetOrAdd(method, static method => new PeerOperation(method));

    /// <summary>Observes a call.</summary>
    public object Observe<TState>(object?[] arguments, TState state, Func<TState, object> proceed)
    {
        var caller = Activity.Current;
        var activity = PeerTelemetry.Source.StartActivity(name);
        if (activity is not null)
        {
            activity.SetTag("code.function.name", name);
            foreach (var (key, index) in tags)
                activity.SetTag(key, arguments[index]);
        }

        PeerTelemetry.Active.Add(1, operationTag);
        var started = Stopwatch.GetTimestamp();
        try
        {
            return end(this, activity, started, proceed(state));
        }
        catch (Exception exception)
        {
            Ended(activity, started, exception);
            throw;
        }
        finally
        {
            if (activity is not null)
                Activity.Current = caller;
        }
    }

    private static Func<PeerOperation, Activity?, long, object, object> EndOf(Type returned)
    {
        if (!returned.IsGenericType)
            return static (operation, activity, started, result) => operation.Ended(activity, started, result);

        var definition = returned.GetGenericTypeDefinition();
        var method = definition == typeof(Task<>) ? nameof(EndTask)
            : definition == typeof(ValueTask<>) ? nameof(EndValueTask)
            : nameof(EndStream);
        return typeof(PeerOperation).GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!
            .MakeGenericMethod(returned.GetGenericArguments())
            .CreateDelegate<Func<PeerOperation, Activity?, long, object, object>>();
    }

    private object EndTask<T>(Activity? activity, long started, object result) => AwaitAsync((Task<T>)result, activity, started);

    private object EndValueTask<T>(Activity? activity, long started, object result) =>
        new ValueTask<T>(AwaitAsync(((ValueTask<T>)result).AsTask(), activity, started));

    private object EndStream<T>(Activity? activity, long started, object result) => ItemsAsync((IAsyncEnumerable<T>)result, activity, started);

    private async Task<T> AwaitAsync<T>(Task<T> task, Activity? activity, long started)
    {
        try
        {
            var result = await task.ConfigureAwait(false);
            Ended(activity, started, exception: null);
            return result;
        }
        catch (Exception exception)
        {
            Ended(activity, started, exception);
            throw;
        }
    }

    /// <summary>The producer sees the span at every item, the consumer never does.</summary>
    private async IAsyncEnumerable<T> ItemsAsync<T>(IAsyncEnumerable<T> items, Activity? activity, long started)
    {
        var count = 0;
        await using var producer = items.GetAsyncEnumerator();
        try
        {
            while (await StepAsync(producer, activity))
            {
                count++;
                yield return producer.Current;
            }
        }
        finally
        {
            activity?.SetTag("items", count);
            Ended(activity, started, exception: null);
        }
    }

    private static ValueTask<bool> StepAsync<T>(IAsyncEnumerator<T> producer, Activity? activity)
    {
        var consumer = Activity.Current;
        if (activity is not null)
            Activity.Current = activity;
        try
        {
            return producer.MoveNextAsync();
        }
        finally
        {
            if (activity is not null)
                Activity.Current = consumer;
        }
    }

    private object Ended(Activity? activity, long started, object result)
    {
        Ended(activity, started, exception: null);
        return result;
    }

    private void Ended(Activity? activity, long started, Exception? exception)
    {
        if (exception is not null && activity is not null)
        {
            activity.SetStatus(ActivityStatusCode.Error, exception.Message);
            activity.SetTag("error.type", exception.GetType().FullName);
            activity.AddException(exception);
        }

        var outcome = new KeyValuePair<string, object?>("outcome", exception is null ? "success" : "error");
        PeerTelemetry.Active.Add(-1, operationTag);
        PeerTelemetry.Calls.Add(1, operationTag, outcome);
        PeerTelemetry.Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, operationTag, outcome);
        activity?.Stop();
    }
}
