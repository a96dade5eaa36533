namespace Instrumentation.Generators.Tests.Recognition;

/// <summary>Of which calls an operation must be asked for, and of which not.</summary>
public sealed class ClearCallTests
{
    private const string Declarations = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Linq.Expressions;
        using Instrumentation;
        using static Instrumentation.PlainCall;

        interface IWork { int Work(int x); static abstract int Make(int x); }
        class Base : IWork { public virtual int Work(int x) => x; public static int Make(int x) => x; public int More(object? x) => 1; }
        struct Number : IWork { public int Work(int x) => x; public static int Make(int x) => x; public void Change() { } }
        enum Color { Red }
        static class Extensions { public static int Ext(this int x) => x; public static int Any<T>(this T x) => 1; }
        static class Taking
        {
            public static int Tree<T>(Expression<Func<T>> tree) => 1;
            public static int Lambda(LambdaExpression tree) => 1;
            public static int Plain<T>(Func<T> call) => 1;
            public static int Cast(object call) => 1;
        }

        """;

    [Theory]
    [InlineData("work.Work(1)")]
    [InlineData("derived.Work(1)")]
    [InlineData("derived.More(null)")]
    [InlineData("derived?.Work(1)")]
    [InlineData("Base.Make(1)")]
    [InlineData("1.Ext()")]
    [InlineData("number.Any()")]
    [InlineData("t.Any()")]
    [InlineData("c.Work(1)")]
    [InlineData("Own(1)")]
    [InlineData("this.Own(1)")]
    [InlineData("Taking.Plain(() => Own(1))")]
    [InlineData("((Func<int>)null!)?.ToString() + Own(1)")]
    public void AnOrdinaryCallIsClear(string call) => Assert.Equal(0, Doubtful(call, "Work", "More", "Make", "Ext", "Any", "Own"));

    [Theory]
    [InlineData("number.Work(1)")]
    [InlineData("t.Work(1)")]
    [InlineData("T.Make(1)")]
    [InlineData("base.Work(1)")]
    [InlineData("derived.More(d)")]
    [InlineData("Own((dynamic)1)")]
    [InlineData("Taking.Tree(() => Own(1))")]
    [InlineData("Taking.Tree(() => Enumerable.Range(0, 1).Select(x => Own(x)))")]
    [InlineData("Taking.Lambda(() => Own(1))")]
    [InlineData("Taking.Cast((Expression<Func<int>>)(() => Own(1)))")]
    [InlineData("Taking.Cast((Expression<Func<Func<int>>>)(() => () => Own(1)))")]
    [InlineData("queryable.Select(x => Own(x))")]
    [InlineData("from x in queryable where Own(x) > 1 select Own(x)")]
    [InlineData("PlainCall.Of(Own(1))")]
    [InlineData("PlainCall.Of(() => new Func<int>(() => Own(1)))")]
    [InlineData("Of(Own(1))")]
    [InlineData("Of<int>(Own(1))")]
    public void WhatMayHaveAnObstacleIsInDoubt(string call) => Assert.NotEqual(0, Doubtful(call, "Work", "More", "Make", "Own"));

    [Theory]
    [InlineData("t.GetHashCode()")]
    [InlineData("e.HasFlag(Color.Red)")]
    [InlineData("new List<int> { Own(1) }")]
    [InlineData("$\"{Own(1)}{t.GetHashCode()}\"")]
    [InlineData("nullable?.Work(1)")]
    [InlineData("queryable.Where(x => queryable.Select(y => Own(y)).Count() > 0)")]
    [InlineData("new Func<dynamic, object>(x => Own(x))(1)")]
    [InlineData("new object[] { derived.More(new { d }), derived.More(new[] { d }), derived.More(d == null) }")]
    public void NoCallThatIsClearHasAnObstacle(string call) => Doubtful(call);

    private static int Doubtful(string call, params string[] names)
    {
        var compilation = GeneratorHarness.Compile(new(), Declarations + $$"""
            class Program<T, C, E> : Base where T : IWork where C : Base where E : Enum
            {
                int Own(int x) => x;
                object? Run(IWork work, Base derived, Number number, Number? nullable, T t, C c, E e, dynamic d, IQueryable<int> queryable) => {{call}};
            }
            """);
        Assert.DoesNotContain(compilation.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        ClearCalls.MustHaveNoObstacle(compilation);
        return ClearCalls.Doubtful(compilation, names);
    }
}
