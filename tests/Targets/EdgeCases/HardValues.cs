using System;
using System.Threading.Tasks;
using Instrumentation;

namespace Targets.EdgeCases;

[Flags]
public enum Rights
{
    None = 0,
    Read = 1,
    Write = 2,
    Both = Read | Write,
    Admin = 8,
}

public readonly record struct Window(DateTimeOffset? Start, TimeSpan? Length);

public sealed class Profile
{
    public Window? Window { get; init; }

    public Rights? Rights { get; init; }

    public Profile? Parent { get; init; }

    public int[]? Marks { get; init; }

    public ulong Serial { get; init; }
}

/// <summary>Values that telemetry easily gets wrong.</summary>
public partial class HardValues
{
    [Traced, Metered, LogContext]
    public void Rights([Tag("rights.tag"), MetricTag("rights.metric")] Rights rights, [Tag] Rights? optional)
    {
    }

    [Traced]
    public void Text([Tag] string? text, [Tag(Redact = Redaction.Hash)] string? hashed)
    {
    }

    [Traced, Metered]
    public void Paths(
        [Tag("start", Member = "Window.Value.Start.Value.Year")]
        [Tag("length", Member = "Window.Length")]
        [Tag("rights", Member = "Rights.Value")]
        [Tag("grand.rights", Member = "Parent.Parent.Rights")]
        [Tag("marks", Member = "Marks")]
        [MetricTag("marks.count", Member = "Marks.Length")]
        [Tag("serial", Member = "Serial")]
        Profile? profile)
    {
    }

    [Traced, Metered]
    [return: Tag("loaded.rights", Member = "Rights"), MetricTag("has.parent", Member = "Parent.Serial")]
    public partial Task<Profile?> LoadAsync(Profile? profile, [Tag] Rights? rights, [Tag] char letter, [Tag] Half half, [Tag] decimal amount);

    private static async Task<Profile?> LoadCoreAsync(Profile? profile, Rights? rights, char letter, Half half, decimal amount)
    {
        await Task.Yield();
        return profile;
    }
}
