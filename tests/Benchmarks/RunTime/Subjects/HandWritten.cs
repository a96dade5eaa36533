namespace Instrumentation.Benchmarks.Subjects;

/// <summary>Instrumented by hand, in the method, as a good engineer writes it.</summary>
internal sealed class HandWritten : IVariant
{
    public static string Name => "by hand";

    public static int Sync0(int id)
    {
        const string operation = "HandWritten.Sync0";
        using var activity = HandTelemetry.Source.StartActivity(operation);
        activity?.SetTag("code.function.name", operation);
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
        const string operation = "HandWritten.Sync1";
        using var activity = HandTelemetry.Source.StartActivity(operation);
        activity?.SetTag("code.function.name", operation);
        activity?.SetTag("id", id);
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
        const string operation = "HandWritten.Sync3";
        using var activity = HandTelemetry.Source.StartActivity(operation);
        activity?.SetTag("code.function.name", operation);
        activity?.SetTag("id", id);
        activity?.SetTag("region", region);
        activity?.SetTag("express", express);
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
        const string operation = "HandWritten.Completed0";
        using var activity = HandTelemetry.Source.StartActivity(operation);
        activity?.SetTag("code.function.name", operation);
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
        const string operation = "HandWritten.Completed1";
        using var activity = HandTelemetry.Source.StartActivity(operation);
        activity?.SetTag("code.function.name", operation);
        activity?.SetTag("id", id);
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
        const string operation = "HandWritten.Completed3";
        using var activity = HandTelemetry.Source.StartActivity(operation);
        activity?.SetTag("code.function.name", operation);
        activity?.SetTag("id", id);
        activity?.SetTag("region", region);
        activity?.SetTag("express", express);
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
        const string operation = "HandWritten.Pending0";
        using var activity = HandTelemetry.Source.StartActivity(operation);
        activity?.SetTag("code.function.name", operation);
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
        const string operation = "HandWritten.Pending1";
        using var activity = HandTelemetry.Source.StartActivity(operation);
        activity?.SetTag("code.function.name", operation);
        activity?.SetTag("id", id);
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
        const string operation = "HandWritten.Pending3";
        using var activity = HandTelemetry.Source.StartActivity(operation);
        activity?.SetTag("code.function.name", operation);
        activity?.SetTag("id", id);
        activity?.SetTag("region", region);
        activity?.SetTag("express", express);
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
        const string operation = "HandWritten.Value0";
        using var activity = HandTelemetry.Source.StartActivity(operation);
        activity?.SetTag("code.function.name", operation);
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
        const string operation = "HandWritten.Value1";
        using var activity = HandTelemetry.Source.StartActivity(operation);
        activity?.SetTag("code.function.name", operation);
        activity?.SetTag("id", id);
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
        const string operation = "HandWritten.Value3";
        using var activity = HandTelemetry.Source.StartActivity(operation);
        activity?.SetTag("code.function.name", operation);
        activity?.SetTag("id", id);
        activity?.SetTag("region", region);
        activity?.SetTag("express", express);
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
        const string operation = "HandWritten.PendingValue0";
        using var activity = HandTelemetry.Source.StartActivity(operation);
        activity?.SetTag("code.function.name", operation);
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
        const string operation = "HandWritten.PendingValue1";
        using var activity = HandTelemetry.Source.StartActivity(operation);
        activity?.SetTag("code.function.name", operation);
        activity?.SetTag("id", id);
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
        const string operation = "HandWritten.PendingValue3";
        using var activity = HandTelemetry.Source.StartActivity(operation);
        activity?.SetTag("code.function.name", operation);
        activity?.SetTag("id", id);
        activity?.SetTag("region", region);
        activity?.SetTag("express", express);
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
        const string operation = "HandWritten.Stream0";
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
        const string operation = "HandWritten.Stream1";
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
        const string operation = "HandWritten.Stream3";
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
