using Shop;
using Shop.Demo;
using Shop.Hosting;
using Shop.Processes;

const int Failed = 1;
const int Misused = 2;
const int Interrupted = 130;

if (!CommandLine.TryParse(args, out var commandLine))
{
    await Console.Error.WriteLineAsync(CommandLine.Usage).ConfigureAwait(false);
    return Misused;
}

var stop = commandLine.IsChild ? StopSignal.OfParent() : StopSignal.OfTerminal();
try
{
    switch (commandLine)
    {
        case { DemoRequests: { } requests }:
            return await ShopDemo.RunAsync(requests, commandLine.Configuration, stop).ConfigureAwait(false) ? 0 : Failed;
        case { IsChild: true, Service: { } service }:
            await OneService.ServeParentAsync(service, commandLine.Configuration, commandLine.TellsTelemetry, stop).ConfigureAwait(false);
            return 0;
        case { Service: { } service }:
            await OneService.ServeAsync(service, commandLine.Configuration, stop).ConfigureAwait(false);
            return 0;
        default:
            await BothServices.ServeAsync(commandLine.Configuration, stop).ConfigureAwait(false);
            return 0;
    }
}
catch (ServiceFailureException failure)
{
    await Console.Error.WriteLineAsync(failure.Message).ConfigureAwait(false);
    return Failed;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return commandLine.DemoRequests is null ? 0 : Interrupted;
}
