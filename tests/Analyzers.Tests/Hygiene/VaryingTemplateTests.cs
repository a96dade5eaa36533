using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Tests.Hygiene;

public class VaryingTemplateTests
{
    private static readonly RuleTest Rule = new(RuleIds.VaryingTemplate);

    [Fact]
    public async Task TheMessageNamesThePartThatVaries()
    {
        var diagnostic = Assert.Single(await Rule.ReportsAsync(Depot.Method("int id", """logger.LogInformation([|$"order {id}"|]);""")));

        Assert.Equal("The template of 'LogInformation' varies, because 'id' is a part of it; write a constant with a placeholder for each value", diagnostic.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Info, diagnostic.Severity);
    }

    [Fact]
    public async Task DataIsNamedAsAWhole()
    {
        var diagnostic = Assert.Single(await Rule.ReportsAsync(Depot.Method("Exception cause", """logger.LogError(cause, [|cause.Message|]);""")));

        Assert.Contains("because 'cause.Message' is data", diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatAMethodReturnsIsNamedAsItIsCalled()
    {
        var diagnostic = Assert.Single(await Rule.ReportsAsync(Depot.Method(
            "int id", "logger.LogInformation([|Describe(id)|]);", """static string Describe(int number) => $"order {number}";""")));

        Assert.Contains("because 'Describe(id)' is data", diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public Task AMethodThatForwardsItsParameterIsAskedAtItsCallers() => Rule.ReportsAsync(Depot.Method(
        "int id",
        """
        Warn([|$"order {id}"|]);
                Warn("order {Id}", id);
        """,
        "void Warn(string message, params object[] values) => logger.LogWarning(message, values);"));

    [Fact]
    public Task AForwardThroughAnInterfaceIsFollowedIfThereIsOneImplementation() => Rule.ReportsAsync(Depot.Method(
        "INotes notes, int id",
        """notes.Add([|$"order {id}"|]);""",
        """
        interface INotes { void Add(string note); }
        sealed class Notes(ILogger logger) : INotes { public void Add(string note) => logger.LogInformation(note); }
        """));

    [Fact]
    public Task ATextThatIsUsedInAnotherWayTooIsNoTemplate() => Rule.ReportsAsync(Depot.Method(
        "int id",
        """Fail($"order {id}");""",
        """
        void Fail(string message)
            {
                logger.LogWarning(message);
                throw new InvalidOperationException(message);
            }
        """));

    [Fact]
    public Task ARecursionEnds() => Rule.ReportsAsync(Depot.Method(
        "int id",
        """First($"order {id}");""",
        """
        void First(string text) => Second(text);
            void Second(string text) => First(text);
        """));

    [Fact]
    public Task HowDeepAValueIsFollowedIsAnOption()
    {
        var rule = Rule with { Setup = new GeneratorSetup { Options = Rule.Setup.Options.SetItem("instrumentation.max_call_depth", "0") } };
        return rule.ReportsAsync(Depot.Method("", """logger.LogInformation([|Text()|]);""", """static string Text() => "started";"""));
    }

    [Fact]
    public Task ATestProjectIsLeftAlone()
    {
        var rule = Rule with { Setup = Rule.Setup with { Properties = Rule.Setup.Properties.SetItem("IsTestProject", "true") } };
        return rule.ReportsAsync(Depot.Method("int id", """logger.LogInformation($"order {id}");"""));
    }
}
