using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Net.Http;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;

namespace Corpus.Errors.LogAndThrow;

public class ImportException : Exception
{
    public ImportException(string message) : base(message) { }
    public ImportException(string message, Exception cause) : base(message, cause) { }
    public string? File { get; init; }
}

public static partial class Messages
{
    private static readonly Action<ILogger, string, Exception?> importFailed =
        LoggerMessage.Define<string>(LogLevel.Error, new EventId(1), "import of {File} failed");

    private static readonly Action<ILogger, Exception?> importSlow;

    static Messages() => importSlow = LoggerMessage.Define(LogLevel.Debug, new EventId(2), "slow");

    [LoggerMessage(3, LogLevel.Error, "import failed")]
    public static partial void Failed(this ILogger logger, Exception cause);

    [LoggerMessage(EventId = 4, Level = LogLevel.Debug, Message = "import failed, trying again")]
    public static partial void Retried(this ILogger logger, Exception cause);

    [LoggerMessage(EventId = 5, Message = "import failed")]
    public static partial void AtLevel(this ILogger logger, LogLevel level, Exception cause);

    public static void ImportFailed(ILogger logger, string file, Exception cause) => importFailed(logger, file, cause);

    public static void ImportSlow(ILogger logger, Exception cause) => importSlow(logger, cause);

    public static void Report(this Exception cause, ILogger logger) => logger.LogCritical(cause, "unexpected");

    public static void Write(ILogger logger, LogLevel level, string text) => logger.Log(level, "{Text}", text);
}

public readonly struct LeveledLogger(ILogger logger, LogLevel level)
{
    public void Log(Exception cause, string text) => logger.Log(level, 0, cause, text);
}

public static class LogSource
{
    public static ILogger Logger { get; set; } = null!;
    public static LeveledLogger? Error => new(Logger, LogLevel.Error);
    public static LeveledLogger? Debug => new(Logger, LogLevel.Debug);
}

public interface ISink
{
    void Failure(Exception cause);
}

public sealed class Sink(ILogger logger) : ISink
{
    public void Failure(Exception cause) => logger.LogError(cause, "failure");
}

public class Flagged(ILogger<Flagged> logger, ISink sink, Serilog.ILogger serilog)
{
    private static readonly Action<ILogger, Exception?> stopped = LoggerMessage.Define(LogLevel.Warning, 9, "stopped");

    private int attempts;

    private void Import() { }

    private Task ImportAsync() => Task.CompletedTask;

    [DoesNotReturn]
    private static void Stop(Exception cause) => throw new ImportException("stopped", cause);

    private static Exception Explain(Exception cause) => new ImportException("explained", cause);

    private Exception Noted(Exception cause)
    {
        logger.LogError(cause, "noted");
        return new ImportException("noted", cause);
    }

    private void Leave(Exception cause) => throw new ImportException("left", cause);

    public void GeneratedMessage()
    {
        try { Import(); }
        catch (Exception e)
        {
            logger.Failed(e); //! INS2001 [LoggerMessage] has its level in the attribute
            throw;
        }
    }

    public void GeneratedMessageWithLevel()
    {
        try { Import(); }
        catch (Exception e)
        {
            logger.AtLevel(LogLevel.Warning, e); //! INS2001 the level is an argument
            throw;
        }
    }

    public void EventsClass(string file)
    {
        try { Import(); }
        catch (Exception e)
        {
            Messages.ImportFailed(logger, file, e); //! INS2001 a static class around a defined message
            throw;
        }
    }

    public void DefinedDelegate()
    {
        try { Import(); }
        catch (Exception e)
        {
            stopped(logger, e); //! INS2001 the delegate itself
            throw new ImportException("stopped", e);
        }
    }

    public void ExtensionOfTheException()
    {
        try { Import(); }
        catch (Exception e)
        {
            e.Report(logger); //! INS2001 an extension that logs what it extends
            throw;
        }
    }

    public void Facade()
    {
        try { Import(); }
        catch (Exception e)
        {
            LogSource.Error?.Log(e, "import"); //! INS2001 a facade behind ?.
            throw;
        }
    }

    public void InterfaceWithOneImplementation()
    {
        try { Import(); }
        catch (Exception e)
        {
            sink.Failure(e); //! INS2001 the only implementation logs
            throw;
        }
    }

    public void AsAValue()
    {
        try { Import(); }
        catch (Exception e)
        {
            logger.LogError("import failed: {Error}", e); //! INS2001 the exception is a value of the template
            throw;
        }
    }

    public void OnlyItsMessage()
    {
        try { Import(); }
        catch (HttpRequestException e)
        {
            logger.LogWarning("import failed: {Error}", e.Message); //! INS2001 only what it says
            throw;
        }
    }

