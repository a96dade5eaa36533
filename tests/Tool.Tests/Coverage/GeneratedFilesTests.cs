using Instrumentation.Tool.Coverage;

namespace Instrumentation.Tool.Tests.Coverage;

/// <summary>What the tool reads of generated code.</summary>
public sealed class GeneratedFilesTests
{
    [Fact]
    public void EveryInterceptedCallIsCountedOnce()
    {
        var files = new GeneratedFiles();

        files.Add(Recorded.Sites(1, 2, 3));
        files.Add(Recorded.Sites(3, 4));

        Assert.Equal(4, files.Calls.Count);
        Assert.Equal(0, files.Unknown);
    }

    [Fact]
    public void CallsOfACompilerThatNamesThemOtherwiseAreCountedToo()
    {
        var files = new GeneratedFiles();

        files.Add(Recorded.Sites(1, 2).Replace("InterceptsLocation(1,", "InterceptsLocation(7,", StringComparison.Ordinal));

        Assert.Empty(files.Calls);
        Assert.Equal(2, files.Unknown);
    }

    [Fact]
    public void APartialMethodWithAnInstrumentedBodyIsNamed()
    {
        var files = new GeneratedFiles();

        files.Add(Recorded.PartialMethod);
        files.Add(Recorded.ForwardingMethod);

        Assert.Equal(["Shop.Outer<T>.Store.Load<TItem>(int, System.Collections.Generic.List<string>)"], files.PartialMethods);
        Assert.Empty(files.Calls);
    }

    [Fact]
    public void OnlyFilesOfTheGeneratorAreRead()
    {
        using var folder = new TempFolder();
        folder.Write("Instrumentation.Generators/Instrumentation.Generators.InstrumentationGenerator/Sites.A.g.cs", Recorded.Sites(1));
        folder.Write("Other/Other.InterceptingGenerator/Sites.A.g.cs", Recorded.Sites(2, 3));

        Assert.Single(GeneratedFiles.Read(folder.Path).Calls);
        Assert.Empty(GeneratedFiles.Read(Path.Combine(folder.Path, "nowhere")).Calls);
    }
}
