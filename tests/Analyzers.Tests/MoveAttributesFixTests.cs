using Instrumentation.CodeFixes;

namespace Instrumentation.Analyzers.Tests;

public class MoveAttributesFixTests
{
    private static readonly FixTest Fix = new(new MoveAttributesFix());

    [Fact]
    public Task ATimeLimitMoves() => Fix.FixesAsync(
        """
        interface IStore
        {
            Task LoadAsync(CancellationToken token);
        }

        class Store : IStore
        {
            private const int Seconds = 1000;

            [TimeLimit(5 * Seconds)]
            public Task LoadAsync(CancellationToken token) => Task.CompletedTask;
        }
        """,
        """
        interface IStore
        {
            [TimeLimit(5 * 1000)]
            Task LoadAsync(CancellationToken token);
        }

        class Store : IStore
        {
            private const int Seconds = 1000;

            public Task LoadAsync(CancellationToken token) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task AllAttributesOfTheMethodMove() => Fix.FixesAsync(
        """
        interface IStore
        {
            /// <summary>Loads.</summary>
            int Load(int id, string region);
        }

        class Store : IStore
        {
            private const string Key = "order.id";
            internal const string Region = "order.region";

            // Why.
            [Traced("load", Kind = System.Diagnostics.ActivityKind.Client), Obsolete]
            [Metered]
            [return: Tag("found")]
            public int Load([Tag(Key)] int id, [MetricTag(Region), System.Diagnostics.CodeAnalysis.NotNull] string area) => id;
        }
        """,
        """
        interface IStore
        {
            /// <summary>Loads.</summary>
            [Traced("load", Kind = System.Diagnostics.ActivityKind.Client)]
            [Metered]
            [return: Tag("found")]
            int Load([Tag("order.id")] int id, [MetricTag(Store.Region)] string region);
        }

        class Store : IStore
        {
            private const string Key = "order.id";
            internal const string Region = "order.region";

            // Why.
            [Obsolete]
            public int Load(int id, [System.Diagnostics.CodeAnalysis.NotNull] string area) => id;
        }
        """);

    [Fact]
    public Task AllMembersOfADocumentAreFixed() => Fix.FixesAllAsync(
        """
        abstract class Base
        {
            public abstract void Run();
            public virtual void Stop(int count) { }
        }

        class Derived : Base
        {
            [Traced]
            public override void Run() { }

            public override void Stop([Counted("stops")] int count) { }
        }

        class Other : Base
        {
            [Traced("other")]
            public override void Run() { }
        }
        """,
        """
        abstract class Base
        {
            [Traced]
            public abstract void Run();
            public virtual void Stop([Counted("stops")] int count) { }
        }

        class Derived : Base
        {
            public override void Run() { }

            public override void Stop(int count) { }
        }

        class Other : Base
        {
            [Traced("other")]
            public override void Run() { }
        }
        """);

    [Fact]
    public Task NothingMovesToWhatAPartialMethodImplements() => Fix.OffersNothingAsync("""
        interface IStore { void Load(); }

        class Store : IStore
        {
            [Traced]
            public void Load() { }
        }

        partial class Other : IStore
        {
            [Traced]
            public partial void Load();

            private void LoadCore() { }
        }
        """);

    [Fact]
    public Task NothingMovesToWhatAPartialMethodOverrides() => Fix.OffersNothingAsync("""
        abstract class Base { public abstract void Load(); }

        class Derived : Base
        {
            [Traced]
            public override void Load() { }
        }

        [Traced]
        partial class Other : Base
        {
            public override partial void Load();

            private void LoadCore() { }
        }
        """);

    [Fact]
    public Task APartialMethodWithoutAnAttributeIsNoObstacle() => Fix.FixesAsync(
        """
        interface IStore
        {
            void Load();
        }

        class Store : IStore
        {
            [Traced]
            public void Load() { }
        }

        partial class Other : IStore
        {
            public partial void Load();

            public partial void Load() { }
        }
        """,
        """
        interface IStore
        {
            [Traced]
            void Load();
        }

        class Store : IStore
        {
            public void Load() { }
        }

        partial class Other : IStore
        {
            public partial void Load();

            public partial void Load() { }
        }
        """);

    [Fact]
    public Task AnAttributeOnATypeStays() => Fix.OffersNothingAsync("""
        interface IStore { void Load(); }

        [Traced]
        class Store : IStore
        {
            public void Load() { }
            public void Own() { }
        }
        """);
}
