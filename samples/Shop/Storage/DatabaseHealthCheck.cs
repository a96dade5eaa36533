using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Shop.Storage;

/// <summary>Asks the database a question. What is thrown here the health service takes for "unhealthy".</summary>
internal sealed class DatabaseHealthCheck(DbDataSource database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await database.ExecuteAsync(command => command.CommandText = "SELECT 1", cancellationToken).ConfigureAwait(false);
        return HealthCheckResult.Healthy();
    }
}
