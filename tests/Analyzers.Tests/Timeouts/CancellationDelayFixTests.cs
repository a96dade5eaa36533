using Instrumentation.Analyzers.Tests.Corpus;
using Instrumentation.CodeFixes.Timeouts;

namespace Instrumentation.Analyzers.Tests.Timeouts;

public class CancellationDelayFixTests
{
    private static readonly FixTest Fix = new(new CancellationDelayFix()) { Setup = new GeneratorSetup { Framework = CorpusReferences.All } };

    [Theory]
    [InlineData("using var source = new CancellationTokenSource(); Use(source.Token);", "using var source = new CancellationTokenSource(TimeSpan.FromSeconds(30)); Use(source.Token);")]
    [InlineData("using CancellationTokenSource source = new(); Use(source.Token);", "using CancellationTokenSource source = new(TimeSpan.FromSeconds(30)); Use(source.Token);")]
    [InlineData("Use(new CancellationTokenSource(-1).Token);", "Use(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);")]
    [InlineData("var source = new CancellationTokenSource { }; var token = source.Token; Use(token);", "var source = new CancellationTokenSource(TimeSpan.FromSeconds(30)) { }; var token = source.Token; Use(token);")]
    [InlineData(
        "using var source = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken.None); Use(source.Token); // once",
        "using var source = new CancellationTokenSource(TimeSpan.FromSeconds(30)); Use(source.Token); // once")]
    public Task CreatesTheSourceWithADelay(string wrong, string right) => Fix.FixesAsync(Method(wrong), Method(right));

    [Fact]
    public Task CreatesAllSourcesWithADelay() => Fix.FixesAllAsync(
        Method("using var one = new CancellationTokenSource(); Use(one.Token); using var two = new CancellationTokenSource(); Use(two.Token);"),
        Method("using var one = new CancellationTokenSource(TimeSpan.FromSeconds(30)); Use(one.Token); using var two = new CancellationTokenSource(TimeSpan.FromSeconds(30)); Use(two.Token);"));

    [Fact]
    public Task ASourceThatLivesLongerIsLeftAlone() => Fix.OffersNothingAsync("""
        class Client
        {
            private readonly CancellationTokenSource source = new();

            static void Use(CancellationToken token) { }

            void Run() => Use(source.Token);
        }
        """);

    [Fact]
    public Task ADelayThatIsTakenBackIsLeftAlone() =>
        Fix.OffersNothingAsync(Method("using var source = new CancellationTokenSource(); source.CancelAfter(Timeout.Infinite); Use(source.Token);"));

    private static string Method(string body) => $$"""
        class Client
        {
            static void Use(CancellationToken token) { }

            void Run()
            {
                {{body}}
            }
        }
        """;
}
