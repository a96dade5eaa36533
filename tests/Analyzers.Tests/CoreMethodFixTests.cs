using Instrumentation.CodeFixes;

namespace Instrumentation.Analyzers.Tests;

public class CoreMethodFixTests
{
    private static readonly FixTest Fix = new(new CoreMethodFix());

    [Fact]
    public Task TheCoreIsCreatedBelow() => Fix.FixesAsync(
        """
        partial class Orders
        {
            /// <summary>Places an order.</summary>
            [Traced]
            public partial Task<int> PlaceAsync([Tag] int id, string name = "none", params int[] lines);

            public void Other() { }
        }
        """,
        """
        partial class Orders
        {
            /// <summary>Places an order.</summary>
            [Traced]
            public partial Task<int> PlaceAsync([Tag] int id, string name = "none", params int[] lines);

            private Task<int> PlaceCoreAsync(int id, string name, int[] lines) => throw new NotImplementedException();

            public void Other() { }
        }
        """);

    [Fact]
    public Task ItIsStaticWhereTheMethodIs() => Fix.FixesAsync(
        """
        static partial class Orders
        {
            [Traced]
            public static partial int Count(this string name, ref int start, out int end, in int step);
        }
        """,
        """
        static partial class Orders
        {
            [Traced]
            public static partial int Count(this string name, ref int start, out int end, in int step);

            private static int CountCore(string name, ref int start, out int end, in int step) => throw new NotImplementedException();
        }
        """);

    [Fact]
    public Task ItHasTheTypeParametersAndConstraints() => Fix.FixesAsync(
        """
        partial class Orders
        {
            [Traced]
            public partial T? Find<T>(T order) where T : class, new();
        }
        """,
        """
        partial class Orders
        {
            [Traced]
            public partial T? Find<T>(T order) where T : class, new();

            private T? FindCore<T>(T order) where T : class, new() => throw new NotImplementedException();
        }
        """);

    [Fact]
    public Task AnOverrideSpellsItsConstraintsOut() => Fix.FixesAsync(
        """
        abstract class Store
        {
            public abstract void Save<T>(T item) where T : class, IDisposable;
        }

        partial class Orders : Store
        {
            [Traced]
            public sealed override partial void Save<T>(T item);
        }
        """,
        """
        abstract class Store
        {
            public abstract void Save<T>(T item) where T : class, IDisposable;
        }

        partial class Orders : Store
        {
            [Traced]
            public sealed override partial void Save<T>(T item);

            private void SaveCore<T>(T item) where T : class, IDisposable => throw new NotImplementedException();
        }
        """);

    [Fact]
    public Task AReadOnlyMethodHasAReadOnlyCore() => Fix.FixesAsync(
        """
        partial struct Money
        {
            [Traced]
            public readonly partial int Round(int digits);
        }
        """,
        """
        partial struct Money
        {
            [Traced]
            public readonly partial int Round(int digits);

            private readonly int RoundCore(int digits) => throw new NotImplementedException();
        }
        """);

    [Fact]
    public Task ParametersOnLinesOfTheirOwnStayThere() => Fix.FixesAsync(
        """
        namespace Shop
        {
            partial class Orders
            {
                [Traced]
                public partial Task PlaceAsync(
                    [Tag] int id,
                    [Tag("name")]
                    string name,
                    CancellationToken cancellationToken = default);
            }
        }
        """,
        """
        namespace Shop
        {
            partial class Orders
            {
                [Traced]
                public partial Task PlaceAsync(
                    [Tag] int id,
                    [Tag("name")]
                    string name,
                    CancellationToken cancellationToken = default);

                private Task PlaceCoreAsync(
                    int id,
                    string name,
                    CancellationToken cancellationToken) => throw new NotImplementedException();
            }
        }
        """);

    [Fact]
    public Task WhatTellsTheCompilerAboutNullIsRepeated() => Fix.FixesAsync(
        """
        using System.Diagnostics.CodeAnalysis;

        partial class Orders
        {
            [Traced]
            public partial bool TryFind([Tag] int id, [NotNullWhen(true)] out string? name);
        }
        """,
        """
        using System.Diagnostics.CodeAnalysis;

        partial class Orders
        {
            [Traced]
            public partial bool TryFind([Tag] int id, [NotNullWhen(true)] out string? name);

            private bool TryFindCore(int id, [NotNullWhen(true)] out string? name) => throw new NotImplementedException();
        }
        """);

    [Fact]
    public Task AMethodOnTheLineOfItsTypeGetsItsCoreBelow() => Fix.FixesAsync(
        """
        partial class Orders { [Traced] public partial void Place(int id); }
        """,
        """
        partial class Orders { [Traced] public partial void Place(int id); 

        private void PlaceCore(int id) => throw new NotImplementedException();
        }
        """);

    [Fact]
    public Task LineEndsAreThoseOfTheFile() => Fix.FixesAsync(
        "partial class Orders\r\n{\r\n    [Traced]\r\n    public partial void Place(int id);\r\n}\r\n",
        "partial class Orders\r\n{\r\n    [Traced]\r\n    public partial void Place(int id);\r\n\r\n"
        + "    private void PlaceCore(int id) => throw new NotImplementedException();\r\n}\r\n");

