using System.Text.Json;
using Instrumentation.Tool.Baselines;

namespace Instrumentation.Tool.Tests;

/// <summary>What is known stays known, whatever becomes of the code around it; what is new does not hide behind it.</summary>
public sealed class BaselineTests : IDisposable
{
    private const string Source = "namespace Shop;\nclass Orders\n{\n    void Place(int id)\n    {\n        Add(id);\n    }\n}\n";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task WhatIsKnownIsNotReported()
    {
        await AcceptAsync("Orders.cs", 6);

        Assert.Equal(
            """
            {"baseline":1}
            {"rule":"INS1001","path":"Orders.cs","member":"Shop.Orders.Place(int)","message":"Tag 'order' has no bound: 'orderId' is a Guid; record it on the span instead","project":"shop"}

            """,
            folder.Read("known"));
        Assert.Equal((0, 1, 0), await CheckAsync());
    }

    [Fact]
    public async Task LinesMoveAndCodeIsReformatted()
    {
        await AcceptAsync("Orders.cs", 6);

        folder.Write("Orders.cs", "// moved\n\n\nnamespace Shop { class Orders {\n  void Place( int   id ) { Add(\n   id); } } }\n");
        Found("Orders.cs", 5);

        Assert.Equal((0, 1, 0), await CheckAsync());
    }

    [Fact]
    public async Task AnotherOneInTheSameMemberIsNew()
    {
        await AcceptAsync("Orders.cs", 6);

        folder.Write("Orders.cs", Source.Replace("Add(id);", "Add(id);\n        Add(id);", StringComparison.Ordinal));
        Found("Orders.cs", 6, 7);

        Assert.Equal((1, 1, 0), await CheckAsync());
    }

    [Fact]
    public async Task AnotherMessageInTheSameMemberIsNew()
    {
        await AcceptAsync("Orders.cs", 6);

        new Log().Add("INS1001", folder["Orders.cs"], 6, message: "another tag").WriteTo(folder, "shop.sarif");

        Assert.Equal((1, 0, 1), await CheckAsync());
    }

    [Theory]
    [InlineData("see src/Orders.cs(25,13)", "see lib/Place.cs(7)")]
    [InlineData("see 'my shop/Orders.cs:25'", "see 'Orders.cs:line 7'")]
    [InlineData("logged in line 12 already", "logged in line 7 already")]
    [InlineData("between lines 12 and 15", "between lines 3 and 4")]
    public async Task NumbersOfLinesAndPathsInAMessageMayChange(string before, string after)
    {
        folder.Write("Orders.cs", Source);
        new Log().Add("INS1001", folder["Orders.cs"], 6, message: before).WriteTo(folder, "shop.sarif");
        await UpdateAsync();

        new Log().Add("INS1001", folder["Orders.cs"], 6, message: after).WriteTo(folder, "shop.sarif");

        Assert.Equal((0, 1, 0), await CheckAsync());
    }

    [Theory]
    [InlineData("a limit of 30 ms")]
    [InlineData("online 3 of file.csv")]
    public void OtherNumbersInAMessageMayNot(string message) => Assert.Equal(message, LastingMessage.Of(message));

    [Fact]
    public async Task WhatIsFixedIsReportedAndRemovedWhenAsked()
    {
        await AcceptAsync("Orders.cs", 6);
        Found("Orders.cs");

        var run = await folder.RunAsync("check", "--sarif", "shop.sarif", "--baseline", "known");
        Assert.Equal(ExitCodes.Clean, run.ExitCode);
        Assert.Contains("No longer found: remove with --update-baseline\n  INS1001 Orders.cs Shop.Orders.Place(int): Tag", run.Out, StringComparison.Ordinal);

        await UpdateAsync();
        Assert.Equal("{\"baseline\":1}\n", folder.Read("known"));
    }

    [Fact]
    public async Task ARenamedFileIsKnownWithoutGit()
    {
        await AcceptAsync("Orders.cs", 6);
        Move("Orders.cs", "src/Placing.cs");
        Found("src/Placing.cs", 6);

        Assert.Equal((0, 1, 0), await CheckAsync());

        await UpdateAsync();
        Assert.Contains("\"path\":\"src/Placing.cs\"", folder.Read("known"), StringComparison.Ordinal);
        Assert.Equal(2, folder.Read("known").Count(static character => character == '\n'));
    }

