using Microsoft.Extensions.Logging;

namespace Corpus.Errors.LoggedByCallee;

public class StoreException(string message, Exception? cause = null) : Exception(message, cause);

public sealed class Outcome
{
    public bool IsSuccess { get; init; }
    public Exception? Error { get; init; }
}

public interface IStore
{
    void Save();
}

public interface IQueue
{
    void Send();
}

public sealed class Store(ILogger<Store> logger) : IStore
{
    private void Write() { }

    public void Save()
    {
        try { Write(); }
        catch (IOException e)
        {
            logger.LogError(e, "save"); //! INS2001
            throw;
        }
    }

    public async Task SaveAsync()
    {
        try { await Task.Yield(); }
        catch (Exception e)
        {
            logger.LogError(e, "save"); //! INS2001
            throw new StoreException("save", e);
        }
    }

    public Outcome TrySave()
    {
        try { Write(); return new() { IsSuccess = true }; }
        catch (Exception e)
        {
            logger.LogError(e, "save"); //! INS2002
            return new() { Error = e };
        }
    }

    public (int Count, Exception? Failure) Count()
    {
        try { Write(); return (1, null); }
        catch (Exception e)
        {
            logger.LogError(e, "count"); //! INS2002
            return (0, e);
        }
    }

    public static void Check(ILogger log, string name)
    {
        if (name.Length == 0)
        {
            var failure = new StoreException("no name");
            log.LogError(failure, "no name"); //! INS2001
            throw failure;
        }
    }

    public void Plain() => Write();

    public void Handles()
    {
        try { Write(); }
        catch (Exception e) { logger.LogError(e, "save"); }
        Write();
    }

    public void Details()
    {
        try { Write(); }
        catch (Exception e)
        {
            logger.LogDebug(e, "save");
            throw;
        }
    }

    public void Context(int id)
    {
        try { Write(); }
        catch (Exception)
        {
            logger.LogError("save {Id}", id);
            throw;
        }
    }
}

public class FirstQueue(ILogger logger) : IQueue
{
    public virtual void Send()
    {
        try { logger.IsEnabled(LogLevel.Error); }
        catch (Exception e)
        {
            logger.LogError(e, "send"); //! INS2001
            throw;
        }
    }
}

public class SecondQueue : IQueue
{
    public void Send() { }
}

public class Flagged(ILogger<Flagged> logger, Store store, IStore anyStore)
{
    private void Through() => store.Save();

    private Task ThroughAsync() => store.SaveAsync();

    private void Work()
    {
        try { store.Plain(); }
        catch (Exception e)
        {
            logger.LogError(e, "work"); //! INS2001
            throw;
        }
    }

    public void Direct()
    {
        try { store.Save(); }
        catch (IOException e) { logger.LogError(e, "again"); } //! INS2003 a method of another type
    }

    public void SameType()
    {
        try { Work(); }
        catch (Exception e) { logger.LogError(e, "again"); } //! INS2003 a method of this type
    }

    public void Hops()
    {
        try { Through(); }
        catch (Exception e) { logger.LogWarning(e, "again"); } //! INS2003 two calls deep
    }

    public async Task Awaited()
    {
        try { await store.SaveAsync().ConfigureAwait(false); }
        catch (StoreException e) { logger.LogError(e, "again"); } //! INS2003 awaited, and caught as what it was wrapped in
    }

    public async Task AwaitedHops()
    {
        try { await ThroughAsync(); }
        catch (Exception e) { logger.LogError(e, "again"); } //! INS2003 the task is passed on
    }

    public void OnlyImplementation()
    {
        try { anyStore.Save(); }
        catch (Exception e) { logger.LogError(e, "again"); } //! INS2003 the interface has one implementation
    }

    public void Created()
    {
        try { Store.Check(logger, ""); }
        catch (StoreException e) { logger.LogError(e, "again"); } //! INS2003 made, logged and thrown
    }

    public void InALoop(int[] numbers)
    {
        foreach (var number in numbers)
        {
            try { store.Save(); }
            catch (IOException e)
            {
                logger.LogError("number {Number}: {Error}", number, e.Message); //! INS2003 what it says, once more
                continue;
            }
        }
    }

    public void LaterClause()
    {
        try { store.Save(); }
        catch (ArgumentException) { }
        catch (IOException e) { logger.LogError(e, "again"); } //! INS2003 the clause above catches something else
    }

    public void AmongOthers()
    {
        try
        {
            store.Plain();
            store.Save();
        }
        catch (Exception e)
        {
            logger.LogError(e, "again"); //! INS2003 perhaps: one of two calls
        }
    }

    public void Results()
    {
        var outcome = store.TrySave();
        if (!outcome.IsSuccess)
            logger.LogError(outcome.Error, "again"); //! INS2003 the result's error was logged
    }

    public void Deconstructed()
    {
        var (count, failure) = store.Count();
        if (failure != null)
            logger.LogError(failure, "again after {Count}", count); //! INS2003 so was that of the tuple
    }

    public void LocalFunction()
    {
        try { Run(); }
        catch (Exception e) { logger.LogError(e, "again"); } //! INS2003 a local function

        void Run()
        {
            try { store.Plain(); }
            catch (Exception e)
            {
                logger.LogError(e, "run"); //! INS2001
                throw;
            }
        }
    }
}

public abstract class Silent(ILogger<Silent> logger, Store store, IQueue queue)
{
    protected abstract void Unknown();

    private void Swallows()
    {
        try { store.Save(); }
        catch (IOException) { }
    }

    public void NotLogged()
    {
        try { store.Plain(); }
        catch (Exception e) { logger.LogError(e, "once"); } //~ INS2003 the called method does not log
    }

