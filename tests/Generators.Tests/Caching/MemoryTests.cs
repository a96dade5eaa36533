using System.Runtime.CompilerServices;

namespace Instrumentation.Generators.Tests.Caching;

/// <summary>What the generator remembers from one edit to the next, and what that costs.</summary>
public sealed class MemoryTests
{
    private const int Files = 60;

    private static readonly SourceFile Orders = new("Orders.cs", """
        using Instrumentation;

        public static class Orders
        {
            [Traced] public static int Get([Tag] int id) => id;
        }
        """);

    private static readonly SourceFile Unrelated = new("Unrelated.cs", """
        public class Unrelated
        {
            public int Run(int number) => number;
        }
        """);

    [Fact]
    public void AnEditInABodyBindsNoCallOfAnotherFile()
    {
        var compilation = Compilation();
        var driver = CSharpGeneratorDriver.Create(
                [new InstrumentationGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options)
            .RunGenerators(compilation);

        // The first edit of each kind is for the compiler's own caches.
        _ = Allocated(ref driver, ref compilation, Edits.Replace("=> number;", "=> number + 1;", Unrelated.Path));
        _ = Allocated(ref driver, ref compilation, Edits.Replace("public int Run(int number", "public int Run(int number, int more", Unrelated.Path));
        var body = Allocated(ref driver, ref compilation, Edits.Replace("=> number + 1;", "=> number + 2;", Unrelated.Path));
        var signature = Allocated(ref driver, ref compilation, Edits.Replace("int more", "long more", Unrelated.Path));

        Assert.True(body * 4 < signature, $"{body} bytes for an edit in a body, {signature} for one of a signature");
    }

    [Fact]
    public void NoOldCompilationIsKept()
    {
        var (driver, compilation, old) = RunTwice();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(old.IsAlive);
        GC.KeepAlive(driver);
        GC.KeepAlive(compilation);
    }

    // A method of its own, so that no local of the test keeps the compilation. Its files live on in the next one, all but one.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, CSharpCompilation Compilation, WeakReference Old) RunTwice()
    {
        var compilation = Compilation();
        var driver = Weaving.Harness.CreateDriver(new()).RunGenerators(compilation);
        var edited = Edits.Replace("=> number;", "=> number + 1;", Unrelated.Path)(compilation);
        return (driver.RunGenerators(edited), edited, new WeakReference(compilation));
    }

    private static long Allocated(ref GeneratorDriver driver, ref CSharpCompilation compilation, Func<CSharpCompilation, CSharpCompilation> edit)
    {
        compilation = edit(compilation);
        var before = GC.GetAllocatedBytesForCurrentThread();
        driver = driver.RunGenerators(compilation);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static CSharpCompilation Compilation() => GeneratorHarness.Compile(
        new(), [Orders, Unrelated, .. Enumerable.Range(0, Files).Select(static number => new SourceFile($"Calls{number}.cs", $$"""
            using System.Linq;

            public class Calls{{number}}
            {
                public int Run(int[] numbers)
                {
                    var found = numbers.Where(number => number > {{number}}).Select(Orders.Get).OrderBy(number => number).ToList();
                    return found.Sum(number => Orders.Get(number)) + Orders.Get(found.Count) + Orders.Get({{number}});
                }
            }
            """))]);
}
