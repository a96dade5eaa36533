using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Instrumentation.Generators.Emission;
using Instrumentation.Generators.Model;
using Instrumentation.Generators.Recognition;
using Instrumentation.Generators.Support;

namespace Instrumentation.Generators.Tests.Architecture;

/// <summary>Who may know whom.</summary>
public sealed class ArrowTests
{
    private static readonly Assembly Generators = typeof(InstrumentationGenerator).Assembly;
    private static readonly Assembly Runtime = typeof(TracedAttribute).Assembly;

    public static TheoryData<string> RoomsWithoutSymbols => [Room(typeof(BodyEmitter)), Room(typeof(MethodModel)), Room(typeof(StableHash))];

    [Fact]
    public void TheRuntimeKnowsTheFrameworkAndTheLoggingAbstractionsOnly() =>
        Assert.Equal(
            ["Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions"],
            References(Runtime.Location).Where(static name => !name.StartsWith("System.", StringComparison.Ordinal)));

    [Fact]
    public void TheGeneratorsKnowTheCompilerOnly() =>
        Assert.Equal(
            ["Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp"],
            References(Generators.Location).Where(static name => name != "netstandard" && !name.StartsWith("System.", StringComparison.Ordinal)));

    [Fact]
    public void TheAnalyzersKnowTheGeneratorsAndOnlyTheCodeFixesKnowWorkspaces()
    {
        var analyzers = Projects.References("src/Analyzers/Instrumentation.Analyzers.csproj");
        var fixes = Projects.References("src/Analyzers/CodeFixes/Instrumentation.CodeFixes.csproj");

        Assert.Contains("Instrumentation.Generators", analyzers);
        Assert.DoesNotContain("Microsoft.CodeAnalysis.CSharp.Workspaces", analyzers);
        Assert.Contains("Instrumentation.Analyzers", fixes);
        Assert.Contains("Microsoft.CodeAnalysis.CSharp.Workspaces", fixes);
        Assert.Equal(
            ["Microsoft.CodeAnalysis.Analyzers", "Microsoft.CodeAnalysis.BannedApiAnalyzers", "Microsoft.CodeAnalysis.CSharp"],
            Projects.References("src/Generators/Instrumentation.Generators.csproj"));
        Assert.All(
            Projects.References("src/Runtime/Instrumentation.csproj"),
            static name => Assert.DoesNotMatch("^(Instrumentation|Microsoft.CodeAnalysis)", name));
    }

    [Theory]
    [MemberData(nameof(RoomsWithoutSymbols))]
    public void OnlyRecognitionSeesSymbols(string room) =>
        Assert.Subset(
            new HashSet<string> { "SyntaxFacts", "SymbolDisplay", "SyntaxKind" },
            UsedTypes.Of(TypesOf(room)).Where(static type => Room(type).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)).Select(static type => type.Name).ToHashSet());

    [Fact]
    public void RecognitionDoesSeeThem() =>
        Assert.Contains(typeof(IMethodSymbol), UsedTypes.Of(TypesOf(Room(typeof(Recognizer)))));

    [Fact]
    public void TheRoomsDoNotLookBack()
    {
        Assert.Equal([Room(typeof(MethodModel)), Room(typeof(StableHash))], RoomsUsedBy(typeof(BodyEmitter)));
        Assert.Equal([Room(typeof(StableHash))], RoomsUsedBy(typeof(MethodModel)));
        Assert.Equal([], RoomsUsedBy(typeof(StableHash)));
        Assert.Equal([Room(typeof(MethodModel)), Room(typeof(StableHash))], RoomsUsedBy(typeof(Recognizer)));
    }

    [Fact]
    public void TheGeneratorIsATableOfContents()
    {
        var file = Path.Combine(RepositoryRoot.Path, "src/Generators/InstrumentationGenerator.cs");

        Assert.InRange(File.ReadAllLines(file).Length, 1, 80);
    }

    [Fact]
    public void NoFileOfTheGeneratorsIsLong() => Assert.Equal([], Directory
        .EnumerateFiles(Path.Combine(RepositoryRoot.Path, "src/Generators"), "*.cs", SearchOption.AllDirectories)
        .Where(static file => !file.Contains("/obj/", StringComparison.Ordinal) && File.ReadAllLines(file).Length > 260)
        .Select(Path.GetFileName));

    [Fact]
    public void EveryTypeOfTheRuntimeThatGeneratedCodeNamesExists()
    {
        var names = Constants(typeof(Emission.Runtime)).Select(static name => name["global::".Length..]).ToList();

        Assert.NotEmpty(names);
        Assert.Equal([], names.Where(static name =>
            !Runtime.GetExportedTypes().Any(type => type.FullName!.Split('`')[0] is var full && (full == name || full == name + "Attribute"))));
    }

    [Fact]
    public void EveryAttributeThatIsRecognisedExists()
    {
        var names = Constants(typeof(KnownNames)).Where(static name => name.EndsWith("Attribute", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(names);
        Assert.Equal([], names.Where(static name => Runtime.GetExportedTypes().All(type => type.Name != name)));
        Assert.Equal(KnownNames.RuntimeAssembly, Runtime.GetName().Name);
        Assert.Equal(KnownNames.RuntimeNamespace, typeof(TracedAttribute).Namespace);
        Assert.Equal(KnownNames.CompilerServices, typeof(CompilerServices.Operation).Namespace);
    }

    [Fact]
    public void EveryPropertyOfAnAttributeThatIsReadExists()
    {
        var read = new Dictionary<Type, string[]>
        {
            [typeof(TracedAttribute)] = ["Type", "Member", "Name", "Kind", "Root"],
            [typeof(MeteredAttribute)] = ["Type", "Member", "Name", "Buckets"],
            [typeof(LogContextAttribute)] = ["OnStart", "OnSuccess", "OnFailure"],
            [typeof(TagAttribute)] = ["Name", "Member", "Redact"],
            [typeof(MetricTagAttribute)] = ["Name", "Member", "Limit"],
            [typeof(CountedAttribute)] = ["Name", "Unit", "Member", "On"],
            [typeof(MeasuredAttribute)] = ["Name", "Unit", "Member", "Buckets"],
            [typeof(InstrumentationScopeAttribute)] = ["Name", "Version"],
        };

        Assert.All(read, static entry => Assert.Equal(
            entry.Value.Order(), entry.Key.GetProperties().Where(property => property.DeclaringType == entry.Key).Select(static property => property.Name).Order()));
    }

    // The compiler keeps its own types outside of every namespace.
    private static string Room(Type type) => type.Namespace ?? string.Empty;

    private static List<Type> TypesOf(string room) =>
        [.. Generators.GetTypes().Where(type => type.Namespace == room)];

    private static IEnumerable<string> RoomsUsedBy(Type inhabitant) => UsedTypes.Of(TypesOf(Room(inhabitant)))
        .Where(static type => type.Assembly == Generators)
        .Select(Room)
        .Where(room => room != Room(inhabitant) && room.StartsWith("Instrumentation.Generators", StringComparison.Ordinal))
        .Distinct()
        .Order();

    private static IEnumerable<string> Constants(Type type) => type.GetFields(BindingFlags.Static | BindingFlags.Public)
        .Where(static field => field.IsLiteral)
        .Select(static field => (string)field.GetRawConstantValue()!);

    private static IEnumerable<string> References(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var reader = image.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name)).Order(StringComparer.Ordinal)];
    }
}