    public void Handled()
    {
        try { store.Handles(); }
        catch (Exception e) { logger.LogError(e, "once"); } //~ INS2003 what it logs it handles
    }

    public void LowSeverity()
    {
        try { store.Details(); }
        catch (Exception e) { logger.LogError(e, "once"); } //~ INS2003 logged as a detail
    }

    public void OtherRecord()
    {
        try { store.Context(1); }
        catch (Exception e) { logger.LogError(e, "once"); } //~ INS2003 context only
    }

    public void CallerIsSilent()
    {
        try { store.Save(); }
        catch (Exception) { } //~ INS2003 not logged here
    }

    public void CallerOnlyNotes()
    {
        try { store.Save(); }
        catch (Exception e) { logger.LogDebug(e, "once"); } //~ INS2003 a detail here
    }

    public void Open()
    {
        try { Unknown(); }
        catch (Exception e) { logger.LogError(e, "once"); } //~ INS2003 nobody knows what it does
    }

    public void Several()
    {
        try { queue.Send(); }
        catch (Exception e) { logger.LogError(e, "once"); } //~ INS2003 one of the implementations logs
    }

    public void Delegate(Action save)
    {
        try { save(); }
        catch (Exception e) { logger.LogError(e, "once"); } //~ INS2003 whatever it is
    }

    public void CaughtAbove()
    {
        try { store.Save(); }
        catch (IOException) { throw; }
        catch (Exception e) { logger.LogError(e, "once"); } //~ INS2003 the logged one went to the clause above
    }

    public void OtherType()
    {
        try { store.Save(); }
        catch (FormatException e) { logger.LogError(e, "once"); } //~ INS2003 another exception
    }

    public void CaughtBelow()
    {
        try { Swallows(); }
        catch (Exception e) { logger.LogError(e, "once"); } //~ INS2003 caught on the way
    }

    public void NotAwaited()
    {
        try { _ = store.SaveAsync(); }
        catch (Exception e) { logger.LogError(e, "once"); } //~ INS2003 its error goes with the task
    }

    public void InALambda(List<Action> later)
    {
        try { later.Add(() => store.Save()); }
        catch (Exception e) { logger.LogError(e, "once"); } //~ INS2003 run some time else
    }

    public void Succeeded()
    {
        var outcome = store.TrySave();
        if (outcome.IsSuccess)
            logger.LogWarning("late"); //~ INS2003 no error
    }
}

public class Attempts(ILogger<Attempts> logger)
{
    private const int Most = 3;

    private async Task StartAsync(CancellationToken token)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Task.Delay(1, token);
                return;
            }
            catch (Exception e)
            {
                if (attempt >= Most)
                    throw new AgentException("not started", e);
                logger.LogWarning(e, "attempt {Attempt}", attempt);
                try { await Task.Delay(attempt, token); }
                catch (OperationCanceledException) { throw new AgentException("not started", e); }
            }
        }
    }

    public async Task RunAsync(CancellationToken token)
    {
        try { await StartAsync(token); }
        catch (AgentException e) { logger.LogError(e, "not started"); } //~ INS2003 what is thrown in the end was not logged
    }

    private void Fire(bool isTransient)
    {
        try { File.Delete("a"); }
        catch (IOException e)
        {
            if (isTransient)
                throw;
            logger.LogError(e, "fire"); //! INS2001
            throw;
        }
    }

    public void Trigger()
    {
        try { Fire(isTransient: false); }
        catch (IOException e) { logger.LogError(e, "trigger"); } //! INS2003
    }

    public bool FailOnError { get; set; }

    private void Process()
    {
        try { File.Delete("a"); }
        catch (IOException e)
        {
            logger.LogError(e, "process"); //~ INS2001 the only record, if errors are no failures
            if (FailOnError)
                throw;
        }
    }

    public void ProcessAll()
    {
        try { Process(); }
        catch (IOException e)
        {
            if (this.FailOnError) { throw; }
            logger.LogError(e, "process all"); //~ INS2003 what was thrown is thrown again
        }
    }

    public void ProcessSome()
    {
        try { Process(); }
        catch (IOException e) { logger.LogError(e, "process some"); } //! INS2003
    }

    private void Replace()
    {
        try { File.Delete("a"); }
        catch (Exception e)
        {
            logger.LogError(e, "replace"); //! INS2001
            throw;
        }
    }

    private void Add(int seats)
    {
        if (seats > Most)
            throw new ArgumentException("too many", nameof(seats));
        Replace();
    }

    public bool TryAdd(int seats)
    {
        try { Add(seats); return true; }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            logger.LogWarning(e, "not added"); //~ INS2003 the errors that are meant are made without a log
            return false;
        }
    }

    private void Configure(string tenant)
    {
        if (tenant.Length == 0)
            throw new FormatException(nameof(tenant));
        try { File.Delete(tenant); }
        catch (Exception e)
        {
            logger.LogError(e, "configure"); //! INS2001
            throw;
        }
    }

    public void TryConfigure(string tenant)
    {
        try { Configure(tenant); }
        catch (FormatException e) { logger.LogError(e, "no tenant"); } //~ INS2003 made before anything is logged
        catch (Exception e) { logger.LogError(e, "not configured"); }  //! INS2003
    }

    public bool TryTrigger()
    {
        try { Fire(isTransient: true); return true; }
        catch (Exception e) when (e is IOException or FormatException)
        {
            logger.LogWarning(e, "not fired"); //! INS2003
            return false;
        }
    }

    public sealed class AgentException(string message, Exception inner) : Exception(message, inner);
}
