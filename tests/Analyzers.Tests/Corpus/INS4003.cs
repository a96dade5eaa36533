using System.Diagnostics;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;

namespace Failed;

public sealed class Outcome
{
    public bool IsSuccess { get; init; }

    public string? Error { get; init; }

    public static Outcome Ok() => new() { IsSuccess = true };

    public static Outcome Fail(string error) => new() { Error = error };
}

internal static class SpanExtensions
{
    public static void Fail(this Activity? span, Exception cause) => span?.SetStatus(ActivityStatusCode.Error, cause.Message);

    public static void Describe(this Activity? span, Exception cause) => span?.SetTag("exception.type", cause.GetType().Name);

    public static void FailBelow(this Activity? span, Exception cause) => span.Fail(cause);
}

public class Unmarked(ActivitySource source, ILogger<Unmarked> logger, List<int> ids)
{
    private void Work() => ids.Clear();

    private Outcome Try() => ids.Count == 0 ? Outcome.Ok() : Outcome.Fail("full");

    private Activity? StartOwn(string name) => source.StartActivity(name);

    public void Rethrown() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception) { ids.Add(1); throw; } } //! INS4003

    public void Logged() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception cause) { logger.LogError(cause, "work"); throw; } } //! INS4003

    public void ThrownAgain() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception cause) { ids.Add(1); throw new InvalidOperationException("work", cause); } } //! INS4003

    public void Replaced() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception) { throw new InvalidOperationException("try later"); } } //! INS4003

    public void EventOnly() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception cause) { span?.AddException(cause); throw; } } //! INS4003

    public void EventOfOpenTelemetry() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception cause) { span?.RecordException(cause); throw; } } //! INS4003

    public void TagOnly() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception) { span?.SetTag("error", true); throw; } } //! INS4003

    public void HelperForTags() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception cause) { span.Describe(cause); throw; } } //! INS4003

    public void WrongStatus() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception) { span?.SetStatus(ActivityStatusCode.Ok); throw; } } //! INS4003

    public void WrongSpan(Activity other) { using var span = source.StartActivity("work"); try { Work(); } catch (Exception) { other.SetStatus(ActivityStatusCode.Error); throw; } } //! INS4003

    public void OneBranch() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception cause) { if (cause is TimeoutException) span?.SetStatus(ActivityStatusCode.Error); throw; } } //! INS4003

    public void AfterTheTry() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception) { ids.Add(1); throw; } finally { ids.Clear(); } } //! INS4003

    public void UsingStatement() { using (var span = source.StartActivity("work")) { try { Work(); } catch { throw; } } } //! INS4003

    public async Task Awaited() { using var span = source.StartActivity("work"); try { await Task.Yield(); } catch (Exception) { ids.Add(1); throw; } } //! INS4003

    public void OfAHelper() { using var span = StartOwn("work"); try { Work(); } catch (Exception) { ids.Add(1); throw; } } //! INS4003

    public void Assigned() { Activity? span = null; try { span = source.StartActivity("work"); Work(); } catch (Exception) { ids.Add(1); throw; } finally { span?.Dispose(); } } //! INS4003

    public Outcome Returned() { using var span = source.StartActivity("work"); try { Work(); return Outcome.Ok(); } catch (Exception cause) { return Outcome.Fail(cause.Message); } } //! INS4003

    public Outcome Tested() { using var span = source.StartActivity("work"); var tried = Try(); if (!tried.IsSuccess) { ids.Add(1); return tried; } return Outcome.Ok(); } //! INS4003

    public void HandedOn(TaskCompletionSource done) { using var span = source.StartActivity("work"); try { Work(); } catch (Exception cause) { done.TrySetException(cause); } } //! INS4003

    public void HandledAsAnError() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception cause) { logger.LogError(cause, "work"); } } //! INS4003

    public void Filtered() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception cause) when (cause is not OperationCanceledException) { ids.Add(1); throw; } } //! INS4003

    public void InALambda() => ids.ForEach(id => { using var span = source.StartActivity("one"); try { Work(); } catch (Exception) { ids.Add(id); throw; } }); //! INS4003
}

public class Marked(ActivitySource source, ILogger<Marked> logger, List<int> ids)
{
    private void Work() => ids.Clear();

    private void Fail(Activity? span) { if (span is not null) span.SetStatus(ActivityStatusCode.Error, "failed"); }

    private void FailCurrent() => Activity.Current?.SetStatus(ActivityStatusCode.Error);

