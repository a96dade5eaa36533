using System.Runtime.CompilerServices;

namespace Instrumentation.TestKit.Snapshots;

/// <summary>
/// Compares text with the file <c>Class.Method.verified.cs</c> beside the test. On a difference it writes <c>Class.Method.received.cs</c>
/// and fails; to accept it, rename the file. The names and the workflow are those of Verify.
/// </summary>
public static class Snapshot
{
    /// <summary>Compares the text, without what changes from one machine, edit or version to the next.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The test's file; leave it to the compiler.</param>
    /// <param name="method">The test; leave it to the compiler.</param>
    public static void Verify(string text, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var test = RepositoryRoot.Resolve(file);
        var name = Path.Combine(Path.GetDirectoryName(test)!, $"{Path.GetFileNameWithoutExtension(test)}.{method}");
        var verified = $"{name}.verified.cs";
        var received = $"{name}.received.cs";

        var actual = Scrubber.Scrub(text);
        var expected = File.Exists(verified) ? Scrubber.Normalize(File.ReadAllText(verified)) : null;
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        var what = expected is null
            ? $"There is no {Path.GetFileName(verified)} yet."
            : $"{Path.GetFileName(verified)} (-) is not what was received (+).";
        var shown = expected is null ? actual : TextDifference.Between(expected, actual);
        throw new TestKitException($"{what} If this is right, rename {received}:\n\n{shown}");
    }
}