    public void Interpolated()
    {
        try { Import(); }
        catch (Exception e)
        {
            logger.LogError($"import failed: {e}"); //! INS2001 within an interpolation
            throw;
        }
    }

    public void HelperWithAMessage()
    {
        try { Import(); }
        catch (Exception e)
        {
            Messages.Write(logger, LogLevel.Error, e.ToString()); //! INS2001 text and level go through a helper
            throw;
        }
    }

    public void Alias()
    {
        try { Import(); }
        catch (Exception e)
        {
            var cause = e.InnerException ?? e;
            logger.LogError(cause, "import"); //! INS2001 its cause
            throw cause;
        }
    }

    public void WrappedFirst()
    {
        try { Import(); }
        catch (Exception e)
        {
            var wrapper = new ImportException("import", e) { File = "a" };
            logger.LogError(wrapper, "import"); //! INS2001 the wrapper is logged and thrown
            throw wrapper;
        }
    }

    public void Flattened()
    {
        try { ImportAsync().Wait(5_000); }
        catch (AggregateException e)
        {
            logger.LogError(e.Flatten(), "import"); //! INS2001 flattened
            ExceptionDispatchInfo.Capture(e.InnerException!).Throw();
        }
    }

    public void Dispatched()
    {
        try { Import(); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //! INS2001 ExceptionDispatchInfo
            ExceptionDispatchInfo.Throw(e);
        }
    }

    public void HelperThatThrows()
    {
        try { Import(); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //! INS2001 the helper says that it does not return
            Stop(e);
        }
    }

    public void HelperThatThrowsWithoutSayingSo()
    {
        try { Import(); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //! INS2001 the helper cannot return
            Leave(e);
        }
    }

    public void ThrownByAFactory()
    {
        try { Import(); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //! INS2001 a factory makes the wrapper
            throw Explain(e);
        }
    }

    public void LoggedByAFactory()
    {
        try { Import(); }
        catch (Exception e)
        {
            throw Noted(e); //! INS2001 the factory logs
        }
    }

    public void EveryBranchThrows(bool isWrapped)
    {
        try { Import(); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //! INS2001 both branches throw
            if (isWrapped)
                throw new ImportException("import", e);
            throw;
        }
    }

    public void OnlyIfEnabled()
    {
        try { Import(); }
        catch (Exception e)
        {
            if (logger.IsEnabled(LogLevel.Error))
                logger.LogError(e, "import"); //! INS2001 guarded by IsEnabled
            throw;
        }
    }

    public void CleansUpBetween()
    {
        try { Import(); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //! INS2001 the nested handler is about something else
            try { attempts--; Import(); }
            catch (InvalidOperationException) { }
            throw;
        }
    }

    public void ThrownAfterwards()
    {
        Exception? failure = null;
        try { Import(); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //! INS2001 thrown below the handler
            failure = e;
        }

        if (failure is not null)
            throw new ImportException("import", failure);
    }

    public void Created(string file)
    {
        if (file.Length == 0)
        {
            var failure = new ImportException("no file") { File = file };
            logger.LogError(failure, "no file"); //! INS2001 made, logged and thrown
            throw failure;
        }
    }

    public async Task InALambda()
    {
        await Task.Run(() =>
        {
            try { Import(); }
            catch (Exception e)
            {
                logger.LogError(e, "import"); //! INS2001 in a lambda
                throw;
            }
        });
    }

    public void InALocalFunction()
    {
        Run();

        void Run()
        {
            try { Import(); }
            catch (Exception e)
            {
                logger.LogError(e, "import"); //! INS2001 in a local function
                throw;
            }
        }
    }

    public void Pattern()
    {
        try { Import(); }
        catch (Exception e)
        {
            if (e is HttpRequestException { StatusCode: null } request)
            {
                logger.LogError(request, "no answer"); //! INS2001 the variable of a pattern
                throw;
            }
        }
    }

    public void OtherLibrary()
    {
        try { Import(); }
        catch (Exception e)
        {
            serilog.Error(e, "import of {File}", "a"); //! INS2001 Serilog
            throw;
        }
    }

    public void StaticOfOtherLibrary()
    {
        try { Import(); }
        catch (Exception e)
        {
            Serilog.Log.Write(Serilog.Events.LogEventLevel.Error, e, "import"); //! INS2001 Serilog, the level is an argument
            throw;
        }
    }

    public void TraceOutput()
    {
        try { Import(); }
        catch (Exception e)
        {
            Trace.TraceError("import: {0}", e); //! INS2001 Trace
            throw;
        }
    }

    public void LogMethodOfTheInterface()
    {
        try { Import(); }
        catch (Exception e)
        {
            logger.Log(LogLevel.Error, new EventId(7), e.Message, e, static (text, _) => text); //! INS2001 ILogger.Log
            throw;
        }
    }

