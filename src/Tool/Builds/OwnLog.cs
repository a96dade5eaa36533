namespace Instrumentation.Tool.Builds;

/// <summary>
/// The log that a project asks for itself. The compiler writes one log, and the tool needs it: a project that wants the same format gets a copy.
/// One that wants the older format is left without until its next build.
/// </summary>
internal static class OwnLog
{
    public static void Copy(BuiltProject project)
    {
        var parts = project.OwnLog.Split([',', ';'], 2);
        if (!project.IsCompiled || parts is not [{ Length: > 0 } path, var version] || version.Trim() is not ("version=2" or "version=2.1"))
            return;

        try
        {
            var full = Path.GetFullPath(path.Trim(), Path.GetDirectoryName(project.Path)!);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.Copy(project.Log, full, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // It is not what the tool was asked for.
        }
    }
}
