using Microsoft.Extensions.Logging;

namespace Instrumentation;

/// <summary>
/// Puts the method's tagged values on every log record that is written below it, and on the exception that leaves it.
/// </summary>
/// <remarks>
/// <para>
/// The values of <see cref="TagAttribute"/> and <see cref="MetricTagAttribute"/> become an <see cref="ILogger.BeginScope{TState}"/>
/// around the call. An exception that leaves the method carries them on, see
/// <see cref="ExceptionLogContextExtensions.GetLogContext(Exception)"/>.
/// </para>
/// <para>
/// With <see cref="OnStart"/>, <see cref="OnSuccess"/> and <see cref="OnFailure"/> one record is written per event, under the category
/// that is the declaring type's full name, with the event names <c>Method.Started</c>, <c>Method.Succeeded</c>, <c>Method.Failed</c> and
/// <c>Method.Canceled</c>. A cancellation is written at <see cref="LogLevel.Debug"/> at most.
/// </para>
/// <para>
/// Needs the application's logger factory: <see cref="InstrumentationServiceCollectionExtensions.AddInstrumentation"/> or
/// <see cref="InstrumentationLogging.UseLoggerFactory"/>.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [LogContext(OnFailure = LogLevel.Error)]
/// public Task ShipAsync([Tag("order.id")] int orderId) { ... }
/// </code>
/// </example>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface,
    Inherited = false)]
public sealed class LogContextAttribute : Attribute
{
    /// <summary>The level of the record written when the method starts; default <see cref="LogLevel.None"/>: no record.</summary>
    public LogLevel OnStart { get; set; } = LogLevel.None;

    /// <summary>
    /// The level of the record written when the method has succeeded, with its duration in milliseconds; default
    /// <see cref="LogLevel.None"/>: no record.
    /// </summary>
    public LogLevel OnSuccess { get; set; } = LogLevel.None;

    /// <summary>
    /// The level of the record written when the method has failed, with its duration in milliseconds and <c>error.type</c>; default
    /// <see cref="LogLevel.None"/>: no record. The exception itself is attached where it is first written, and not again by frames above.
    /// </summary>
    public LogLevel OnFailure { get; set; } = LogLevel.None;
}