    private void LogsAndThrowsItsParameter(Exception cause)
    {
        logger.LogError(cause, "given"); //! INS2001 the error is a parameter
        throw cause;
    }

    private bool IsNoted(Exception cause)
    {
        logger.LogError(cause, "filter");
        return attempts > 3;
    }

    public void Filter()
    {
        try { Import(); }
        catch (Exception e) when (IsNoted(e)) //! INS2001 logged by the filter
        {
            throw new ImportException("filtered", e);
        }
    }

    public void SwitchStatement()
    {
        try { Import(); }
        catch (Exception e)
        {
            switch (e)
            {
                case HttpRequestException request:
                    logger.LogWarning(request, "no answer"); //! INS2001 in a switch that throws
                    throw;
                default:
                    throw;
            }
        }
    }

    public void Collected(string[] files)
    {
        var failures = new List<Exception>();
        foreach (var file in files)
        {
            var failure = new ImportException(file);
            failures.Add(failure);
        }

        if (failures.Count > 0)
            throw new AggregateException(failures);
    }

    public void Console1()
    {
        try { Import(); }
        catch (Exception e)
        {
            Console.Error.WriteLine(e.ToString()); //! INS2001 the error stream
            throw;
        }
    }
}

public class Silent(ILogger<Silent> logger)
{
    private static readonly ActivitySource source = new("corpus");

    private int attempts;

    private void Import() { }

    private void Note() => logger.LogError("import failed");

    private bool IsLogged(Exception cause)
    {
        logger.LogError(cause, "filter");
        return false;
    }

    [DoesNotReturn]
    private static void Stop() => throw new ImportException("stopped");

    public void Handles()
    {
        try { Import(); }
        catch (Exception e) { logger.LogError(e, "import"); } //~ INS2001 handled
    }

    public void LogsOrThrows(bool isFatal)
    {
        try { Import(); }
        catch (Exception e)
        {
            if (isFatal)
                throw;
            logger.LogError(e, "import"); //~ INS2001 either the one or the other
        }
    }

    public void LogsInElse()
    {
        try { Import(); }
        catch (Exception e)
        {
            if (attempts++ < 3)
                logger.LogWarning(e, "trying again"); //~ INS2001 the throw is on the other branch
            else
                throw;
        }
    }

    public void TriesAgain()
    {
        for (var i = 0; ; i++)
        {
            try
            {
                Import();
                return;
            }
            catch (Exception e)
            {
                logger.LogWarning(e, "attempt {Number}", i); //~ INS2001 tried again, and given up only in the end
                if (i == 3)
                    throw;
            }
        }
    }

    public void Debug()
    {
        try { Import(); }
        catch (Exception e)
        {
            logger.LogDebug(e, "import"); //~ INS2001 nobody counts this as an error
            throw;
        }
    }

    public void DebugFromTheAttribute()
    {
        try { Import(); }
        catch (Exception e)
        {
            logger.Retried(e); //~ INS2001 the attribute says Debug
            throw;
        }
    }

    public void DebugFromTheDefinition()
    {
        try { Import(); }
        catch (Exception e)
        {
            Messages.ImportSlow(logger, e); //~ INS2001 the definition says Debug
            throw;
        }
    }

    public void DebugFacade()
    {
        try { Import(); }
        catch (Exception e)
        {
            LogSource.Debug?.Log(e, "import"); //~ INS2001 the facade is the one for Debug
            throw;
        }
    }

    public void InformationAsArgument()
    {
        try { Import(); }
        catch (Exception e)
        {
            logger.AtLevel(LogLevel.Information, e); //~ INS2001 the level is an argument, and low
            Messages.Write(logger, LogLevel.Debug, e.Message); //~ INS2001 so it is through the helper
            throw;
        }
    }

    public void Context(int order)
    {
        try { Import(); }
        catch (Exception e)
        {
            logger.LogError("order {Order} failed with {Type}", order, e.GetType().Name); //~ INS2001 context, and only the type
            throw;
        }
    }

    public void ContextByHelper()
    {
        try { Import(); }
        catch (Exception)
        {
            Note(); //~ INS2001 the helper does not know the error
            throw;
        }
    }

    public void Sanitizes()
    {
        try { Import(); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //~ INS2001 the new exception says nothing of the old one
            throw new ImportException("try later");
        }
    }

    public void KeepsOnlyTheMessage()
    {
        try { Import(); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //~ INS2001 where it came from is known here only
            throw new ImportException(e.Message);
        }
    }

    public void Guards()
    {
        try { Import(); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //~ INS2001 what is thrown is another error
            Stop();
        }
    }

    public void EndsTheProcess()
    {
        try { Import(); }
        catch (Exception e)
        {
            logger.LogCritical(e, "import"); //~ INS2001 the process ends here
            Environment.Exit(1);
            throw;
        }
    }

