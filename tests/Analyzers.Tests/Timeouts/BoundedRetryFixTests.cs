using Instrumentation.Analyzers.Tests.Corpus;
using Instrumentation.CodeFixes.Timeouts;

namespace Instrumentation.Analyzers.Tests.Timeouts;

public class BoundedRetryFixTests
{
    private static readonly FixTest Fix = new(new BoundedRetryFix()) { Setup = new GeneratorSetup { Framework = CorpusReferences.All } };

    [Theory]
    [InlineData("_ = Policy.Handle<Exception>().RetryForever();", "_ = Policy.Handle<Exception>().Retry(5);")]
    [InlineData("_ = Policy.Handle<Exception>().RetryForeverAsync();", "_ = Policy.Handle<Exception>().RetryAsync(5);")]
    [InlineData(
        "_ = Policy.Handle<Exception>().WaitAndRetryForever(attempt => TimeSpan.FromSeconds(attempt));",
        "_ = Policy.Handle<Exception>().WaitAndRetry(5, attempt => TimeSpan.FromSeconds(attempt));")]
    [InlineData("_ = Policy.Handle<Exception>().RetryAsync(int.MaxValue /* all */);", "_ = Policy.Handle<Exception>().RetryAsync(5 /* all */);")]
    [InlineData("var options = new RetryStrategyOptions { MaxRetryAttempts = int.MaxValue };", "var options = new RetryStrategyOptions { MaxRetryAttempts = 5 };")]
    [InlineData(
        "new ResiliencePipelineBuilder().AddRetry(new() { MaxRetryAttempts = int.MaxValue });",
        "new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(30)).AddRetry(new() { MaxRetryAttempts = 5 });")]
    [InlineData("for (;;) { try { Call(); return; } catch { } }", "for (var attempt = 1; ; attempt++) { try { Call(); return; } catch when (attempt < 5) { } }")]
    [InlineData(
        "while (true) { try { Call(); return; } catch (FormatException e) when (e.InnerException is null) { } catch (Exception) { /* again */ } }",
        "for (var attempt = 1; ; attempt++) { try { Call(); return; } catch (FormatException e) when (attempt < 5 && (e.InnerException is null)) { } catch (Exception) when (attempt < 5) { /* again */ } }")]
    public Task BoundsTheAttempts(string wrong, string right) => Fix.FixesAsync(Method(wrong), Method(right));

    [Fact]
    public Task KeepsTheLinesOfAChain() => Fix.FixesAsync(
        Method("""
            new ResiliencePipelineBuilder()
                        .AddRetry(new() { MaxRetryAttempts = int.MaxValue })
                        .Build();
            """),
        Method("""
            new ResiliencePipelineBuilder()
                        .AddTimeout(TimeSpan.FromSeconds(30))
                        .AddRetry(new() { MaxRetryAttempts = 5 })
                        .Build();
            """));

    [Fact]
    public Task BoundsAllOfThem() => Fix.FixesAllAsync(
        Method("_ = Policy.Handle<Exception>().RetryForever(); while (true) { try { Call(); break; } catch { } }"),
        Method("_ = Policy.Handle<Exception>().Retry(5); for (var attempt = 1; ; attempt++) { try { Call(); break; } catch when (attempt < 5) { } }"));

    [Theory]
    [InlineData("_ = Policy.Handle<Exception>().RetryForever(exception => { });", "an overload that takes another delegate")]
    [InlineData("var attempt = 0; while (true) { try { Call(); return; } catch { attempt++; } }", "the name is taken")]
    [InlineData("var isDone = false; do { try { Call(); isDone = true; } catch { } } while (!isDone);", "the condition stays")]
    public Task WhatWouldNotCompileIsNotOffered(string body, string why)
    {
        Assert.NotEmpty(why);
        return Fix.OffersNothingAsync(Method(body));
    }

    private static string Method(string body) => $$"""
        using Polly;
        using Polly.Retry;

        class Worker
        {
            static void Call() { }

            void Run()
            {
                {{body}}
            }
        }
        """;
}
