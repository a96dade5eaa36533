using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Shop.Hosting;
using Shop.Telemetry.View;

namespace Shop.Processes;

/// <summary>A service in a process of its own, which ends with this one.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan EndTimeout = TimeSpan.FromSeconds(30);

    private readonly string service;
    private readonly Process process;
    private readonly ITelemetrySink? sink;
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource ended = new();
    private readonly Task reading;

    private ChildProcess(string service, Process process, ITelemetrySink? sink)
    {
        this.service = service;
        this.process = process;
        this.sink = sink;
        reading = ReadAsync();
    }

    public int Id => process.Id;

    /// <summary>Cancelled when the process has ended.</summary>
    public CancellationToken Ended => ended.Token;

    /// <param name="sink">What takes the telemetry of the process; <see langword="null"/>: it need not tell any.</param>
    public static ChildProcess Start(string service, string[] configuration, ITelemetrySink? sink)
    {
        var arguments = CommandLine.OfChild(service, tellsTelemetry: sink is not null, configuration);
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. OfHost(Environment.ProcessPath!), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        return new ChildProcess(service, Process.Start(start)!, sink);
    }

    /// <summary>Where the service listens, once it does.</summary>
    /// <exception cref="ServiceFailureException">It ends before it listens, or takes too long.</exception>
    public async Task<Uri> AddressAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await address.Task.WaitAsync(StartTimeout, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            throw new ServiceFailureException($"The process of '{service}' has not started in {StartTimeout.TotalSeconds} s", exception);
        }
    }

    /// <summary>Lets the service answer its last requests and tell the last of its telemetry.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        process.StandardInput.Close();
        try
        {
            await reading.WaitAsync(EndTimeout).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            await reading.ConfigureAwait(false);
        }

        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        process.Dispose();
        ended.Dispose();
    }

    /// <summary>What <c>dotnet</c> is to run when the program was not started by its own executable.</summary>
    private static string[] OfHost(string executable) =>
        Path.GetFileNameWithoutExtension(executable) == "dotnet" ? ["exec", Environment.GetCommandLineArgs()[0]] : [];

    private async Task ReadAsync()
    {
        // Its output is read to the end, whoever waits for it: the last lines tell of the last spans.
        while (await process.StandardOutput.ReadLineAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
            await TakeAsync(line).ConfigureAwait(false);

        // It has closed its output, and so is about to end.
        using (var limit = new CancellationTokenSource(EndTimeout))
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        address.TrySetException(new ServiceFailureException(
            $"The process of '{service}' has ended with exit code {process.ExitCode} before it listened"));
        await ended.CancelAsync().ConfigureAwait(false);
    }

    private async Task TakeAsync(string line)
    {
        try
        {
            var message = JsonSerializer.Deserialize(line, ChildMessageJson.Default.ChildMessage);
            if (message?.Address is { } listening)
                address.TrySetResult(listening);
            if (message?.Span is { } span)
                sink?.Add(span);
            if (message?.Log is { } entry)
                sink?.Add(entry);
            if (message?.Metrics is { } readout)
                sink?.Add(readout);
        }
        catch (JsonException)
        {
            // Something else has written to its standard output, or it was killed within a line.
            await Console.Error.WriteLineAsync($"{service}: {line}").ConfigureAwait(false);
        }
    }
}
