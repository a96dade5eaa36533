using System.ComponentModel;
using System.Diagnostics;

namespace Instrumentation.Tool.Git;

/// <summary>A git repository, asked by its command line.</summary>
internal sealed class Repository
{
    private readonly string folder;
    private readonly string root;

    private Repository(string folder, string root)
    {
        this.folder = folder;
        this.root = root;
    }

    /// <summary>The repository that a folder is in; <see langword="null"/> without one, and without git.</summary>
    public static Repository? Find(string folder)
    {
        // The way up instead of the full path of the root, which git writes without symbolic links.
        var up = Directory.Exists(folder) ? Run(folder, "rev-parse", "--show-cdup") : null;
        return up is null ? null : new Repository(folder, Path.GetFullPath(up.Trim() is { Length: > 0 } way ? way : ".", folder));
    }

    /// <summary>What a command writes, or <see langword="null"/> if it fails.</summary>
    public string? Run(params string[] arguments) => Run(folder, arguments);

    /// <summary>The full path, parted by slashes, of a file that git names from its root on.</summary>
    public string FullPath(string path) => Path.Combine(root, path).Replace('\\', '/');

    private static string? Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };

        // To ask is no reason to write the index anew.
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        try
        {
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
