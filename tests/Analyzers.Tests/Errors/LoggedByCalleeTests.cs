using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Tests.Errors;

public class LoggedByCalleeTests
{
    private const string Again = """logger.LogError(exception, "again")""";

    private static readonly RuleTest Rule = new(RuleIds.LoggedByCallee);

    [Fact]
    public async Task TheCalleesLogIsNamed()
    {
        var diagnostics = await Rule.ReportsAsync(Caller("store.Save();", $"[|{Again}|];"));

        var diagnostic = Assert.Single(diagnostics, static diagnostic => diagnostic.Id == RuleIds.LoggedByCallee);
        Assert.Equal("'LogError' logs an error that 'Save' has logged before it throws it; remove one of the two logs", diagnostic.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity);
        var below = Assert.Single(diagnostic.AdditionalLocations);
        Assert.Contains("\"save\"", below.SourceTree!.ToString()[below.SourceSpan.Start..below.SourceSpan.End], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("store.Save(); Console.Out.Flush();")]
    [InlineData("if (store is null) throw new InvalidOperationException(); store.Save();")]
    public async Task AnotherSourceOfTheErrorMakesItInformation(string attempted)
    {
        var diagnostics = await Rule.ReportsAsync(Caller(attempted, $"[|{Again}|];"));

        var diagnostic = Assert.Single(diagnostics, static diagnostic => diagnostic.Id == RuleIds.LoggedByCallee);
        Assert.Equal(DiagnosticSeverity.Info, diagnostic.Severity);
        Assert.Contains("may have logged", diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnErrorThatAlsoComesUnloggedIsInformation()
    {
        var diagnostics = await Rule.ReportsAsync("""
            class Store(ILogger logger)
            {
                public void Save(bool isTransient)
                {
                    try { Console.Out.Flush(); }
                    catch (InvalidOperationException exception)
                    {
                        if (isTransient)
                            throw;
                        {|INS2001:logger.LogError(exception, "save")|};
                        throw;
                    }
                }

                public void Run()
                {
                    try { Save(true); }
                    catch (InvalidOperationException exception) { [|logger.LogError(exception, "again")|]; }
                }
            }
            """);

        var diagnostic = Assert.Single(diagnostics, static diagnostic => diagnostic.Id == RuleIds.LoggedByCallee);
        Assert.Equal(DiagnosticSeverity.Info, diagnostic.Severity);
    }

    [Fact]
    public Task OneClauseIsReportedOnce() => Rule.ReportsAsync(Caller("store.Save(); store.Save();", $"[|{Again}|]; {Again};"));

    [Fact]
    public Task ALogThatIsReportedForItsOwnThrowIsNotReportedTwice() =>
        Rule.ReportsAsync(Caller("store.Save();", $$"""{|INS2001:{{Again}}|}; throw;"""));

    [Fact]
    public Task AChainIsReportedAtItsEnds() => Rule.ReportsAsync(Caller("Middle(store);", $"[|{Again}|];", """
        private static void Middle(Store store)
        {
            try { store.Save(); }
            catch (InvalidOperationException exception) { throw new ApplicationException("middle", exception); }
        }
        """));

    [Fact]
    public async Task HowDeepAChainIsFollowedIsAnOption()
    {
        const string Middle = "private static void Middle(Store store) => store.Save();";
        await Rule.ReportsAsync(Caller("Middle(store);", $"[|{Again}|];", Middle));

        var flat = Rule with { Setup = Rule.Setup with { Options = Rule.Setup.Options.SetItem("instrumentation.max_call_depth", "0") } };
        await flat.ReportsAsync(Caller("Middle(store);", $"{Again};", Middle));
    }

    [Fact]
    public Task AnOverriddenMethodIsUnknownAndTheOnlyOneIsNot() => Rule.ReportsAsync("""
        class Base(ILogger logger)
        {
            public virtual void Run()
            {
                try { Console.Out.Flush(); }
                catch (Exception exception) { {|INS2001:logger.LogError(exception, "run")|}; throw; }
            }

            public virtual void Stop()
            {
                try { Console.Out.Flush(); }
                catch (Exception exception) { {|INS2001:logger.LogError(exception, "stop")|}; throw; }
            }
        }

        class Derived(ILogger logger) : Base(logger)
        {
            public override void Run() { }
        }

        class Caller(ILogger logger, Base target)
        {
            public void Run()
            {
                try { target.Run(); }
                catch (Exception exception) { logger.LogError(exception, "again"); }
            }

            public void Stop()
            {
                try { target.Stop(); }
                catch (Exception exception) { [|logger.LogError(exception, "again")|]; }
            }
        }
        """);

    [Fact]
    public Task AMethodThatCallsItselfEnds() => Rule.ReportsAsync(Caller("Again(store, 3);", $"[|{Again}|];", """
        private static void Again(Store store, int times)
        {
            if (times > 0)
                Again(store, times - 1);
            store.Save();
        }
        """));

    private static string Caller(string attempted, string handled, string members = "") => $$"""
        class Store(ILogger logger)
        {
            public void Save()
            {
                try { Console.Out.Flush(); }
                catch (InvalidOperationException exception) { {|INS2001:logger.LogError(exception, "save")|}; throw; }
            }
        }

        class Caller(ILogger logger, Store store)
        {
            public void Run()
            {
                try { {{attempted}} }
                catch (Exception exception) { {{handled}} }
            }

            {{members}}
        }
        """;
}
