using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Shop.Hosting;

/// <summary>
/// Liveness: the process answers; a failure restarts it. Readiness: what the service needs answers too; a failure only takes it out of the
/// load balancer.
/// </summary>
internal static class HealthEndpoints
{
    /// <summary>The path under which both stand.</summary>
    public const string Path = "/health";

    // The tag of the checks that readiness asks.
    private const string Readiness = "ready";

    /// <summary>How long one check may take.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    /// <summary>Adds a check of something that the service needs.</summary>
    public static IHealthChecksBuilder AddReadiness(
        this IHealthChecksBuilder checks, string name, Func<IServiceProvider, IHealthCheck> check) =>
        checks.Add(new HealthCheckRegistration(name, check, failureStatus: null, tags: [Readiness], Timeout));

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks($"{Path}/live", new HealthCheckOptions { Predicate = _ => false }).DisableHttpMetrics();
        routes.MapHealthChecks($"{Path}/ready", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains(Readiness),
            ResponseWriter = WriteAsync,
        }).DisableHttpMetrics();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        new
        {
            Status = report.Status.ToString(),
            Checks = report.Entries.ToDictionary(check => check.Key, check => check.Value.Status.ToString(), StringComparer.Ordinal),
        },
        context.RequestAborted);
}
