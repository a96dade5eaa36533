using Instrumentation.Tool.Builds;
using Instrumentation.Tool.Coverage;
using Instrumentation.Tool.Sarif;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Tool.Tests.Coverage;

/// <summary>How what a build leaves becomes numbers.</summary>
public sealed class CoverageReaderTests : IDisposable
{
    private const string Source = "class Use { void All() { Load(1); Load(2); Load(3); } }\n";

    private readonly TempFolder folder = new();
    private readonly string file;

    public CoverageReaderTests() => file = folder.Write("Use.cs", Source);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void CallsAreRedirectedOrReported()
    {
        var coverage = Read(Recorded.Project(
            folder,
            "net10.0",
            new Log().Miss("INS0005", "delegate", file, 1, 50).Miss("INS0007", "framework", file, 1, 12).Miss("INS1001", null, file, 1, 2),
            Recorded.Sites(1, 2, 3, 4, 5, 6)));

        Assert.Equal(CoverageState.Counted, coverage.State);
        Assert.Equal((6, 2, 8, 75m), (coverage.Instrumented, coverage.Missed.Count, coverage.Calls, coverage.Percent));
        Assert.Equal(["framework", "delegate"], coverage.Missed.Select(static call => call.Reason));
        Assert.Equal("'Load' is not instrumented: delegate", coverage.Missed[1].Message);
        Assert.Equal(50, coverage.Missed[1].Region.Column);
        Assert.Equal(file.Replace('\\', '/'), coverage.Missed[1].Path);
    }

    [Fact]
    public void WhatASuppressionAndTheRuleItselfReportIsOneCall()
    {
        var coverage = Read(Recorded.Project(
            folder, "net10.0", new Log().Miss("INS0005", "delegate", file, 1, 5).Suppress("INS0005", file, 1)));

        Assert.Single(coverage.Missed);
    }

    [Fact]
    public void ACallOfTwoFrameworksIsOneCall()
    {
        var coverage = Read(
            Recorded.Project(folder, "net10.0", new Log().Miss("INS0005", "delegate", file, 1, 50), Recorded.Sites(1, 2, 3)),
            Recorded.Project(folder, "net8.0", new Log().Miss("INS0005", "delegate", file, 1, 50), Recorded.Sites(2, 3, 4)));

        Assert.Equal((4, 1), (coverage.Instrumented, coverage.Missed.Count));
        Assert.Equal(["net10.0", "net8.0"], coverage.Frameworks);
    }

    [Fact]
    public void ACallThatIsMissedInOneFrameworkIsNotInstrumented()
    {
        var text = SourceText.From(Source);
        var second = Source.IndexOf("Load(2)", StringComparison.Ordinal);

        var coverage = Read(
            Recorded.Project(folder, "net10.0", new Log(), Recorded.Sites(text, Source.IndexOf("Load(1)", StringComparison.Ordinal), second)),
            Recorded.Project(folder, "net8.0", new Log().Miss("INS0005", "typeParameter", file, 1, second + 1)));

        Assert.Equal((1, 1), (coverage.Instrumented, coverage.Missed.Count));
    }

    [Fact]
    public void AReasonThatTheLogDoesNotGiveIsAnotherOne()
    {
        var coverage = Read(Recorded.Project(folder, "net10.0", new Log().Miss("INS0005", null, file, 1, 50)));

        Assert.Equal("other", coverage.Missed.Single().Reason);
    }

    [Fact]
    public void AProjectWithoutACallIsWhole()
    {
        var coverage = Read(Recorded.Project(folder, "net10.0", new Log()));

        Assert.Equal((CoverageState.Counted, 0, 100m), (coverage.State, coverage.Calls, coverage.Percent));
    }

    [Theory]
    [InlineData("Enabled=false\nRuntime=true\nGenerator=true\n", "Declined")]
    [InlineData("Enabled=False\nRuntime=true\nGenerator=true\n", "Declined")]
    [InlineData("Enabled=\nGenerator=true\n", "Unreferenced")]
    [InlineData("", "Unreferenced")]
    public void AProjectThatCannotHaveCallsSaysSo(string note, string state) =>
        Assert.Equal(state, Read(Recorded.Project(folder, "net10.0", new Log(), note: note)).State.ToString());

    [Fact]
    public void ThePackageWithoutItsGeneratorCoversNothing()
    {
        var coverage = Read(Recorded.Project(folder, "net10.0", new Log(), note: "Enabled=true\nRuntime=true\n"));

        Assert.Equal((0m, "build", "INS0011"), (coverage.Percent, coverage.Missed.Single().Reason, coverage.Missed.Single().Rule));
    }

    [Fact]
    public void ABuildThatSwitchesAllOffCoversNothing()
    {
        var coverage = Read(Recorded.Project(folder, "net10.0", new Log().Miss("INS0011", null, file, 1, 12)));

        Assert.Equal((0m, "build"), (coverage.Percent, coverage.Missed.Single().Reason));
    }

    private ProjectCoverage Read(params BuiltProject[] frameworks) =>
        new CoverageReader(new SourcePaths(folder.Path)).Read(frameworks[0].Path, frameworks);
}