    [Fact]
    public async Task ACopiedFileIsNew()
    {
        await AcceptAsync("Orders.cs", 6);
        folder.Write("Copy.cs", Source);
        Found("Copy.cs", 6);

        Assert.Equal((1, 0, 1), await CheckAsync());
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task ARenamedFileIsKnownToGit(bool isBaselineCommitted, bool isRenameCommitted)
    {
        await Git.InitAsync(folder);
        folder.Write("Orders.cs", Source);
        if (!isBaselineCommitted)
            await Git.CommitAsync(folder);
        await AcceptAsync("Orders.cs", 6);
        if (isBaselineCommitted)
            await Git.CommitAsync(folder);

        await Git.RunAsync(folder, "mv", "Orders.cs", "Placing.cs");
        if (isRenameCommitted)
            await Git.RunAsync(folder, "commit", "--quiet", "--message", "Renamed");
        Found("Placing.cs", 6);

        Assert.Equal((0, 1, 0), await CheckAsync());
    }

    [Fact]
    public async Task ARenameThatGitHasNotSeenYetIsKnown()
    {
        await Git.InitAsync(folder);
        await AcceptAsync("Orders.cs", 6);
        await Git.CommitAsync(folder);

        Move("Orders.cs", "Placing.cs");
        Found("Placing.cs", 6);

        Assert.Equal((0, 1, 0), await CheckAsync());
    }

    [Fact]
    public async Task SeveralRenamesLeadToOne()
    {
        await Git.InitAsync(folder);
        await AcceptAsync("Orders.cs", 6);
        await Git.CommitAsync(folder);
        foreach (var (from, to) in new[] { ("Orders.cs", "B.cs"), ("B.cs", "C.cs") })
        {
            await Git.RunAsync(folder, "mv", from, to);
            await Git.RunAsync(folder, "commit", "--quiet", "--message", "Renamed");
        }

        await Git.RunAsync(folder, "mv", "C.cs", "D.cs");
        Found("D.cs", 6);

        Assert.Equal((0, 1, 0), await CheckAsync());
    }

    [Fact]
    public async Task AFileThatGitKnowsToBeDeletedWasNotRenamed()
    {
        await Git.InitAsync(folder);
        folder.Write("Other.cs", "class Unlike { }");
        await AcceptAsync("Orders.cs", 6);
        await Git.CommitAsync(folder);
        await Git.RunAsync(folder, "rm", "--quiet", "Orders.cs");
        await Git.CommitAsync(folder);

        folder.Write("Other.cs", string.Concat(Enumerable.Range(0, 200).Select(static i => $"class Filler{i} {{ }}\n")) + Source);
        Found("Other.cs", 206);
        await Git.CommitAsync(folder);

        Assert.Equal((1, 0, 1), await CheckAsync());
    }

    [Fact]
    public async Task APartialRunLeavesTheRestAlone()
    {
        folder.Write("a/A.cs", Source);
        folder.Write("b/B.cs", Source);
        new Log().Add("INS1001", folder["a/A.cs"], 6).Add("INS2001", folder["a/A.cs"], 6).WriteTo(folder, "a.sarif");
        new Log().Add("INS1001", folder["b/B.cs"], 6).WriteTo(folder, "b.net8.0.sarif");
        await RunAsync("check", "--sarif", "*.sarif", "--baseline", "known", "--update-baseline");
        var all = folder.Read("known");

        // Other rules, a higher threshold, and other projects.
        await RunAsync("check", "--sarif", "*.sarif", "--baseline", "known", "--update-baseline", "--rule", "INS2");
        Assert.Equal(all, folder.Read("known"));
        await RunAsync("check", "--sarif", "*.sarif", "--baseline", "known", "--update-baseline", "--severity", "error");
        Assert.Equal(all, folder.Read("known"));
        await RunAsync("check", "--sarif", "b.*.sarif", "--baseline", "known", "--update-baseline");
        Assert.Equal(all, folder.Read("known"));

        // But what was fixed in the project of the run is gone, even when nothing is left in it.
        new Log().WriteTo(folder, "b.net8.0.sarif");
        await RunAsync("check", "--sarif", "b.*.sarif", "--baseline", "known", "--update-baseline");
        Assert.Equal(all.Split('\n').Where(static line => !line.Contains("b/B.cs", StringComparison.Ordinal)), folder.Read("known").Split('\n'));
    }

    [Fact]
    public async Task TheSameFindingsMakeTheSameFile()
    {
        folder.Write("Orders.cs", Source);
        new Log().Add("INS2001", folder["Orders.cs"], 6).Add("INS1001", folder["Orders.cs"], 7).Add("INS1001", folder["Orders.cs"], 6).WriteTo(folder, "shop.sarif");
        await UpdateAsync();
        var first = folder.Read("known");

        new Log().Add("INS1001", folder["Orders.cs"], 6).Add("INS1001", folder["Orders.cs"], 7).Add("INS2001", folder["Orders.cs"], 6).WriteTo(folder, "shop.sarif");
        await UpdateAsync();

        Assert.Equal(first, folder.Read("known"));
        Assert.Contains("\"count\":2}\n", first, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LinesThatAMergeHasLeftTwiceOrUnsortedAreRead()
    {
        await AcceptAsync("Orders.cs", 6);
        var lines = folder.Read("known").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        folder.Write("known", $"{lines[0]}\r\n{lines[1]}\r\n\r\n{lines[1]}\r\n");

        Assert.Equal((0, 1, 0), await CheckAsync());
        Found("Orders.cs", 6, 7);
        Assert.Equal((1, 1, 0), await CheckAsync());
    }

    [Fact]
    public async Task TheFolderOfTheCloneIsNoPartOfIt()
    {
        await AcceptAsync("Orders.cs", 6);
        using var clone = new TempFolder();
        clone.Write("Orders.cs", folder.Read("Orders.cs"));
        clone.Write("known", folder.Read("known"));
        new Log().Add("INS1001", clone["Orders.cs"], 6).WriteTo(clone, "shop.sarif");

        Assert.Equal(ExitCodes.Clean, (await CommandLine.RunAsync(Path.GetTempPath(), "check", "--sarif", clone["shop.sarif"], "--baseline", clone["known"])).ExitCode);
    }

    [Fact]
    public async Task TheMergedLogTellsNewFromKnown()
    {
        await AcceptAsync("Orders.cs", 6);
        new Log().Add("INS1001", folder["Orders.cs"], 6).Add("INS2001", folder["Orders.cs"], 6).WriteTo(folder, "shop.sarif");

        await folder.RunAsync("check", "--sarif", "shop.sarif", "--baseline", "known", "--sarif-out", "all.json");
        using var log = JsonDocument.Parse(folder.Read("all.json"));

        Assert.Equal(
            ["INS1001 unchanged", "INS2001 new"],
            log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(static result => $"{result.GetProperty("ruleId")} {result.GetProperty("baselineState")}"));
    }

    private void Found(string path, params int[] lines)
    {
        var log = new Log();
        foreach (var line in lines)
            log.Add("INS1001", folder[path], line, 1);
        log.WriteTo(folder, "shop.sarif");
    }

    private async Task AcceptAsync(string path, params int[] lines)
    {
        folder.Write(path, Source);
        Found(path, lines);
        await UpdateAsync();
    }

    private Task UpdateAsync() => RunAsync("check", "--sarif", "shop.sarif", "--baseline", "known", "--update-baseline");

    private async Task RunAsync(params string[] args)
    {
        var run = await folder.RunAsync(args);
        Assert.True(run.ExitCode == ExitCodes.Clean, run.Error + run.Out);
    }

    private async Task<(int New, int Known, int Gone)> CheckAsync()
    {
        var run = await folder.RunAsync("check", "--sarif", "shop.sarif", "--baseline", "known", "--json");
        using var json = JsonDocument.Parse(run.Out);
        var summary = json.RootElement.GetProperty("summary");
        var fresh = summary.GetProperty("findings").GetInt32();
        Assert.Equal(fresh > 0 ? ExitCodes.Findings : ExitCodes.Clean, run.ExitCode);
        return (fresh, summary.GetProperty("known").GetInt32(), summary.GetProperty("gone").GetInt32());
    }

    private void Move(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder[to])!);
        File.Move(folder[from], folder[to]);
    }
}
