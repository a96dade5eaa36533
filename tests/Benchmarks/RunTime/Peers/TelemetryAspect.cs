using System.Reflection;
using AspectInjector.Broker;

namespace Instrumentation.Benchmarks.Peers;

/// <summary>The advice that AspectInjector weaves in.</summary>
[Aspect(Scope.Global)]
public sealed class TelemetryAspect
{
    /// <summary>Observes a call.</summary>
    /// <param name="method">The method.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="target">Calls it.</param>
    [Advice(Kind.Around, Targets = Target.Method)]
    public object Around(
        [Argument(Source.Metadata)] MethodBase method,
        [Argument(Source.Arguments)] object[] arguments,
        [Argument(Source.Target)] Func<object[], object> target) =>
        PeerTelemetry.IsEnabled
            ? PeerOperation.Of((MethodInfo)method).Observe(arguments, (target, arguments), static call => call.target(call.arguments))
            : target(arguments);
}
