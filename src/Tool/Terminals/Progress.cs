namespace Instrumentation.Tool.Terminals;

/// <summary>A line on standard error that says what takes long, and how long it has taken; gone when it is disposed.</summary>
internal sealed class Progress : IDisposable
{
    private const string EraseLine = "\r\e[2K";

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private readonly TextWriter? line;
    private readonly string what;
    private readonly Timer? timer;
    private readonly long started = System.Diagnostics.Stopwatch.GetTimestamp();
    private readonly object writing = new();
    private bool isOver;

    public Progress(TextWriter? line, string what)
    {
        this.line = line;
        this.what = what;
        timer = line is null ? null : new Timer(_ => Write(), null, TimeSpan.Zero, Step);
    }

    public void Dispose()
    {
        if (line is null)
            return;
        timer!.Dispose();
        lock (writing)
        {
            isOver = true;
            line.Write(EraseLine);
        }
    }

    private void Write()
    {
        lock (writing)
        {
            if (!isOver)
                line!.Write($"{EraseLine}{what} ({System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds:0} s)");
        }
    }
}
