using System.Runtime.InteropServices;

namespace Shop.Processes;

/// <summary>Asks the program to stop.</summary>
internal static class StopSignal
{
    private static readonly CancellationTokenSource Source = new();

    // A registration that is collected listens no more.
    private static readonly List<PosixSignalRegistration> Registrations = [];

    /// <summary>Ctrl-C, and whatever else ends a program politely.</summary>
    public static CancellationToken OfTerminal()
    {
        On(PosixSignal.SIGINT, Source.Cancel);
        On(PosixSignal.SIGQUIT, Source.Cancel);
        On(PosixSignal.SIGTERM, Source.Cancel);
        return Source.Token;
    }

    /// <summary>
    /// The end of standard input: the parent process holds its other end, and however the parent ends, even killed, that is closed.
    /// </summary>
    public static CancellationToken OfParent()
    {
        // A terminal sends Ctrl-C to parent and child. It is for the parent to say when: its last requests still need this process.
        On(PosixSignal.SIGINT, () => { });
        On(PosixSignal.SIGQUIT, () => { });
        On(PosixSignal.SIGTERM, Source.Cancel);
        new Thread(WatchInput) { IsBackground = true, Name = "parent" }.Start();
        return Source.Token;
    }

    private static void On(PosixSignal signal, Action action) => Registrations.Add(PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        action();
    }));

    private static void WatchInput()
    {
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0)
        {
            // The parent has nothing to say.
        }

        Source.Cancel();
    }
}
