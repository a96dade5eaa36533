using System.Diagnostics;

namespace Instrumentation.Benchmarks.Subjects;

/// <summary>Instrumented by hand, with the tags given to <c>StartActivity</c>, so that samplers see them: the same telemetry as ours.</summary>
internal sealed class HandWrittenTagsAtStart : IVariant
{
    public static string Name => "by hand, tags at start";

    public static int Sync0(int id)
    {
        const string operation = "HandWrittenTagsAtStart.Sync0";
        using var activity = HandTelemetry.Source.StartActivity(
            operation, ActivityKind.Internal, parentContext: default, new KeyValuePair<string, object?>[] { new("code.function.name", operation) });
        var started = HandTelemetry.Enter(operation);
        var outcome = "success";
        try
        {
            return Work.Do(id);
        }
        catch (Exception exception)
        {
            outcome = HandTelemetry.Fail(activity, exception);
            throw;
        }
        finally
        {
            HandTelemetry.Leave(operation, outcome, started);
        }
    }

    public static int Sync1(int id)
    {
        const string operation = "HandWrittenTagsAtStart.Sync1";
        using var activity = HandTelemetry.Source.StartActivity(
            operation, ActivityKind.Internal, parentContext: default, new KeyValuePair<string, object?>[] { new("code.function.name", operation), new("id", id) });
        var started = HandTelemetry.Enter(operation);
        var outcome = "success";
        try
        {
            return Work.Do(id);
        }
        catch (Exception exception)
        {
            outcome = HandTelemetry.Fail(activity, exception);
            throw;
        }
        finally
        {
            HandTelemetry.Leave(operation, outcome, started);
        }
    }

    public static int Sync3(int id, string region, bool express)
    {
        const string operation = "HandWrittenTagsAtStart.Sync3";
        using var activity = HandTelemetry.Source.StartActivity(
            operation, ActivityKind.Internal, parentContext: default, new KeyValuePair<string, object?>[] { new("code.function.name", operation), new("id", id), new("region", region), new("express", express) });
        var started = HandTelemetry.Enter(operation);
        var outcome = "success";
        try
        {
            return Work.Do(id);
        }
        catch (Exception exception)
        {
            outcome = HandTelemetry.Fail(activity, exception);
            throw;
        }
        finally
        {
            HandTelemetry.Leave(operation, outcome, started);
        }
    }

    public static async Task<int> Completed0(int id)
    {
        const string operation = "HandWrittenTagsAtStart.Completed0";
        using var activity = HandTelemetry.Source.StartActivity(
            operation, ActivityKind.Internal, parentContext: default, new KeyValuePair<string, object?>[] { new("code.function.name", operation) });
        var started = HandTelemetry.Enter(operation);
        var outcome = "success";
        try
        {
            return Work.Do(id);
        }
        catch (Exception exception)
        {
            outcome = HandTelemetry.Fail(activity, exception);
            throw;
        }
        finally
        {
            HandTelemetry.Leave(operation, outcome, started);
        }
    }

    public static async Task<int> Completed1(int id)
    {
        const string operation = "HandWrittenTagsAtStart.Completed1";
        using var activity = HandTelemetry.Source.StartActivity(
            operation, ActivityKind.Internal, parentContext: default, new KeyValuePair<string, object?>[] { new("code.function.name", operation), new("id", id) });
        var started = HandTelemetry.Enter(operation);
        var outcome = "success";
        try
        {
            return Work.Do(id);
        }
        catch (Exception exception)
        {
            outcome = HandTelemetry.Fail(activity, exception);
            throw;
        }
        finally
        {
            HandTelemetry.Leave(operation, outcome, started);
        }
    }

    public static async Task<int> Completed3(int id, string region, bool express)
    {
        const string operation = "HandWrittenTagsAtStart.Completed3";
        using var activity = HandTelemetry.Source.StartActivity(
            operation, ActivityKind.Internal, parentContext: default, new KeyValuePair<string, object?>[] { new("code.function.name", operation), new("id", id), new("region", region), new("express", express) });
        var started = HandTelemetry.Enter(operation);
        var outcome = "success";
        try
        {
            return Work.Do(id);
        }
        catch (Exception exception)
        {
            outcome = HandTelemetry.Fail(activity, exception);
            throw;
        }
        finally
        {
            HandTelemetry.Leave(operation, outcome, started);
        }
    }

