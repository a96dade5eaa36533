using Instrumentation.CodeFixes;

namespace Instrumentation.Analyzers.Tests;

public class PartialMethodFixTests
{
    private static readonly FixTest Fix = new(new PartialMethodFix());

    [Fact]
    public Task WhatAFrameworkCallsBecomesPartial() => Fix.FixesAsync(
        """
        class Pipe : System.IO.TextReader
        {
            // Reads one.
            [Traced]
            public override int Read() => 1;
        }
        """,
        """
        partial class Pipe : System.IO.TextReader
        {
            // Reads one.
            [Traced]
            public override partial int Read();

            private int ReadCore() => 1;
        }
        """);

    [Fact]
    public Task WhatTheCompilerCallsBecomesPartial() => Fix.FixesAsync(
        """
        class Connection : IDisposable
        {
            [Traced]
            public void Dispose() { }
        }
        """,
        """
        partial class Connection : IDisposable
        {
            [Traced]
            public partial void Dispose();

            private void DisposeCore() { }
        }
        """);

    [Fact]
    public Task AMethodThatIsUsedInManyPlacesBecomesPartialOnce() => Fix.FixesAllAsync(
        """
        class Jobs
        {
            [Traced]
            public int Run(int id) => id;

            void All()
            {
                Func<int, int> f = Run;
                Func<int, int> g = Run;
            }
        }
        """,
        """
        partial class Jobs
        {
            [Traced]
            public partial int Run(int id);

            private int RunCore(int id) => id;

            void All()
            {
                Func<int, int> f = Run;
                Func<int, int> g = Run;
            }
        }
        """);

    [Fact]
    public Task AllMethodsOfADocumentBecomePartial() => Fix.FixesAllAsync(
        """
        class Pipe : System.IO.TextReader
        {
            [Traced]
            public override int Read() => 1;

            [Traced]
            public override int Peek() => 1;
        }
        """,
        """
        partial class Pipe : System.IO.TextReader
        {
            [Traced]
            public override partial int Read();

            private int ReadCore() => 1;

            [Traced]
            public override partial int Peek();

            private int PeekCore() => 1;
        }
        """);

    [Fact]
    public Task WhatIsInstrumentedByItsInterfaceMayNotBeSeenTwice() => Fix.OffersNothingAsync("""
        interface IJobs { [Traced] int Run(int id); }
        class Jobs : IJobs
        {
            public int Run(int id) => id;
            void All() { Func<int, int> f = Run; }
        }
        """);

    [Fact]
    public Task AnExplicitImplementationCannotBePartial() => Fix.OffersNothingAsync("""
        class Jobs : IProgress<int>
        {
            [Traced] void IProgress<int>.Report(int value) { }
        }
        """);

    [Fact]
    public Task WhatHasNoSourceStaysAsItIs() => Fix.OffersNothingAsync("""
        [assembly: Traced(typeof(System.IO.File), "ReadAllText")]
        class Jobs
        {
            Func<string, string> f = System.IO.File.ReadAllText;
        }
        """);
}
