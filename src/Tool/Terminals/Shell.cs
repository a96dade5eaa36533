using Spectre.Console;

namespace Instrumentation.Tool.Terminals;

/// <summary>Where a command was started: what it writes to, what a reader sees of that, and the folder it stands in.</summary>
internal sealed class Shell
{
    // Where nobody has set one, lines are as long as they like.
    private const int NoWidth = 1000;
    private const int OutputBuffer = 64 * 1024;

    private readonly Lazy<IAnsiConsole> console;

    public Shell(TextWriter output, TextWriter error, string folder)
    {
        Out = output;
        Error = error;
        Folder = folder;
        console = new(CreateConsole);
    }

    /// <summary>What the command was asked for. Buffered: flushed when the command ends.</summary>
    public TextWriter Out { get; }

    /// <summary>What went wrong, and progress.</summary>
    public TextWriter Error { get; }

    /// <summary>The folder that relative paths start from.</summary>
    public string Folder { get; }

    /// <summary>Whether a person sees the output as it is: pages are laid out then, and are plain Markdown otherwise.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether output may have colours. <c>NO_COLOR</c> and <c>TERM=dumb</c> say no.</summary>
    public bool HasColors { get; init; }

    /// <summary>Whether standard error may have a line of progress.</summary>
    public bool HasProgress { get; init; }

    /// <summary>The number of columns.</summary>
    public int Width { get; init; } = NoWidth;

    /// <summary>Looks up a variable of the environment.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Lays out tables and the like on <see cref="Out"/>. For thousands of lines write to <see cref="Out"/> itself.</summary>
    public IAnsiConsole Console => console.Value;

    /// <summary>The shell that has started this process.</summary>
    public static Shell OfProcess()
    {
        var isDumb = System.Environment.GetEnvironmentVariable("TERM") == "dumb";
        var isTerminal = !System.Console.IsOutputRedirected;
        var output = new StreamWriter(System.Console.OpenStandardOutput(), new System.Text.UTF8Encoding(false), OutputBuffer);
        return new Shell(output, System.Console.Error, Directory.GetCurrentDirectory())
        {
            IsTerminal = isTerminal,
            HasColors = isTerminal && !isDumb && string.IsNullOrEmpty(System.Environment.GetEnvironmentVariable("NO_COLOR")),
            HasProgress = !System.Console.IsErrorRedirected && !isDumb,
            Width = isTerminal ? WindowWidth() : NoWidth,
        };
    }

    /// <summary>Shows what takes long, until it is disposed.</summary>
    public Progress Progress(string what) => new(HasProgress ? Error : null, what);

    // Some terminals do not know.
    private static int WindowWidth()
    {
        try
        {
            return System.Console.WindowWidth is > 20 and var width ? width : NoWidth;
        }
        catch (IOException)
        {
            return NoWidth;
        }
    }

    private IAnsiConsole CreateConsole()
    {
        var made = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = HasColors ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = HasColors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(Out),
        });
        made.Profile.Width = Width;
        return made;
    }
}
