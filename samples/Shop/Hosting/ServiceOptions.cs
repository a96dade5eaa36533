namespace Shop.Hosting;

/// <param name="Arguments">The command line's configuration, for example <c>--Inventory:Timeout 00:00:02</c>.</param>
/// <param name="Url">Where the service listens; <see langword="null"/>: where its configuration says.</param>
/// <param name="DataDirectory">Where SQLite keeps its files; <see langword="null"/>: beside the program.</param>
internal sealed record ServiceOptions(string[] Arguments, string? Url = null, string? DataDirectory = null);
