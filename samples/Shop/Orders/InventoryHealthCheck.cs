using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Shop.Orders;

/// <summary>The shop can only work while the inventory can. What is thrown here the health service takes for "unhealthy".</summary>
internal sealed class InventoryHealthCheck(InventoryClient inventory) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await inventory.IsReadyAsync(cancellationToken).ConfigureAwait(false)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The inventory is not ready");
}
