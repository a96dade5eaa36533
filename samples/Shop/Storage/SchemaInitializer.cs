namespace Shop.Storage;

/// <summary>Makes a store's tables before the service takes its first request.</summary>
internal sealed class SchemaInitializer(ISchemaOwner store) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => store.CreateSchemaAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
