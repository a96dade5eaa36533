using Instrumentation.Benchmarks.CompileTime.Source;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Benchmarks.CompileTime;

/// <summary>What is compiled: files with decorated methods, files that call them, and files that do neither.</summary>
/// <param name="services">How many files declare decorated methods.</param>
/// <param name="callers">How many call them.</param>
/// <param name="others">How many do neither.</param>
internal sealed class LargeSolution(int services, int callers, int others)
{
    // A digit more here is one in a method's body.
    private const string EditedText = "handled = Math.Max(handled, ";

    private readonly SourceFile[] files =
    [
        .. Enumerable.Range(0, services).Select(ServiceFile.Of),
        .. Enumerable.Range(0, callers + others).Select(number => FeatureFile.Of(number, number % services, number < callers)),
    ];

    /// <summary>2,000 files with 1,000 decorated methods, 5,000 calls of them, and more than 150,000 invocations in all.</summary>
    public static LargeSolution Full => new(services: 200, callers: 1000, others: 800);

    /// <summary>A tenth of it, for the compiler to warm up.</summary>
    public static LargeSolution Tenth => new(services: 20, callers: 100, others: 80);

    public GeneratorSetup Setup { get; } = new() { AssemblyName = "Shop" };

    /// <summary>The place of a file that calls no decorated method.</summary>
    public int UnrelatedFile => files.Length - 1;

    /// <summary>The place of a file that calls some.</summary>
    public int FileWithCalls => services + (callers / 2);

    /// <summary>The compilation as the compiler has it after parsing: nothing is bound.</summary>
    public CSharpCompilation Parse() => GeneratorHarness.Compile(Setup, files);

    /// <summary>The compilation after a keystroke in a method's body.</summary>
    public static CSharpCompilation Type(CSharpCompilation compilation, int file)
    {
        var tree = compilation.SyntaxTrees[file];
        var text = tree.GetText();
        var at = text.ToString().IndexOf(EditedText, StringComparison.Ordinal) + EditedText.Length;
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(at, 0), "1"))));
    }

    /// <summary>How large a solution is, counted.</summary>
    public static string Describe(CSharpCompilation compilation, GeneratorDriverRunResult generated)
    {
        var lines = compilation.SyntaxTrees.Sum(static tree => tree.GetText().Lines.Count);
        var invocations = Count<InvocationExpressionSyntax>(compilation.SyntaxTrees, static _ => true);
        var bodies = generated.GeneratedTrees.Count(static tree => !Path.GetFileName(tree.FilePath).StartsWith("Sites.", StringComparison.Ordinal)) - Fixed;
        var calls = Count<AttributeSyntax>(generated.GeneratedTrees, static attribute => attribute.Name.ToString().EndsWith("InterceptsLocation", StringComparison.Ordinal));
        return FormattableString.Invariant(
            $"{compilation.SyntaxTrees.Length:N0} files, {lines:N0} lines, {invocations:N0} invocations, {bodies:N0} instrumented methods, {calls:N0} redirected calls.");
    }

    // InstrumentationInfo, and the compiler's EmbeddedAttribute.
    private const int Fixed = 2;

    private static int Count<T>(IEnumerable<SyntaxTree> trees, Func<T, bool> condition)
        where T : SyntaxNode => trees.Sum(tree => tree.GetRoot().DescendantNodes().OfType<T>().Count(condition));
}
