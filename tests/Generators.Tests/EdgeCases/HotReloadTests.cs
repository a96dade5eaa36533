using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;

namespace Instrumentation.Generators.Tests.EdgeCases;

/// <summary>
/// What an editor applies to a program that runs: the compiler's difference between two versions of it. Where a call stands is data of the
/// generated code, and every edit of a file changes it; the methods themselves keep their names and their signatures.
/// </summary>
public sealed class HotReloadTests
{
    private const string Source = """
        using Instrumentation;

        public partial class Orders
        {
            [Traced]
            public int Place(int id) => id + 1;

            [Traced]
            public partial int Cancel(int id);

            private int CancelCore(int id) => id - 1;
        }

        public static class Program
        {
            public static int Run() => new Orders().Place(1) + new Orders().Cancel(1);

            public static int Other() => new Orders().Place(2);
        }
        """;

    private const string Redirecting = "Sites.Orders_Place";

    private static readonly GeneratorSetup Setup = new() { AssemblyName = "HotReload" };

    [Fact]
    public void AnEditOfAnInstrumentedMethodReplacesItAndTheOneThatNamesItsCalls() =>
        Assert.Equal(["Orders.Place", Redirecting], Apply("=> id + 1;", "=>\n        id + 10;").Methods);

    [Fact]
    public void AnEditOfACoreMethodReplacesItAndTheOneThatNamesTheCallsBelow() =>
        Assert.Equal(["Orders.CancelCore", Redirecting], Apply("=> id - 1;", "=>\n        id - 10;").Methods);

    [Fact]
    public void AnEditedCallerCallsTheGeneratedMethodThatIsThereAlready()
    {
        var (methods, callees) = Apply("int Run() => new", "int Run() => 5 +\n        new");
        Assert.Equal(["Program.Run", Redirecting], methods);
        Assert.Single(callees, Redirecting);
        Assert.DoesNotContain("Orders.Place", callees);
    }

    [Fact]
    public void ANewCallInAnEditedCallerIsInstrumentedToo()
    {
        var (_, callees) = Apply("int Run() => new", "int Run() => new Orders().Place(7) +\n        new");
        Assert.Equal([Redirecting, Redirecting], callees.Where(static callee => callee == Redirecting));
        Assert.DoesNotContain("Orders.Place", callees);
    }

    /// <summary>Edits the running program. Returns the methods that the difference replaces, and which of the program's methods they call.</summary>
    private static (IEnumerable<string> Methods, IEnumerable<string> Callees) Apply(string old, string with)
    {
        var input = GeneratorHarness.Compile(Setup, Source);
        input = input.WithOptions(input.Options.WithOptimizationLevel(OptimizationLevel.Debug));
        var driver = Weaving.Harness.CreateDriver(Setup).RunGeneratorsAndUpdateCompilation(input, out var before, out _);
        driver.RunGeneratorsAndUpdateCompilation(Edits.Replace(old, with)(input), out var after, out _);

        using var image = new MemoryStream();
        var emitted = before.Emit(image, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        using var module = ModuleMetadata.CreateFromImage(image.ToArray());
        using var executable = new PEReader(new MemoryStream(image.ToArray()));
        var metadata = executable.GetMetadataReader();
        var baseline = EmitBaseline.CreateInitialBaseline(
            before, module, static _ => default, handle => LocalsOf(executable, metadata, handle), hasPortableDebugInformation: true);

        using var changedMetadata = new MemoryStream();
        using var code = new MemoryStream();
        using var symbols = new MemoryStream();
        var edits = Bodies(before).Join(Bodies(after), static method => method.Name, static method => method.Name, static (first, second) => (first, second))
            .Where(static pair => pair.first.Text != pair.second.Text)
            .Select(static pair => new SemanticEdit(SemanticEditKind.Update, pair.first.Symbol, pair.second.Symbol));
        var difference = after.EmitDifference(baseline, edits, static _ => false, changedMetadata, code, symbols);
        Assert.True(difference.Success, string.Join('\n', difference.Diagnostics));

        return (
            [.. difference.UpdatedMethods.Select(handle => NameOf(metadata, handle))],
            [.. Callees(code.ToArray()).Where(token => token <= metadata.MethodDefinitions.Count)
                .Select(token => NameOf(metadata, MetadataTokens.MethodDefinitionHandle(token)))]);
    }

    /// <summary>The methods of a program that have a body, with their text: what an editor compares.</summary>
    private static IEnumerable<(string Name, string Text, IMethodSymbol Symbol)> Bodies(Compilation compilation) => compilation.SyntaxTrees
        .SelectMany(tree => tree.GetRoot().DescendantNodes()
            .OfType<MethodDeclarationSyntax>()
            .Where(static method => method.Body is not null || method.ExpressionBody is not null)
            .Select(method => (IMethodSymbol)compilation.GetSemanticModel(tree).GetDeclaredSymbol(method)!)
            .Select(static symbol => (
                symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat).Split('(')[0],
                Text: symbol.DeclaringSyntaxReferences[0].GetSyntax().NormalizeWhitespace().ToString(),
                symbol)));

    private static StandaloneSignatureHandle LocalsOf(PEReader executable, MetadataReader metadata, MethodDefinitionHandle handle)
    {
        var address = metadata.GetMethodDefinition(handle).RelativeVirtualAddress;
        return address == 0 ? default : executable.GetMethodBody(address).LocalSignature;
    }

    /// <summary>The rows of the methods whose tokens follow a <c>call</c> or <c>callvirt</c>.</summary>
    private static IEnumerable<int> Callees(byte[] code) => Enumerable.Range(0, code.Length - 4)
        .Where(at => code[at] is 0x28 or 0x6F && code[at + 4] == 0x06)
        .Select(at => BitConverter.ToInt32(code, at + 1) & 0xFFFFFF);

    private static string NameOf(MetadataReader metadata, MethodDefinitionHandle handle)
    {
        var method = metadata.GetMethodDefinition(handle);
        var type = metadata.GetTypeDefinition(method.GetDeclaringType());
        return $"{Plain(metadata.GetString(type.Name), after: "__")}.{Plain(metadata.GetString(method.Name), after: null)}";
    }

    // A file-local type has its file before its name, and a generated method a hash behind it.
    private static string Plain(string name, string? after) => after is not null
        ? name[(name.LastIndexOf(after, StringComparison.Ordinal) is var at and >= 0 ? at + after.Length : 0)..]
        : name.Contains('_', StringComparison.Ordinal) ? name[..name.LastIndexOf('_')] : name;
}
