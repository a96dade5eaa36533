namespace Instrumentation.Analyzers.Tests;

public class InterfaceCallTests
{
    private static readonly RuleTest Rule = new(RuleIds.InterfaceCall);

    [Fact]
    public async Task AnAttributeOnAnImplementationIsReported()
    {
        var diagnostics = await Rule.ReportsAsync("""
            interface IStore { int Load(int id); }
            class Store : IStore
            {
                [[|Traced("load")|], Metered]
                public int Load([Tag] int id) => id;
            }
            """);

        Assert.Equal("Calls of 'Load' through 'IStore.Load' are not instrumented; move the attribute to 'IStore.Load', or make 'Load' partial", diagnostics.Single().GetMessage());
        Assert.Equal(0, diagnostics.Single().AdditionalLocations.Single().GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public Task EveryKindOfMemberIsReported() => Rule.ReportsAsync("""
        interface IStore { void Load(); void Save(int count); int Count(); void Own(); }
        interface IGeneric<T> { T Get<U>(U key); }
        class Store : IStore, IGeneric<string>
        {
            [[|LogContext|]] public void Load() { }
            public void Save([[|Counted("saved")|]] int count) { }
            [return: [|Measured("found")|]] public int Count() => 1;
            [[|Traced|]] void IStore.Own() { }
            [[|Traced|]] public string Get<U>(U key) => "";
            [Traced] public void Alone() { }
        }
        abstract class Base { public virtual void Run() { } public abstract void Stop(); }
        class Derived : Base
        {
            [[|Traced|]] public override void Run() { }
            [[|Traced|]] public override void Stop() { }
        }
        class Later : Derived
        {
            public override void Run() { }
        }
        """);

    [Fact]
    public Task AnAttributeOnATypeIsReportedOnce() => Rule.ReportsAsync("""
        interface IStore { void Load(); void Save(); }
        [[|Traced|], Metered]
        class Store : IStore
        {
            public void Load() { }
            public void Save() { }
            public void Other() { }
        }
        [Traced]
        class Hidden : IStore
        {
            void IStore.Load() { }
            [NotInstrumented] public void Save() { }
        }
        """);

    [Fact]
    public Task WhatTheInterfaceDecidesIsNot() => Rule.ReportsAsync("""
        interface IStore { [Traced] void Load(); [NotInstrumented] void Save(); }
        [Metered] interface IOther { void Run(); }
        class Store : IStore, IOther
        {
            [Traced("load")] public void Load() { }
            [Traced] public void Save() { }
            [Traced] public void Run() { }
        }
        class Middle { [Traced] public virtual void Run() { } }
        class Derived : Middle { public override void Run() { } }
        class Last : Derived { [Traced("last")] public override void Run() { } }
        """);

    [Fact]
    public Task APartialMethodIsCoveredWhoeverCallsIt() => Rule.ReportsAsync("""
        interface IStore { void Load(); }
        partial class Store : IStore
        {
            [Traced] public partial void Load();
            private void LoadCore() { }
        }
        """);

    [Fact]
    public Task WhatAnAttributeOfTheAssemblyAsksForIsNot() => Rule.ReportsAsync("""
        [assembly: Traced(typeof(IStore), "Load")]
        interface IStore { void Load(); }
        class Store : IStore
        {
            [Traced("load")] public void Load() { }
        }
        """);

    [Fact]
    public Task AMemberOfSomebodyElseIsForAnotherRule() => Rule.ReportsAsync("""
        class Money : IComparable<Money>
        {
            [Traced] public int {|INS0007:CompareTo|}(Money? other) => 0;
        }
        """);
}