    [Fact]
    public Task AMethodOfTheNameWithAnotherSignatureIsLeftAlone() => Fix.FixesAsync(
        """
        partial class Orders
        {
            [Traced]
            public partial void Place(int id);

            private void PlaceCore(long id) { }
        }
        """,
        """
        partial class Orders
        {
            [Traced]
            public partial void Place(int id);

            private void PlaceCore(int id) => throw new NotImplementedException();

            private void PlaceCore(long id) { }
        }
        """);

    [Fact]
    public Task AMethodThatWouldCollideStopsTheFix() => Fix.OffersNothingAsync("""
        partial class Orders
        {
            [Traced]
            public partial Task<int> PlaceAsync(int id);

            private Task PlaceCoreAsync(int id) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task AnotherMemberOfTheNameStopsTheFix() => Fix.OffersNothingAsync("""
        partial class Orders
        {
            [Traced]
            public partial void Place(int id);

            private int PlaceCore { get; }
        }
        """);

    [Fact]
    public Task AMemberOfABaseTypeThatWouldBeHiddenStopsTheFix() => Fix.OffersNothingAsync("""
        class Store
        {
            protected void PlaceCore(int id) { }
        }

        partial class Orders : Store
        {
            [Traced]
            public partial void Place(int id);
        }
        """);

    [Fact]
    public Task ABodyMovesWithItsComments() => Fix.FixesAsync(
        """
        partial class Orders
        {
            /// <summary>Places an order.</summary>
            [Traced]
            public async partial Task PlaceAsync([Tag] int id, CancellationToken token = default)
            {
                // Not yet.
                await Task.Delay(id, token);
            }

            public void Other() { }
        }
        """,
        """
        partial class Orders
        {
            /// <summary>Places an order.</summary>
            [Traced]
            public partial Task PlaceAsync([Tag] int id, CancellationToken token = default);

            private async Task PlaceCoreAsync(int id, CancellationToken token)
            {
                // Not yet.
                await Task.Delay(id, token);
            }

            public void Other() { }
        }
        """);

    [Fact]
    public Task AnExpressionMovesToo() => Fix.FixesAsync(
        """
        class Shop
        {
            public class Orders
            {
                [Traced]
                public static partial int Place(int id) => id;
            }
        }
        """,
        """
        partial class Shop
        {
            public partial class Orders
            {
                [Traced]
                public static partial int Place(int id);

                private static int PlaceCore(int id) => id;
            }
        }
        """);

    [Fact]
    public Task AMovedBodyThatAwaitsIsAsync() => Fix.FixesAsync(
        """
        partial class Orders
        {
            [Traced]
            public partial Task PlaceAsync(int id)
            {
                await Task.Delay(id);
            }
        }
        """,
        """
        partial class Orders
        {
            [Traced]
            public partial Task PlaceAsync(int id);

            private async Task PlaceCoreAsync(int id)
            {
                await Task.Delay(id);
            }
        }
        """);

    [Fact]
    public Task AMovedBodyWhoseLambdaAwaitsIsNot() => Fix.FixesAsync(
        """
        partial class Orders
        {
            [Traced]
            public partial Task PlaceAsync(int id)
            {
                Func<Task> wait = async () => await Task.Delay(id);
                return wait();
            }
        }
        """,
        """
        partial class Orders
        {
            [Traced]
            public partial Task PlaceAsync(int id);

            private Task PlaceCoreAsync(int id)
            {
                Func<Task> wait = async () => await Task.Delay(id);
                return wait();
            }
        }
        """);

    [Fact]
    public Task AHalfWithAResultGetsAnAccessibility() => Fix.FixesAsync(
        """
        partial class Orders
        {
            public int Twice(int id) => Place(id) + Place(id);

            [Traced]
            partial int Place(int id) => id;
        }
        """,
        """
        partial class Orders
        {
            public int Twice(int id) => Place(id) + Place(id);

            [Traced]
            private partial int Place(int id);

            private int PlaceCore(int id) => id;
        }
        """);

    [Fact]
    public Task AllOfAFileAreFixedAtOnce() => Fix.FixesAllAsync(
        """
        class Shop
        {
            [Traced]
            public partial void Open()
            {
            }

            public class Door
            {
                [Traced]
                public partial void Close() => Console.WriteLine();
            }
        }

        partial class Orders
        {
            [Traced]
            public partial void Place(int id);

            [Traced]
            public partial void Place(string name);

            [Traced]
            public partial Task CancelAsync(int id);
        }
        """,
        """
        partial class Shop
        {
            [Traced]
            public partial void Open();

            private void OpenCore()
            {
            }

            public partial class Door
            {
                [Traced]
                public partial void Close();

                private void CloseCore() => Console.WriteLine();
            }
        }

        partial class Orders
        {
            [Traced]
            public partial void Place(int id);

            private void PlaceCore(int id) => throw new NotImplementedException();

            [Traced]
            public partial void Place(string name);

            private void PlaceCore(string name) => throw new NotImplementedException();

            [Traced]
            public partial Task CancelAsync(int id);

            private Task CancelCoreAsync(int id) => throw new NotImplementedException();
        }
        """);
}
