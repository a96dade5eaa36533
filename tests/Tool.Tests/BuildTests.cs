using System.Text.Json;

namespace Instrumentation.Tool.Tests;

/// <summary>The tool on real projects: it builds them, with the compiler and the rules as they are.</summary>
public sealed class BuildTests : IDisposable
{
    private readonly Solution solution = new();

    private TempFolder Folder => solution.Folder;

    public void Dispose() => solution.Dispose();

    [Fact]
    public async Task FromTheFirstCheckToTheFirstNewMistake()
    {
        await Git.InitAsync(Folder);

        // All of it, each place once, whatever number of frameworks has it.
        Assert.Equal(
            ["INS1001 My Lib/Orders.cs:9 Shop.Orders.Place(Guid)", "INS1001 My Lib/Orders.cs:14 Shop.Orders.Place(Uri)", "INS2001 App/Program.cs:7 <top-level statements>"],
            await FindingsAsync(ExitCodes.Findings, "check", "Shop.slnx"));

        // The project's own log is written, too.
        Assert.Contains("INS2001", Folder.Read("App/own/log.json"), StringComparison.Ordinal);

        // Accepted. Nothing has changed that the compiler would have to run for; it runs all the same.
        Assert.Empty(await FindingsAsync(ExitCodes.Clean, "check", "--no-restore", "--baseline", "known", "--update-baseline"));
        await Git.CommitAsync(Folder);

        // Lines move, a file is renamed, code is reformatted, and there is one new mistake.
        await Git.RunAsync(Folder, "mv", "My Lib/Orders.cs", "My Lib/Placing.cs");
        Folder.Write("My Lib/Placing.cs", "// Moved.\n\n" + Folder.Read("My Lib/Placing.cs").Replace("Place(Guid orderId) =>", "Place( Guid  orderId )\n        =>", StringComparison.Ordinal));
        Folder.Write("App/Program.cs", Folder.Read("App/Program.cs").Replace("    throw;", "    throw;\n}\ncatch (FormatException exception)\n{\n    Console.Error.WriteLine(exception);\n    throw;", StringComparison.Ordinal));
        Assert.Equal(["INS2001 App/Program.cs:12 <top-level statements>"], await FindingsAsync(ExitCodes.Findings, "check", "--no-restore", "--baseline", "known"));
    }

    [Fact]
    public async Task WhatARuleRaisedToAnErrorStopsIsCheckedAllTheSame()
    {
        Folder.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.INS1001.severity = error\n");
        Folder.Write("App/App.csproj", Folder.Read("App/App.csproj").Replace("<OutputType>", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><OutputType>", StringComparison.Ordinal));
        Folder.Write("App/Unused.cs", "class Unused { void M() { int unused; } }");

        Assert.Equal(
            ["INS1001 My Lib/Orders.cs:9 Shop.Orders.Place(Guid)", "INS1001 My Lib/Orders.cs:14 Shop.Orders.Place(Uri)", "INS2001 App/Program.cs:7 <top-level statements>"],
            await FindingsAsync(ExitCodes.Findings, "check"));
    }

    [Fact]
    public async Task ABuildThatFailsIsBrokenInput()
    {
        Folder.Write("known", "{\"baseline\":1}\n");
        Folder.Write("App/Wrong.cs", "class Wrong { int x = \"text\"; }");

        var run = await Folder.RunAsync("check", "Shop.slnx", "--baseline", "known", "--update-baseline");

        Assert.Equal(ExitCodes.BrokenInput, run.ExitCode);
        Assert.Equal(
            ["instrumentation: 'Shop.slnx' does not build: one error.", $"  {Folder["App/Wrong.cs"]}(1,23): error CS0029: Cannot implicitly convert type 'string' to 'int'"],
            run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(run.Out);
        Assert.Equal("{\"baseline\":1}\n", Folder.Read("known"));
    }

    [Fact]
    public async Task AProjectThatCannotBeReadIsBrokenInput()
    {
        Folder.Write("App/App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\">");

        var run = await Folder.RunAsync("check", "App");

        Assert.Equal(ExitCodes.BrokenInput, run.ExitCode);
        Assert.StartsWith("instrumentation: 'App.csproj' does not build: one error.\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("error MSB4025", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AProjectWithoutTheRulesIsBrokenInput()
    {
        var run = await Folder.RunAsync("check", "My Lib", "-p", "WithoutRules=true", "--configuration", "Release");

        Assert.Equal((ExitCodes.BrokenInput, "instrumentation: No project of 'Lib.csproj' has the rules of Instrumentation: reference the package Instrumentation.\n"), (run.ExitCode, run.Error));
        Assert.True(Directory.Exists(Folder["My Lib/bin/Release"]));
    }

    [Fact]
    public async Task AUsersOwnImportIsKept()
    {
        Folder.Write("own.targets", """
            <Project><Target Name="Own" AfterTargets="CoreCompile"><WriteLinesToFile File="$(MSBuildProjectDirectory)/own.txt" Lines="imported" /></Target></Project>
            """);

        var run = await Folder.RunAsync("check", "My Lib", "-p", $"CustomAfterMicrosoftCommonTargets={Folder["own.targets"]}", "-p", "TargetFrameworks=net10.0");

        Assert.True(run.ExitCode == ExitCodes.Findings, run.Error);
        Assert.Contains("imported", Folder.Read("My Lib/own.txt"), StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> FindingsAsync(int exitCode, params string[] args)
    {
        var run = await Folder.RunAsync([.. args, "--json"]);
        Assert.True(run.ExitCode == exitCode, run.Error + run.Out);
        using var json = JsonDocument.Parse(run.Out);
        return json.RootElement.GetProperty("summary").GetProperty("baselineWritten").GetBoolean()
            ? []
            : [.. json.RootElement.GetProperty("findings").EnumerateArray()
                .Select(static finding => $"{finding.GetProperty("rule")} {finding.GetProperty("path")}:{finding.GetProperty("line")} {finding.GetProperty("member")}")];
    }
}
