namespace Shop.Demo;

/// <summary>One line that grows; in a file or a pipe a line every tenth of the way.</summary>
internal sealed class ProgressLine(int total)
{
    private const int Width = 40;

    private readonly Lock gate = new();
    private int done;
    private int unexpected;

    public void Add(Visit visit)
    {
        lock (gate)
        {
            done++;
            unexpected += visit.IsAsExpected ? 0 : 1;
            var filled = done * Width / total;
            var bar = new string('#', filled).PadRight(Width, '.');
            var line = $"[{bar}] {done} of {total} requests, {unexpected} unexpected answers";
            if (!Console.IsOutputRedirected)
                Console.Write(done == total ? $"\r{line}\n" : $"\r{line}");
            else if (done == total || done * 10 / total > (done - 1) * 10 / total)
                Console.WriteLine(line);
        }
    }
}
