namespace Instrumentation.Generators.Tests.Caching;

/// <summary>What a generator writes that has run before an edit, held against one that has never seen the project.</summary>
internal static class Renewal
{
    /// <summary>What is remembered makes no difference; and whether the edit does, is as expected.</summary>
    public static void IsRight(CSharpCompilation compilation, Func<CSharpCompilation, CSharpCompilation> edit, bool changesText)
    {
        var setup = new GeneratorSetup();
        var driver = Weaving.Harness.CreateDriver(setup).RunGenerators(compilation);
        var before = Texts(driver);
        var edited = edit(compilation);

        var after = Texts(driver.RunGenerators(edited));
        var fresh = Texts(Weaving.Harness.CreateDriver(setup).RunGenerators(Unknown(edited)));

        Assert.Contains(before, static text => text.Contains("InterceptsLocation", StringComparison.Ordinal));
        Assert.Equal(fresh, after);
        Assert.Equal(changesText, !before.SequenceEqual(after));
    }

    /// <summary>The same project, in which no object is one that the generator has seen.</summary>
    private static CSharpCompilation Unknown(CSharpCompilation compilation) => CSharpCompilation.Create(
        compilation.AssemblyName,
        compilation.SyntaxTrees.Select(static tree => CSharpSyntaxTree.ParseText(tree.GetText(), (CSharpParseOptions)tree.Options, tree.FilePath)),
        compilation.References,
        compilation.Options.WithModuleName(null));

    private static List<string> Texts(GeneratorDriver driver) =>
    [
        .. driver.GetRunResult().Results.Single().GeneratedSources
            .Select(static source => source.HintName + "\n" + source.SourceText)
            .Order(StringComparer.Ordinal),
    ];
}