    public void Status() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception cause) { span?.SetStatus(ActivityStatusCode.Error, cause.Message); throw; } } //~ INS4003

    public void StatusAndEvent() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception cause) { span?.SetStatus(ActivityStatusCode.Error).AddException(cause); throw; } } //~ INS4003

    public void NotNull() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception) { if (span != null) { span.SetStatus(ActivityStatusCode.Error); } throw; } } //~ INS4003

    public void Recorded() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception) { if (span is { IsAllDataRequested: true }) span.SetStatus(ActivityStatusCode.Error); throw; } } //~ INS4003

    public void RecordedToo() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception) { if (span?.IsAllDataRequested == true) span.SetStatus(ActivityStatusCode.Error); throw; } } //~ INS4003

    public void Helper() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception cause) { span.Fail(cause); throw; } } //~ INS4003

    public void HelperOfAHelper() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception cause) { span.FailBelow(cause); throw; } } //~ INS4003

    public void OwnHelper() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception) { Fail(span); throw; } } //~ INS4003

    public void LocalFunction() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception) { Mark(); throw; } void Mark() => span?.SetStatus(ActivityStatusCode.Error); } //~ INS4003

    public void Current() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception) { Activity.Current?.SetStatus(ActivityStatusCode.Error); throw; } } //~ INS4003 the span is current

    public void CurrentByAHelper() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception) { FailCurrent(); throw; } } //~ INS4003

    public void InFinally() { using var span = source.StartActivity("work"); var isDone = false; try { Work(); isDone = true; } finally { if (!isDone) span?.SetStatus(ActivityStatusCode.Error); } } //~ INS4003

    public void InAnOuterFinally() { using var span = source.StartActivity("work"); var isDone = false; try { try { Work(); isDone = true; } catch (Exception) { ids.Add(1); throw; } } finally { if (!isDone) span?.SetStatus(ActivityStatusCode.Error); } } //~ INS4003

    public void InAnOuterHandler() { using var span = source.StartActivity("work"); try { try { Work(); } catch (TimeoutException) { ids.Add(1); throw; } } catch (Exception) { span?.SetStatus(ActivityStatusCode.Error); throw; } } //~ INS4003

    public void InTheFilter() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception cause) when (Note(span, cause)) { throw; } } private static bool Note(Activity? span, Exception cause) { span.Fail(cause); return true; } //~ INS4003

    public void OfOpenTelemetry() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception) { span.SetStatus(OpenTelemetry.Trace.Status.Error); throw; } } //~ INS4003

    public void ByTag() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception) { span?.SetTag("otel.status_code", "ERROR"); throw; } } //~ INS4003 what exporters read, too

    public int Expected() { using var span = source.StartActivity("work"); try { Work(); return 1; } catch (KeyNotFoundException) { return 0; } } //~ INS4003

    public int ExpectedAndNoted() { using var span = source.StartActivity("work"); try { Work(); return 1; } catch (KeyNotFoundException cause) { logger.LogWarning(cause, "none"); return 0; } } //~ INS4003

    public async Task Cancelled() { using var span = source.StartActivity("work"); try { await Task.Delay(1); } catch (OperationCanceledException) { ids.Add(1); throw; } } //~ INS4003

    public void NoHandler() { using var span = source.StartActivity("work"); Work(); } //~ INS4003

    public void GoesOn() { using var span = source.StartActivity("work"); foreach (var id in ids) { try { Work(); } catch (Exception cause) { logger.LogError(cause, "one of many: {Id}", id); } } } //~ INS4003

    public void Fallback() { using var span = source.StartActivity("work"); try { Work(); } catch (Exception cause) { logger.LogError(cause, "falling back"); Work(); } Work(); } //~ INS4003 the operation goes on

    public void NoSpanYet() { try { Work(); } catch (Exception) { ids.Add(1); throw; } using var span = source.StartActivity("work"); Work(); } //~ INS4003

    public void WithinTheTry() { try { using var span = source.StartActivity("work"); Work(); } catch (Exception) { ids.Add(1); throw; } } //~ INS4003 no handler sees the span

    public void OfACaller(Activity? span) { try { Work(); } catch (Exception) { ids.Add(1); throw; } } //~ INS4003 whoever has started it marks it

    public Outcome Succeeded() { using var span = source.StartActivity("work"); Work(); return Outcome.Ok(); } //~ INS4003
}
