using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Shop;

/// <param name="DemoRequests">How many requests the demo sends; <see langword="null"/>: serve.</param>
/// <param name="Configuration">All other arguments: configuration, for example <c>--Inventory:Timeout 00:00:02</c>.</param>
internal sealed record CommandLine(int? DemoRequests, string[] Configuration)
{
    public const string Usage =
        """
        Usage: Shop [--demo <requests>] [--<configuration key> <value>]...

          --demo <requests>   send that many requests (20 to 10000), show what was measured, and exit
        """;

    private const int MinimumRequests = 20;
    private const int MaximumRequests = 10_000;

    public static bool TryParse(string[] arguments, [NotNullWhen(true)] out CommandLine? commandLine)
    {
        commandLine = arguments switch
        {
            ["--demo", var count, .. var rest] when TryParseCount(count, out var requests) => new CommandLine(requests, rest),
            ["--demo" or "--help" or "-h", ..] => null,
            _ => new CommandLine(DemoRequests: null, arguments),
        };
        return commandLine is not null;
    }

    private static bool TryParseCount(string text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count)
        && count is >= MinimumRequests and <= MaximumRequests;
}
