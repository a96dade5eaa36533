namespace Shop.Hosting;

/// <summary>The program listens to signals, and ends its services in their order: a host must not do it by itself.</summary>
internal sealed class ProgramLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
