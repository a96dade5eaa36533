using System.Data.Common;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LostExceptions;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "import of {Id} failed")]
    public static partial void ImportFailed(ILogger logger, int id);

    [LoggerMessage(2, LogLevel.Error, "import of {Id} failed")]
    public static partial void ImportFailedWith(ILogger logger, int id, Exception cause);

    [LoggerMessage(3, LogLevel.Information, "import of {Id} is skipped")]
    public static partial void Skipped(ILogger logger, int id);
}

public sealed class ImportException(string message, Exception? cause = null) : Exception(message, cause);

public sealed class Outcome
{
    public bool IsSuccess { get; init; }

    public Exception? Error { get; init; }

    public static Outcome Fail(Exception error) => new() { Error = error };
}

public class Lost(ILogger<Lost> logger, Serilog.ILogger serilog, List<int> ids)
{
    private static readonly Action<ILogger, int, Exception?> failed = LoggerMessage.Define<int>(LogLevel.Error, new EventId(5), "import of {Id} failed");

    private void Import() => ids.Clear();

    private static bool IsTransient(Exception cause) => cause is TimeoutException || cause.InnerException is TimeoutException;

    public void NoException() { try { Import(); } catch (Exception cause) { logger.LogError("import failed"); } } //! INS4002

    public void WithOtherValues(int id) { try { Import(); } catch (Exception cause) { logger.LogError("import of {Id} failed", id); } } //! INS4002

    public void AsAValue(int id) { try { Import(); } catch (Exception cause) { logger.LogError("import of {Id} failed: {Error}", id, cause); } } //! INS4002

    public void AsTheOnlyValue() { try { Import(); } catch (Exception cause) { logger.LogWarning("import failed ({Error})", cause); } } //! INS4002

    public void AsText() { try { Import(); } catch (Exception cause) { logger.LogCritical(cause.ToString()); } } //! INS4002

    public void MessageOnly() { try { Import(); } catch (Exception cause) { logger.LogError(cause.Message); } } //! INS4002

    public void MessageAsAValue() { try { Import(); } catch (Exception cause) { logger.LogError("import failed: {Message}", cause.Message); } } //! INS4002

    public void MessageInside() { try { Import(); } catch (Exception cause) { logger.LogError($"import failed: {cause.Message}"); } } //! INS4002

    public void MessageBehind() { try { Import(); } catch (Exception cause) { logger.LogError("import failed: " + cause.Message); } } //! INS4002

    public void CauseOfIt() { try { Import(); } catch (Exception cause) { logger.LogError("import failed: {Message}", cause.InnerException?.Message); } } //! INS4002

    public void ThroughALocal() { try { Import(); } catch (Exception cause) { var text = cause.ToString(); logger.LogError("import failed: {Text}", text); } } //! INS4002

    public void Generated(int id) { try { Import(); } catch (Exception cause) { Log.ImportFailed(logger, id); } } //! INS4002

    public void Defined(int id) { try { Import(); } catch (Exception) { failed(logger, id, null); } } //! INS4002

    public void NoVariable() { try { Import(); } catch (Exception) { logger.LogError("import failed"); } } //! INS4002

    public void NoDeclaration() { try { Import(); } catch { logger.LogWarning("import failed"); } } //! INS4002

    public bool Fallback() { try { Import(); return true; } catch (Exception) { logger.LogError("import failed"); return false; } } //! INS4002

    public void Specific() { try { Import(); } catch (DbException) { logger.LogError("database is away"); } } //! INS4002

    public void Filtered() { try { Import(); } catch (Exception cause) when (IsTransient(cause)) { logger.LogWarning("try later"); } } //! INS4002 a question is no record

    public void ByPattern() { try { Import(); } catch (Exception cause) when (cause is JsonException) { logger.LogError("no JSON"); } } //! INS4002

    public void InALoop() { foreach (var id in ids) { try { Import(); } catch (Exception) { logger.LogError("import of {Id} failed", id); continue; } } } //! INS4002

    public void InALambda() => ids.ForEach(id => { try { Import(); } catch (Exception) { logger.LogError("import of {Id} failed", id); } }); //! INS4002

    public void OfSerilog(int id) { try { Import(); } catch (Exception cause) { serilog.Error("import of {Id} failed: {Error}", id, cause); } } //! INS4002

    public void OfSerilogWithout() { try { Import(); } catch (Exception cause) { serilog.Fatal("import failed"); } } //! INS4002

    public void ByLevel() { try { Import(); } catch (Exception) { logger.Log(LogLevel.Error, "import failed"); } } //! INS4002

    public void Conditional(ILogger? other) { try { Import(); } catch (Exception) { other?.LogError("import failed"); } } //! INS4002
}

public class Kept(ILogger<Kept> logger, Serilog.ILogger serilog, List<Exception> errors)
{
    private Exception? last;

    private void Import() => errors.Clear();

    private void Note(Exception cause) => logger.LogError(cause, "noted");

    private bool IsNoted(Exception cause) { logger.LogError(cause, "noted"); return false; }

    private void LoadAndTell() { try { Import(); } catch (Exception cause) { logger.LogError(cause, "load"); throw new ImportException("try later"); } }

