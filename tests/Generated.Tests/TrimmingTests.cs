using Targets;

namespace Instrumentation.Generated.Tests;

/// <summary>The analyzers for trimming and native code are on in this project: generated code that hides something would not build.</summary>
public sealed class TrimmingTests : Behaviour
{
    [Fact]
    public async Task WhatTheTrimmerMustKeepIsSaidOnTheWay()
    {
        Assert.Equal(typeof(Cart).GetMethods().Length, Trimming.Methods(typeof(Cart)));
        Assert.Equal(typeof(Customer).GetProperties().Length, Trimming.ReadSame());
        Assert.NotNull(await Trimming.MakeAsync<Cart>("cart"));
        Assert.Equal(typeof(Cart).GetProperties().Length, Trimming.Properties<Cart>());
        Assert.Equal(typeof(Cart).GetMethods().Length, new Plugin<Cart>().Run());
        Assert.Equal(
            ["Trimming.Methods", "Trimming.Same", "Trimming.MakeAsync", "Trimming.Properties", "Plugin.Count"],
            Spans.Spans.Select(static span => span.Name));
    }

    [Fact]
    public async Task WhatCannotBeTrimmedIsReportedAtTheUsersCallAlone()
    {
#pragma warning disable IL2026, IL3050, IL3002 // The calls of the test: without this line, these are the only errors.
        Assert.Equal(3, Trimming.Reflect(3));
        Assert.Equal(4, await Trimming.ReflectAsync(4));
#pragma warning restore IL2026, IL3050, IL3002
        Assert.Equal(["Trimming.Reflect", "Trimming.ReflectAsync"], Spans.Spans.Select(static span => span.Name));
    }
}
