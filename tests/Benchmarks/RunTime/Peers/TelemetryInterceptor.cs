using Castle.DynamicProxy;

namespace Instrumentation.Benchmarks.Peers;

/// <summary>The interceptor that a proxy of Castle.Core calls.</summary>
internal sealed class TelemetryInterceptor : IInterceptor
{
    public void Intercept(IInvocation invocation)
    {
        if (!PeerTelemetry.IsEnabled)
        {
            invocation.Proceed();
            return;
        }

        // Observed while the invocation is still on the stack; only its result is awaited later.
        invocation.ReturnValue = PeerOperation.Of(invocation.Method).Observe(invocation.Arguments, invocation, static invocation =>
        {
            invocation.Proceed();
            return invocation.ReturnValue!;
        });
    }
}
