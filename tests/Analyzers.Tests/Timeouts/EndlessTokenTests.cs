using System.Globalization;
using Instrumentation.Analyzers.Tests.Corpus;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Tests.Timeouts;

public class EndlessTokenTests
{
    private static readonly RuleTest Rule = new(RuleIds.EndlessToken) { Setup = new GeneratorSetup { Framework = CorpusReferences.All } };

    [Theory]
    [InlineData("var source = new CancellationTokenSource(); Use([|source.Token|]);", "Nothing ever cancels this token;")]
    [InlineData("var source = CancellationTokenSource.CreateLinkedTokenSource(default, default); Use([|source.Token|]);", "The token is linked to nothing that is ever cancelled;")]
    [InlineData("given.CancelAfter([|-1|]);", "This cancels nothing: the delay is infinite;")]
    public async Task TheMessageSaysWhatIsMissing(string body, string words)
    {
        var diagnostic = Assert.Single(await Rule.ReportsAsync(Method(body)));

        Assert.StartsWith(words, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity);
    }

    [Theory]
    [InlineData("[|socket.Receive(new byte[1])|];", "'Receive' waits for the other side for ever;")]
    [InlineData("[|socket.Connect(\"queue\", 5672)|];", "'Connect' waits for the other side as long as the operating system does;")]
    [InlineData("socket.ReceiveTimeout = [|0|];", "'Socket.ReceiveTimeout' is infinite;")]
    public async Task ASocketIsInformation(string body, string words)
    {
        var diagnostic = Assert.Single(await Rule.ReportsAsync(Method(body)));

        Assert.StartsWith(words, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Info, diagnostic.Severity);
    }

    // What each use of the source says about its end.
    [Theory]
    [InlineData("source.Dispose();", true)]
    [InlineData("using (source) { }", true)]
    [InlineData("if (source.IsCancellationRequested) return;", true)]
    [InlineData("source.CancelAfter(Timeout.Infinite);", true)]
    [InlineData("source?.Dispose();", true)]
    [InlineData("source.Cancel();", false)]
    [InlineData("source.CancelAfter(10);", false)]
    [InlineData("source.CancelAfter(milliseconds);", false)]
    [InlineData("_ = source.CancelAsync();", false)]
    [InlineData("Keep(source);", false)]
    [InlineData("kept = source;", false)]
    [InlineData("Action cancel = source.Cancel; cancel();", false)]
    [InlineData("Action cancel = () => source.Cancel(); cancel();", false)]
    [InlineData("new Timer(state => ((CancellationTokenSource)state!).Cancel(), source, 1, 1);", false)]
    [InlineData("source?.Cancel();", false)]
    public Task EveryUseOfTheSourceIsLookedAt(string statement, bool isReported) => Rule.ReportsAsync(Method(
        $"var source = new CancellationTokenSource(); {statement} Use({(isReported ? "[|source.Token|]" : "source.Token")});"));

    [Fact]
    public Task AFieldIsLookedAtInAllPartsOfItsType() => Rule.ReportsAsync(
        new SourceFile("One.cs", """
            partial class Worker
            {
                private readonly CancellationTokenSource ended = new();
                private readonly CancellationTokenSource endless = new();

                static void Use(CancellationToken token) { }
                void Run() { Use(ended.Token); Use([|endless.Token|]); }
            }
            """),
        new SourceFile("Two.cs", "partial class Worker { class Inner { void End(Worker worker) => worker.ended.Cancel(); } }"));

    [Fact]
    public async Task TestProjectsAreAnOption()
    {
        var setup = Rule.Setup with { Properties = Rule.Setup.Properties.Add("IsTestProject", "true") };
        var test = Rule with { Setup = setup };
        await test.ReportsAsync(Method("var source = new CancellationTokenSource(); Use(source.Token);"));
        await (test with { Setup = setup with { Options = setup.Options.Add("instrumentation.include_test_projects", "true") } })
            .ReportsAsync(Method("var source = new CancellationTokenSource(); Use([|source.Token|]);"));
    }

    private static string Method(string body) => $$"""
        class Worker
        {
            private CancellationTokenSource? kept;

            static void Use(CancellationToken token) { }

            static void Keep(CancellationTokenSource source) { }

            void Run(CancellationTokenSource given, int milliseconds, System.Net.Sockets.Socket socket)
            {
                {{body}}
            }
        }
        """;
}
