namespace Instrumentation.Tool.Tests;

/// <summary>What cannot be read is said in one line, ends with its own exit code, and leaves every file as it was.</summary>
public sealed class BrokenInputTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", "'a.sarif' is no SARIF log, or not a whole one: line 1 is no JSON.")]
    [InlineData("no json", "'a.sarif' is no SARIF log, or not a whole one: line 1 is no JSON.")]
    [InlineData("[1, 2]", "'a.sarif' is no SARIF log.")]
    [InlineData("{}", "'a.sarif' is no SARIF log: it has no version.")]
    [InlineData("""{ "version": "2.1.0" }""", "'a.sarif' is no SARIF log: it has no runs.")]
    [InlineData("""{ "version": "2.1.0", "runs": [] } {}""", "'a.sarif' is no SARIF log, or not a whole one: line 1 is no JSON.")]
    [InlineData("""{ "version": "1.0.0", "runs": [ { "results": [ { "ruleId": "INS1001" } ] } ] }""", "'a.sarif' is SARIF 1.0.0, which is not read: write 2.1.0, with ErrorLog=FILE,version=2.1.")]
    [InlineData("""{ "runs": [ { "results": [] } ], "version": "1.0.0" }""", "'a.sarif' is SARIF 1.0.0, which is not read: write 2.1.0, with ErrorLog=FILE,version=2.1.")]
    [InlineData("""{ "version": "2.1.0", "runs": [] }""", "No rule of Instrumentation has run: 'a.sarif' is a log of no tool only.")]
    [InlineData("""{ "version": "2.1.0", "runs": [ { "tool": { "driver": { "name": "ESLint" } }, "results": [ { "ruleId": "no-eval", "message": { "text": "x" } } ] } ] }""", "No rule of Instrumentation has run: 'a.sarif' is a log of 'ESLint' only.")]
    public Task ALogThatIsNone(string log, string message)
    {
        folder.Write("a.sarif", log);
        return RefusesAsync(message, "check", "--sarif", "a.sarif");
    }

    [Fact]
    public async Task ALogThatEndsInTheMiddle()
    {
        var whole = new Log().Add("INS1001", folder["A.cs"], 1).Add("INS1001", folder["A.cs"], 2).ToString();
        foreach (var length in new[] { 1, whole.Length / 4, whole.Length / 2, whole.Length - 1 })
        {
            folder.Write("a.sarif", whole[..length]);
            await RefusesAsync("'a.sarif' is no SARIF log, or not a whole one: line ", "check", "--sarif", "a.sarif");
        }
    }

    [Fact]
    public Task AProjectWithoutThePackage()
    {
        new Log().WithoutRules().WriteTo(folder, "a.sarif");
        return RefusesAsync("No rule of Instrumentation has run: 'a.sarif' is a log of 'Microsoft (R) Visual C# Compiler' only.", "check", "--sarif", "a.sarif");
    }

    [Theory]
    [InlineData("*.sarif")]
    [InlineData("logs/**/*.sarif")]
    [InlineData("a.sarif")]
    public Task AGlobWithoutAFile(string glob) => RefusesAsync($"There is no file '{glob}'.", "check", "--sarif", glob);

    [Theory]
    [InlineData("{\"baseline\":1}\n<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n", "The baseline 'known' has a merge conflict in line 2: keep the entries of both sides, without the marks.")]
    [InlineData("<<<<<<< HEAD\n", "The baseline 'known' has a merge conflict in line 1: keep the entries of both sides, without the marks.")]
    [InlineData("{\"baseline\":1}\n{\"rule\":\"INS1001\"", "The baseline 'known' cannot be read: line 2 is no entry.")]
    [InlineData("{\"baseline\":1}\n{\"rule\":\"INS1001\"}\n", "The baseline 'known' cannot be read: line 2 is no entry.")]
    [InlineData("{\"baseline\":1}\n[]\n", "The baseline 'known' cannot be read: line 2 is no entry.")]
    [InlineData("{\"baseline\":1}\n{\"rule\":\"INS1001\",\"path\":\"A.cs\",\"member\":\"\",\"message\":\"\",\"project\":\"a\",\"count\":0}\n", "The baseline 'known' cannot be read: line 2 is no entry.")]
    [InlineData("{\"baseline\":2}\n", "The baseline 'known' has version 2, which is not read: update the tool.")]
    [InlineData("{\"runs\":[]}\n", "'known' is no baseline: its first line does not say so.")]
    [InlineData("\n", "The baseline 'known' is empty: write it anew with --update-baseline, without the file.")]
    public async Task ABaselineThatIsNone(string baseline, string message)
    {
        folder.Write("known", baseline);
        new Log().Add("INS1001", folder["A.cs"], 1).WriteTo(folder, "a.sarif");

        await RefusesAsync(message, "check", "--sarif", "a.sarif", "--baseline", "known");
        await RefusesAsync(message, "check", "--sarif", "a.sarif", "--baseline", "known", "--update-baseline");
        Assert.Equal(baseline, folder.Read("known"));
    }

    [Fact]
    public Task ABaselineThatIsNotThere()
    {
        new Log().WriteTo(folder, "a.sarif");
        return RefusesAsync("There is no baseline 'known': write it with --update-baseline.", "check", "--sarif", "a.sarif", "--baseline", "known");
    }

    [Fact]
    public async Task NothingIsWrittenOverWhenTheInputIsBroken()
    {
        folder.Write("known", "{\"baseline\":1}\n");
        folder.Write("all.sarif", "before");
        folder.Write("summary.md", "before");
        new Log().Add("INS1001", folder["A.cs"], 1).WriteTo(folder, "good.log");
        folder.Write("half.log", "{ \"version\": \"2.1.0\", \"runs\": [ ");

        await RefusesAsync(
            "'half.log' is no SARIF log",
            "check", "--sarif", "*.log", "--baseline", "known", "--update-baseline", "--sarif-out", "all.sarif", "--markdown", "summary.md");

        Assert.Equal(("{\"baseline\":1}\n", "before", "before"), (folder.Read("known"), folder.Read("all.sarif"), folder.Read("summary.md")));
        Assert.Equal(["all.sarif", "good.log", "half.log", "known", "summary.md"], Directory.GetFiles(folder.Path).Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public Task AFolderThatCannotBeWritten()
    {
        folder.Write("file", "");
        new Log().WriteTo(folder, "a.sarif");
        return RefusesAsync("'file/known' cannot be written: ", "check", "--sarif", "a.sarif", "--baseline", "file/known", "--update-baseline");
    }

    [Fact]
    public async Task ADirectoryWithTwoSolutions()
    {
        folder.Write("A.sln", "");
        folder.Write("B.slnx", "");
        folder.Write("C.csproj", "");

        await RefusesAsync($"There are 2 solutions in '{folder.Path}': name the one to build.\n  A.sln\n  B.slnx\n", "check");
    }

    [Fact]
    public Task ADirectoryWithNothingToBuild() => RefusesAsync($"There is no solution and no C# project in '{folder.Path}'.", "check");

    [Fact]
    public Task ATargetThatIsNotThere() => RefusesAsync("There is no solution, project or directory 'Shop.sln'.", "check", "Shop.sln");

    [Fact]
    public Task ATargetThatIsNone()
    {
        folder.Write("Shop.txt", "");
        return RefusesAsync("'Shop.txt' is neither a solution nor a C# project.", "check", "Shop.txt");
    }

    [Theory]
    [InlineData("There is no rule 'INS1O01'; the nearest is INS1001.", "check", "--rule", "INS1O01")]
    [InlineData("There is no rule 'CA'; the nearest is INS", "check", "--rule", "CA")]
    [InlineData("--update-baseline needs --baseline FILE, the file to write.", "check", "--update-baseline")]
    [InlineData("Either 'Shop.sln' is built or --sarif is read, not both.", "check", "Shop.sln", "--sarif", "a.sarif")]
    [InlineData("Standard output has room for --json or for --markdown: give --markdown a FILE.", "check", "--json", "--markdown")]
    [InlineData("'Shop.sln' would be overwritten: write what to build before --markdown.", "check", "--markdown", "Shop.sln")]
    [InlineData("Argument 'fatal' not recognized.", "check", "--severity", "fatal")]
    [InlineData("There is no rule 'INS1O01'; the nearest is INS1001.", "explain", "INS1O01")]
    public Task AnOptionThatMakesNoSense(string message, params string[] args) => RefusesAsync(message, args);

    private async Task RefusesAsync(string message, params string[] args)
    {
        var run = await folder.RunAsync(args);

        Assert.Equal(ExitCodes.BrokenInput, run.ExitCode);
        Assert.StartsWith($"instrumentation: {message}", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }
}