    public void FailsFast()
    {
        try { Import(); }
        catch (Exception e)
        {
            logger.LogCritical(e, "import"); //~ INS2001 so it does here
            Environment.FailFast("import", e);
            throw;
        }
    }

    public void CleanUpFails()
    {
        try { Import(); }
        catch (Exception)
        {
            try { Import(); }
            catch (Exception inner) { logger.LogError(inner, "clean-up"); } //~ INS2001 another error, handled
            throw;
        }
    }

    public void FilterThatNeverMatches()
    {
        try { Import(); }
        catch (Exception e) when (IsLogged(e)) //~ INS2001 the filter only looks on
        {
            throw;
        }
    }

    public void InAFunctionThatIsNotRun()
    {
        try { Import(); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //~ INS2001 the lambda throws, if it is ever run
            Action later = () => throw new ImportException("later", e);
            later = () => { };
        }
    }

    public void Sends(HttpResponseMessage response)
    {
        using var activity = source.StartActivity("import");
        try { Import(); }
        catch (Exception e)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            logger.LogError(e, "import"); //~ INS2001 the record belongs to the span that ends here
            throw;
        }
    }

    public static async Task Main()
    {
        var logger = LoggerFactory.Create(static _ => { }).CreateLogger<Silent>();
        try { await Task.Yield(); }
        catch (Exception e)
        {
            logger.LogCritical(e, "the program ends"); //~ INS2001 nobody is above
            throw;
        }
    }

    public void SwitchExpression(int number)
    {
        try { Import(); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //~ INS2001 the compiler's own throw is none of the author's
            attempts = number switch { 0 => 1, 1 => 2 };
        }
    }

    public void Replaces()
    {
        try { Import(); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //~ INS2001 another exception takes its place
            e = new ImportException("import");
            throw e;
        }
    }

    public void Remembers()
    {
        Exception? last = null;
        foreach (var number in new[] { 1, 2, 3 })
        {
            try { Import(); }
            catch (Exception e)
            {
                logger.LogError(e, "number {Number}", number); //~ INS2001 only the last one is thrown
                last = e;
            }
        }

        if (last is not null)
            throw last;
    }

    public void ThrowsFreshAfterwards(string file)
    {
        logger.LogError("no file {File}", file); //~ INS2001 a record, not of the exception
        throw new ImportException("no file");
    }
}

public class Nested(ILogger<Nested> logger)
{
    private void Import() { }

    public Func<Task> LambdaInATry()
    {
        try
        {
            return async () =>
            {
                try { await Task.Yield(); }
                catch (Exception e)
                {
                    logger.LogError(e, "import"); //! INS2001 the handlers around the lambda are not around what it does
                    throw;
                }
            };
        }
        catch (InvalidOperationException e)
        {
            Action report = () => logger.LogError(e, "report"); //~ INS2001 perhaps never run
            report();
            throw;
        }
    }
}

public class Lambdas(ILogger<Lambdas> logger)
{
    private static async Task RunWithRetriesAsync(Func<Task> work, int attempts)
    {
        while (true)
        {
            try { await work(); return; }
            catch (Exception) when (--attempts > 0) { }
        }
    }

    private static Task RunAsync(Func<Task> work) => work();

    public Task Again() => RunWithRetriesAsync(
        async () =>
        {
            try { await Task.Yield(); }
            catch (Exception e)
            {
                logger.LogError(e, "attempt"); //~ INS2001 who tries again keeps the last error only
                throw;
            }
        },
        3);

    public Task Once() => RunAsync(async () =>
    {
        try { await Task.Yield(); }
        catch (Exception e)
        {
            logger.LogError(e, "once"); //! INS2001
            throw;
        }
    });

    public void Forgotten()
    {
        Task.Run(() =>
        {
            try { File.Delete("a"); }
            catch (IOException e)
            {
                logger.LogError(e, "in the background"); //~ INS2001 nobody looks at the task
                throw;
            }
        });
        _ = Task.Factory.StartNew(() =>
        {
            try { File.Delete("a"); }
            catch (IOException e)
            {
                logger.LogError(e, "in the background"); //~ INS2001 nor at this one
                throw;
            }
        });
    }

    public Task Kept() => Task.Run(() =>
    {
        try { File.Delete("a"); }
        catch (IOException e)
        {
            logger.LogError(e, "in the background"); //! INS2001
            throw;
        }
    });

    [StreamJsonRpc.JsonRpcMethod("remove")]
    public void Remote()
    {
        try { File.Delete("a"); }
        catch (IOException e)
        {
            logger.LogError(e, "remote"); //~ INS2001 the client gets an answer, and has no log of ours
            throw;
        }
    }
}
