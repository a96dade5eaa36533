using System.Globalization;
using Instrumentation.Analyzers.Tests.Corpus;

namespace Instrumentation.Analyzers.Tests.Timeouts;

public class EndlessRetryTests
{
    private static readonly RuleTest Rule = new(RuleIds.EndlessRetry) { Setup = new GeneratorSetup { Framework = CorpusReferences.All } };

    [Fact]
    public async Task TheMessageNamesThePolicy()
    {
        var diagnostic = Assert.Single(await Rule.ReportsAsync(Method("_ = Policy.Handle<Exception>().[|RetryForever|]();")));

        Assert.StartsWith("The policy that 'RetryForever' makes never gives up;", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[|while (true)|] { try { Call(); return; } catch { } }")]
    [InlineData("[|for (;;)|] { try { Call(); break; } catch (Exception) { } }")]
    [InlineData("[|do|] { try { Call(); return; } catch { } } while (true);")]
    [InlineData("again: try { Call(); } catch { [|goto again;|] }")]
    [InlineData("try { Call(); } catch { [|Run(token)|]; }")]
    [InlineData("void Local() { try { Call(); } catch { [|Local()|]; } } Local();")]
    [InlineData("Action run = () => { [|while (true)|] { try { Call(); return; } catch { } } }; run();")]
    [InlineData("var isDone = false; [|while (!isDone)|] { try { Call(); isDone = true; } catch { } }")]
    public Task ThePlaceIsWhatGoesBack(string body) => Rule.ReportsAsync(Method(body));

    [Theory]
    [InlineData("while (true) { try { Call(); return; } catch { throw; } }")]
    [InlineData("while (true) { try { Call(); return; } catch (Exception e) { throw new InvalidOperationException(\"\", e); } }")]
    [InlineData("while (true) { try { Call(); return; } catch { Environment.Exit(1); } }")]
    [InlineData("while (true) { try { Call(); return; } finally { Call(); } }")]
    [InlineData("while (true) { Action run = () => { try { Call(); return; } catch { } }; run(); }")]
    [InlineData("foreach (var one in new[] { 1, 2 }) { try { Call(); return; } catch { } }")]
    [InlineData("while (true) { token.ThrowIfCancellationRequested(); try { Call(); return; } catch { } }")]
    [InlineData("while (true) { try { Call(); return; } catch (Exception e) when (e is not OperationCanceledException) { Task.Delay(1, token).Wait(); } }")]
    [InlineData("var clock = Stopwatch.StartNew(); while (clock.Elapsed < TimeSpan.FromSeconds(5)) { try { Call(); return; } catch { } }")]
    [InlineData("var left = 5; while (true) { try { Call(); return; } catch { if (--left == 0) throw; } }")]
    [InlineData("var left = 5; while (true) { try { Call(); return; } catch when (left-- > 0) { } }")]
    [InlineData("var left = 5; while (true) { try { Call(); return; } catch { left--; } if (left == 0) return; }")]
    public Task WhatEndsIsNotReported(string body) => Rule.ReportsAsync(Method(body));

    [Fact]
    public Task OfSeveralHandlersTheLoopIsReportedOnce() => Rule.ReportsAsync(
        Method("[|while (true)|] { try { Call(); return; } catch (FormatException) { } catch (ArgumentException) { } }"));

    private static string Method(string body) => $$"""
        using Polly;

        class Worker
        {
            static void Call() { }

            void Run(CancellationToken token)
            {
                {{body}}
            }
        }
        """;
}
