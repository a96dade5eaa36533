using System.Threading.Channels;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Corpus.Errors.LogAndReturn;

public sealed class Outcome
{
    public bool Succeeded { get; init; }
    public Exception? Error { get; init; }
    public string? Message { get; init; }
    public static Outcome Success { get; } = new() { Succeeded = true };
    public static Outcome Missing { get; } = new() { Message = "missing" };
    public static Outcome Failed(Exception cause) => new() { Error = cause };
    public static Outcome Failed(string message) => new() { Message = message };
    public static implicit operator Outcome(Exception cause) => Failed(cause);
}

public sealed record Outcome<T>(bool IsOk, T? Value, Exception? Error);

public readonly struct Either<TLeft, TRight>
{
    public static Either<TLeft, TRight> Left(TLeft value) => default;
    public static Either<TLeft, TRight> Right(TRight value) => default;
}

public class ImportException(string message, Exception cause) : Exception(message, cause);

public class Flagged(ILogger<Flagged> logger)
{
    private int Import() => 1;

    private Outcome TryImport() => Outcome.Success;

    private void Log(Exception cause) => logger.LogError(cause, "import");

    public Outcome Factory()
    {
        try { Import(); return Outcome.Success; }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //! INS2002 given to a factory
            return Outcome.Failed(e);
        }
    }

    public async Task<Outcome> AsyncFactory()
    {
        try { await Task.Yield(); return Outcome.Success; }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //! INS2002 as the result of a task
            return Outcome.Failed(e);
        }
    }

    public Outcome ItsMessage()
    {
        try { Import(); return Outcome.Success; }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //! INS2002 what it says
            return Outcome.Failed($"import: {e.Message}");
        }
    }

    public Outcome Converted()
    {
        try { Import(); return Outcome.Success; }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //! INS2002 by an implicit conversion
            return e;
        }
    }

    public Outcome<int> Record()
    {
        try { return new(true, Import(), null); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //! INS2002 in a record
            return new(false, 0, e);
        }
    }

    public Either<Exception, int> Union()
    {
        try { return Either<Exception, int>.Right(Import()); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //! INS2002 one side of a union
            return Either<Exception, int>.Left(e);
        }
    }

    public Outcome Wrapped()
    {
        try { Import(); return Outcome.Success; }
        catch (Exception e)
        {
            Log(e); //! INS2002 a helper logs, and a wrapper is returned
            return Outcome.Failed(new ImportException("import", e));
        }
    }

    public Outcome ThroughAVariable()
    {
        Outcome outcome;
        try { Import(); outcome = Outcome.Success; }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //! INS2002 returned below the handler
            outcome = new Outcome { Error = e };
        }

        return outcome;
    }

    public (bool IsDone, Exception? Failure) Tuple()
    {
        try { Import(); return (true, null); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //! INS2002 in a tuple
            return (false, e);
        }
    }

    public Exception? AsItIs()
    {
        try { Import(); return null; }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //! INS2002 the exception itself
            return e;
        }
    }

    public bool Out(out Exception? failure)
    {
        failure = null;
        try { Import(); return true; }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //! INS2002 in an out parameter
            failure = e;
            return false;
        }
    }

    public void Ref(ref Outcome outcome)
    {
        try { Import(); }
        catch (Exception e)
        {
            logger.LogWarning(e, "import"); //! INS2002 in a ref parameter
            outcome = Outcome.Failed(e);
        }
    }

    public Task<int> FaultedTask()
    {
        try { return Task.FromResult(Import()); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //! INS2002 a faulted task
            return Task.FromException<int>(e);
        }
    }

    public ValueTask FaultedValueTask()
    {
        try { Import(); return default; }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //! INS2002 a faulted value task
            return ValueTask.FromException(e);
        }
    }

    public void Completion(TaskCompletionSource<int> completion)
    {
        try { completion.SetResult(Import()); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //! INS2002 whoever awaits the task gets it
            completion.TrySetException(e);
        }
    }

    public void CompletedFirst(TaskCompletionSource completion)
    {
        try { Import(); completion.SetResult(); }
        catch (Exception e)
        {
            completion.SetException(new ImportException("import", e));
            logger.LogError(e, "import"); //! INS2002 the order does not matter
        }
    }

    public void Channel(ChannelWriter<int> writer)
    {
        try { Import(); writer.Complete(); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //! INS2002 whoever reads gets it
            writer.TryComplete(e);
        }
    }

    public Outcome TestedResult()
    {
        var outcome = TryImport();
        if (!outcome.Succeeded)
        {
            logger.LogError(outcome.Error, "import"); //! INS2002 a failure that was tested, logged and passed on
            return outcome;
        }

        return Outcome.Success;
    }

    public Outcome TestedByPattern()
    {
        var outcome = TryImport();
        if (outcome is { Succeeded: false })
        {
            logger.LogError("import: {Error}", outcome.Message); //! INS2002 its reason goes on in another result
            return Outcome.Failed(outcome.Message!);
        }

        return outcome;
    }

    public void Continuation(Task task, TaskCompletionSource completion)
    {
        task.ContinueWith(done =>
        {
            if (done.IsFaulted)
            {
                logger.LogError(done.Exception, "import"); //! INS2002 the failure of a task is handed on
                completion.SetException(done.Exception!);
            }
            else
            {
                completion.SetResult();
            }
        });
    }

    private void Failed(TaskCompletionSource completion, Exception cause)
    {
        logger.LogError(cause, "given"); //! INS2002 the error is a parameter
        completion.TrySetException(cause);
    }
}

