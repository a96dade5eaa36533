using AspectInjector.Broker;

namespace Instrumentation.Benchmarks.Peers;

/// <summary>Asks AspectInjector to weave <see cref="TelemetryAspect"/> around a method.</summary>
[AttributeUsage(AttributeTargets.Method)]
[Injection(typeof(TelemetryAspect))]
internal sealed class TelemetryAttribute : Attribute;