    public static async Task<int> Pending0(Gate gate)
    {
        const string operation = "HandWrittenTagsAtStart.Pending0";
        using var activity = HandTelemetry.Source.StartActivity(
            operation, ActivityKind.Internal, parentContext: default, new KeyValuePair<string, object?>[] { new("code.function.name", operation) });
        var started = HandTelemetry.Enter(operation);
        var outcome = "success";
        try
        {
            return await gate.WaitAsync();
        }
        catch (Exception exception)
        {
            outcome = HandTelemetry.Fail(activity, exception);
            throw;
        }
        finally
        {
            HandTelemetry.Leave(operation, outcome, started);
        }
    }

    public static async Task<int> Pending1(Gate gate, int id)
    {
        const string operation = "HandWrittenTagsAtStart.Pending1";
        using var activity = HandTelemetry.Source.StartActivity(
            operation, ActivityKind.Internal, parentContext: default, new KeyValuePair<string, object?>[] { new("code.function.name", operation), new("id", id) });
        var started = HandTelemetry.Enter(operation);
        var outcome = "success";
        try
        {
            return await gate.WaitAsync();
        }
        catch (Exception exception)
        {
            outcome = HandTelemetry.Fail(activity, exception);
            throw;
        }
        finally
        {
            HandTelemetry.Leave(operation, outcome, started);
        }
    }

    public static async Task<int> Pending3(Gate gate, int id, string region, bool express)
    {
        const string operation = "HandWrittenTagsAtStart.Pending3";
        using var activity = HandTelemetry.Source.StartActivity(
            operation, ActivityKind.Internal, parentContext: default, new KeyValuePair<string, object?>[] { new("code.function.name", operation), new("id", id), new("region", region), new("express", express) });
        var started = HandTelemetry.Enter(operation);
        var outcome = "success";
        try
        {
            return await gate.WaitAsync();
        }
        catch (Exception exception)
        {
            outcome = HandTelemetry.Fail(activity, exception);
            throw;
        }
        finally
        {
            HandTelemetry.Leave(operation, outcome, started);
        }
    }

    public static async ValueTask<int> Value0(int id)
    {
        const string operation = "HandWrittenTagsAtStart.Value0";
        using var activity = HandTelemetry.Source.StartActivity(
            operation, ActivityKind.Internal, parentContext: default, new KeyValuePair<string, object?>[] { new("code.function.name", operation) });
        var started = HandTelemetry.Enter(operation);
        var outcome = "success";
        try
        {
            return Work.Do(id);
        }
        catch (Exception exception)
        {
            outcome = HandTelemetry.Fail(activity, exception);
            throw;
        }
        finally
        {
            HandTelemetry.Leave(operation, outcome, started);
        }
    }

    public static async ValueTask<int> Value1(int id)
    {
        const string operation = "HandWrittenTagsAtStart.Value1";
        using var activity = HandTelemetry.Source.StartActivity(
            operation, ActivityKind.Internal, parentContext: default, new KeyValuePair<string, object?>[] { new("code.function.name", operation), new("id", id) });
        var started = HandTelemetry.Enter(operation);
        var outcome = "success";
        try
        {
            return Work.Do(id);
        }
        catch (Exception exception)
        {
            outcome = HandTelemetry.Fail(activity, exception);
            throw;
        }
        finally
        {
            HandTelemetry.Leave(operation, outcome, started);
        }
    }

    public static async ValueTask<int> Value3(int id, string region, bool express)
    {
        const string operation = "HandWrittenTagsAtStart.Value3";
        using var activity = HandTelemetry.Source.StartActivity(
            operation, ActivityKind.Internal, parentContext: default, new KeyValuePair<string, object?>[] { new("code.function.name", operation), new("id", id), new("region", region), new("express", express) });
        var started = HandTelemetry.Enter(operation);
        var outcome = "success";
        try
        {
            return Work.Do(id);
        }
        catch (Exception exception)
        {
            outcome = HandTelemetry.Fail(activity, exception);
            throw;
        }
        finally
        {
            HandTelemetry.Leave(operation, outcome, started);
        }
    }