    public void Passed() { try { Import(); } catch (Exception cause) { logger.LogError(cause, "import failed"); } } //~ INS4002

    public void PassedWithValues(int id) { try { Import(); } catch (Exception cause) { logger.LogError(cause, "import of {Id}: {Message}", id, cause.Message); } } //~ INS4002

    public void Generated(int id) { try { Import(); } catch (Exception cause) { Log.ImportFailedWith(logger, id, cause); } } //~ INS4002

    public void Rethrown(int id) { try { Import(); } catch (Exception) { logger.LogError("import of {Id} failed", id); throw; } } //~ INS4002 whoever handles it logs it

    public void Wrapped(int id) { try { Import(); } catch (Exception cause) { logger.LogWarning("import of {Id} failed", id); throw new ImportException("import", cause); } } //~ INS4002

    public void Replaced() { try { Import(); } catch (DbException) { logger.LogWarning("database is away"); throw new ImportException("try later"); } } //~ INS4002 it throws, too

    public void RethrownSometimes(bool isFatal) { try { Import(); } catch (Exception) { logger.LogError("import failed"); if (isFatal) throw; } } //~ INS4002

    public void Informational() { try { Import(); } catch (FileNotFoundException) { logger.LogInformation("no file, using defaults"); } } //~ INS4002

    public void InformationalAndGeneral() { try { Import(); } catch (Exception) { logger.LogDebug("not available"); } } //~ INS4002

    public void GeneratedAndInformational(int id) { try { Import(); } catch (Exception) { Log.Skipped(logger, id); } } //~ INS4002

    public async Task Cancelled() { try { await Task.Delay(1); } catch (OperationCanceledException) { logger.LogWarning("cancelled"); } } //~ INS4002

    public async Task CancelledTask() { try { await Task.Delay(1); } catch (TaskCanceledException) { logger.LogWarning("cancelled"); } } //~ INS4002

    public void Flattened() { try { Import(); } catch (AggregateException cause) { logger.LogError(cause.Flatten(), "import failed"); } } //~ INS4002

    public void Inner() { try { Import(); } catch (Exception cause) { logger.LogError(cause.InnerException ?? cause, "import failed"); } } //~ INS4002

    public void Alias() { try { Import(); } catch (Exception cause) { var root = cause.GetBaseException(); logger.LogError(root, "import failed"); } } //~ INS4002

    public void ByType() { try { Import(); } catch (Exception cause) { if (cause is DbException database) logger.LogError(database, "database"); } } //~ INS4002

    public void InAnother() { try { Import(); } catch (Exception cause) { logger.LogError(new ImportException("import", cause), "import failed"); } } //~ INS4002

    public void ByAHelper() { try { Import(); } catch (Exception cause) { Note(cause); logger.LogWarning("trying again"); } } //~ INS4002

    public void InTheFilter() { try { Import(); } catch (Exception cause) when (IsNoted(cause)) { logger.LogError("never"); } } //~ INS4002

    public void Twice() { try { Import(); } catch (Exception cause) { logger.LogError(cause, "import failed"); logger.LogWarning("trying again"); } } //~ INS4002

    public void TwiceTheOtherWay() { try { Import(); } catch (Exception cause) { logger.LogWarning("trying again"); logger.LogError(cause, "import failed"); } } //~ INS4002

    public void Remembered() { try { Import(); } catch (Exception cause) { last = cause; logger.LogError("import failed"); } } //~ INS4002 somebody else reads it

    public void Collected() { try { Import(); } catch (Exception cause) { errors.Add(cause); logger.LogWarning("one failed"); } } //~ INS4002

    public Outcome Returned() { try { Import(); return new(); } catch (Exception cause) { logger.LogWarning("import failed"); return Outcome.Fail(cause); } } //~ INS4002

    public void HandedOn(TaskCompletionSource done) { try { Import(); } catch (Exception cause) { logger.LogWarning("import failed"); done.SetException(cause); } } //~ INS4002

    public IResult Told() { try { Import(); return Results.Ok(); } catch (BadHttpRequestException cause) { logger.LogWarning("bad request: {Reason}", cause.Message); return Results.BadRequest(); } } //~ INS4002 what a specific exception says is all there is

    public void LoggedBelow() { try { LoadAndTell(); } catch (Exception) { logger.LogWarning("import goes on without it"); } } //~ INS4002 logged once already

    public void OfSerilog() { try { Import(); } catch (Exception cause) { serilog.Error(cause, "import failed"); } } //~ INS4002

    public void NoLog() { try { Import(); } catch (Exception) { errors.Clear(); } } //~ INS4002

    public HttpStatusCode LogElsewhere() { try { Import(); return HttpStatusCode.OK; } catch (Exception cause) { Action tell = () => logger.LogError(cause, "later"); tell(); return HttpStatusCode.BadGateway; } } //~ INS4002

    public void EachOfThem() { try { Import(); } catch (AggregateException all) { foreach (var one in all.InnerExceptions) logger.LogCritical(one, "import failed"); } } //~ INS4002

    public void HowMany() { try { Import(); } catch (AggregateException all) { logger.LogError("import failed {Count} times", all.InnerExceptions.Count); } } //~ INS4002 a question about a specific exception

    public string? Last => last?.Message;
}
