using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Shop.Inventory;
using Shop.Orders;

namespace Shop;

/// <param name="Configuration">All other arguments: configuration, for example <c>--Inventory:Timeout 00:00:02</c>.</param>
internal sealed record CommandLine(string[] Configuration)
{
    public const string Usage =
        """
        Usage: Shop [--demo <requests> | --service <shop|inventory>] [--<configuration key> <value>]...

          (none of the two)    serve: the shop in this process, the inventory in a child process
          --service <name>     serve with one of them only
          --demo <requests>    start both on free ports, send that many requests (20 to 10000), show what was measured, and exit
        """;

    // How the program starts itself: nothing for people to type.
    private const string Child = "--child";
    private const string Telemetry = "telemetry";
    private const string AddressOnly = "address";

    private const int MinimumRequests = 20;
    private const int MaximumRequests = 10_000;

    /// <summary>How many requests the demo sends; <see langword="null"/>: serve.</summary>
    public int? DemoRequests { get; private init; }

    /// <summary>The one service to run; <see langword="null"/>: both.</summary>
    public string? Service { get; private init; }

    /// <summary>Whether another process of this program has started this one, and ends it.</summary>
    public bool IsChild { get; private init; }

    /// <summary>Whether a child process tells its parent what it measures.</summary>
    public bool TellsTelemetry { get; private init; }

    public static bool TryParse(string[] arguments, [NotNullWhen(true)] out CommandLine? commandLine)
    {
        commandLine = arguments switch
        {
            ["--demo", var count, .. var rest] when TryParseCount(count, out var requests) =>
                new CommandLine(rest) { DemoRequests = requests },
            ["--service", ShopService.Name or InventoryService.Name, Child, Telemetry or AddressOnly, .. var rest] =>
                new CommandLine(rest) { Service = arguments[1], IsChild = true, TellsTelemetry = arguments[3] == Telemetry },
            ["--service", ShopService.Name or InventoryService.Name, .. var rest] =>
                new CommandLine(rest) { Service = arguments[1] },
            ["--demo" or "--service" or "--help" or "-h", ..] => null,
            _ => new CommandLine(arguments),
        };
        return commandLine is not null;
    }

    /// <summary>The arguments of a child process.</summary>
    public static IEnumerable<string> OfChild(string service, bool tellsTelemetry, string[] configuration) =>
        ["--service", service, Child, tellsTelemetry ? Telemetry : AddressOnly, .. configuration];

    private static bool TryParseCount(string text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count)
        && count is >= MinimumRequests and <= MaximumRequests;
}