    public static async ValueTask<int> PendingValue0(Gate gate)
    {
        const string operation = "HandWrittenTagsAtStart.PendingValue0";
        using var activity = HandTelemetry.Source.StartActivity(
            operation, ActivityKind.Internal, parentContext: default, new KeyValuePair<string, object?>[] { new("code.function.name", operation) });
        var started = HandTelemetry.Enter(operation);
        var outcome = "success";
        try
        {
            return await gate.WaitAsync();
        }
        catch (Exception exception)
        {
            outcome = HandTelemetry.Fail(activity, exception);
            throw;
        }
        finally
        {
            HandTelemetry.Leave(operation, outcome, started);
        }
    }

    public static async ValueTask<int> PendingValue1(Gate gate, int id)
    {
        const string operation = "HandWrittenTagsAtStart.PendingValue1";
        using var activity = HandTelemetry.Source.StartActivity(
            operation, ActivityKind.Internal, parentContext: default, new KeyValuePair<string, object?>[] { new("code.function.name", operation), new("id", id) });
        var started = HandTelemetry.Enter(operation);
        var outcome = "success";
        try
        {
            return await gate.WaitAsync();
        }
        catch (Exception exception)
        {
            outcome = HandTelemetry.Fail(activity, exception);
            throw;
        }
        finally
        {
            HandTelemetry.Leave(operation, outcome, started);
        }
    }

    public static async ValueTask<int> PendingValue3(Gate gate, int id, string region, bool express)
    {
        const string operation = "HandWrittenTagsAtStart.PendingValue3";
        using var activity = HandTelemetry.Source.StartActivity(
            operation, ActivityKind.Internal, parentContext: default, new KeyValuePair<string, object?>[] { new("code.function.name", operation), new("id", id), new("region", region), new("express", express) });
        var started = HandTelemetry.Enter(operation);
        var outcome = "success";
        try
        {
            return await gate.WaitAsync();
        }
        catch (Exception exception)
        {
            outcome = HandTelemetry.Fail(activity, exception);
            throw;
        }
        finally
        {
            HandTelemetry.Leave(operation, outcome, started);
        }
    }

    public static async IAsyncEnumerable<int> Stream0(int count)
    {
        const string operation = "HandWrittenTagsAtStart.Stream0";
        using var activity = HandTelemetry.Source.StartActivity(operation);
        activity?.SetTag("code.function.name", operation);
        var started = HandTelemetry.Enter(operation);
        var items = 0;
        try
        {
            await foreach (var item in Work.ItemsAsync(count))
            {
                items++;
                yield return item;
            }
        }
        finally
        {
            activity?.SetTag("items", items);
            HandTelemetry.Leave(operation, "success", started);
        }
    }

    public static async IAsyncEnumerable<int> Stream1(int count, int id)
    {
        const string operation = "HandWrittenTagsAtStart.Stream1";
        using var activity = HandTelemetry.Source.StartActivity(operation);
        activity?.SetTag("code.function.name", operation);
        activity?.SetTag("id", id);
        var started = HandTelemetry.Enter(operation);
        var items = 0;
        try
        {
            await foreach (var item in Work.ItemsAsync(count))
            {
                items++;
                yield return item;
            }
        }
        finally
        {
            activity?.SetTag("items", items);
            HandTelemetry.Leave(operation, "success", started);
        }
    }

    public static async IAsyncEnumerable<int> Stream3(int count, int id, string region, bool express)
    {
        const string operation = "HandWrittenTagsAtStart.Stream3";
        using var activity = HandTelemetry.Source.StartActivity(operation);
        activity?.SetTag("code.function.name", operation);
        activity?.SetTag("id", id);
        activity?.SetTag("region", region);
        activity?.SetTag("express", express);
        var started = HandTelemetry.Enter(operation);
        var items = 0;
        try
        {
            await foreach (var item in Work.ItemsAsync(count))
            {
                items++;
                yield return item;
            }
        }
        finally
        {
            activity?.SetTag("items", items);
            HandTelemetry.Leave(operation, "success", started);
        }
    }
}