public class Silent(ILogger<Silent> logger) : IHealthCheck
{
    private int Import() => 1;

    private Outcome TryImport() => Outcome.Success;

    public bool Flag()
    {
        try { Import(); return true; }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //~ INS2002 the caller hears that it failed, not why
            return false;
        }
    }

    public int? Nothing()
    {
        try { return Import(); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //~ INS2002 null
            return null;
        }
    }

    public Outcome Constant()
    {
        try { Import(); return Outcome.Success; }
        catch (FileNotFoundException e)
        {
            logger.LogWarning(e, "import"); //~ INS2002 one of a few known failures
            return Outcome.Missing;
        }
    }

    public Outcome Text()
    {
        try { Import(); return Outcome.Success; }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //~ INS2002 a text of its own
            return Outcome.Failed("the import failed");
        }
    }

    public Outcome OnlyReturned()
    {
        try { Import(); return Outcome.Success; }
        catch (Exception e) { return Outcome.Failed(e); } //~ INS2002 not logged
    }

    public Outcome Debug()
    {
        try { Import(); return Outcome.Success; }
        catch (Exception e)
        {
            logger.LogDebug(e, "import"); //~ INS2002 nobody counts this as an error
            return Outcome.Failed(e);
        }
    }

    public IActionResult Action()
    {
        try { Import(); return new OkResult(); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //~ INS2002 the receiver is a client
            return new ObjectResult(e.Message) { StatusCode = 500 };
        }
    }

    public ActionResult<Outcome> TypedAction()
    {
        try { Import(); return Outcome.Success; }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //~ INS2002 so it is here
            return Outcome.Failed(e.Message);
        }
    }

    public async Task<IResult> MinimalApi()
    {
        try { await Task.Yield(); return Results.Ok(); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //~ INS2002 and here
            return Results.Problem(e.Message);
        }
    }

    public HttpResponseMessage Response()
    {
        try { Import(); return new(); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //~ INS2002 and here
            return new() { Content = new StringContent(e.Message) };
        }
    }

    public AuthenticateResult Authenticate()
    {
        try { Import(); return AuthenticateResult.NoResult(); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //~ INS2002 the framework asks for it
            return AuthenticateResult.Fail(e);
        }
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        try { await Task.Yield(); return HealthCheckResult.Healthy(); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //~ INS2002 and here
            return HealthCheckResult.Unhealthy("import", e);
        }
    }

    public Outcome Sometimes(bool isTolerant)
    {
        try { Import(); return Outcome.Success; }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //~ INS2002 on one path it is the only record
            if (isTolerant)
                return Outcome.Success;
            return Outcome.Failed(e);
        }
    }

    public Outcome Tested()
    {
        var outcome = TryImport();
        if (!outcome.Succeeded)
            logger.LogError(outcome.Error, "import"); //~ INS2002 handled here
        return Outcome.Success;
    }

    public Outcome Successful()
    {
        var outcome = TryImport();
        if (outcome.Succeeded)
        {
            logger.LogWarning("late: {Message}", outcome.Message); //~ INS2002 no failure
            return outcome;
        }

        return Outcome.Missing;
    }

    public string Type()
    {
        try { Import(); return ""; }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //~ INS2002 a name
            return e.GetType().Name;
        }
    }

    public void Forwards(TaskCompletionSource completion)
    {
        try { Import(); }
        catch (Exception e) { completion.SetException(e); } //~ INS2002 not logged
    }

    public void Completes(ChannelWriter<int> writer)
    {
        try { Import(); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //~ INS2002 completed without it
            writer.Complete();
        }
    }

    private Task MarkAsync(Exception cause)
    {
        logger.LogDebug(cause, "marked");
        return Task.CompletedTask;
    }

    public Task Marks()
    {
        try { Import(); return Task.CompletedTask; }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //~ INS2002 a method deals with it; what it returns holds no error
            return MarkAsync(e);
        }
    }

    public sealed class MethodAnswer(Exception? cause, System.Net.HttpStatusCode status)
    {
        public string? Text { get; } = cause?.Message;

        public System.Net.HttpStatusCode Status { get; } = status;
    }

    public sealed class Fetched(bool succeeded, Exception? error, System.Net.HttpStatusCode status)
    {
        public bool Succeeded { get; } = succeeded;

        public Exception? Error { get; } = error;

        public System.Net.HttpStatusCode Status { get; } = status;
    }

    public MethodAnswer Answers()
    {
        try { Import(); return new MethodAnswer(null, System.Net.HttpStatusCode.OK); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //~ INS2002 a remote caller gets it
            return new MethodAnswer(e, System.Net.HttpStatusCode.InternalServerError);
        }
    }

    public Fetched Fetches()
    {
        try { Import(); return new Fetched(true, null, System.Net.HttpStatusCode.OK); }
        catch (Exception e)
        {
            logger.LogError(e, "import"); //! INS2002 the program tests it
            return new Fetched(false, e, System.Net.HttpStatusCode.InternalServerError);
        }
    }
}
