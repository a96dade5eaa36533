using System.Reflection;
using System.Runtime.CompilerServices;
using Instrumentation.Generators.Model;
using Instrumentation.Generators.Recognition;
using Instrumentation.Generators.Support;

namespace Instrumentation.Generators.Tests.Shape;

/// <summary>What the pipeline hands on is compared at every keystroke and kept as long as the editor runs: values, and nothing of Roslyn.</summary>
public sealed class ModelShapeTests
{
    private const string Source = """
        using Instrumentation;
        using System.Threading;
        using System.Threading.Tasks;
        public partial class C<T> where T : class
        {
            [Traced(Root = true), Metered("p", Buckets = new[] { 0.1, 1 }), LogContext(OnStart = Microsoft.Extensions.Logging.LogLevel.Debug), Counted("c", On = Outcomes.All)]
            [return: Tag, Measured("m", Member = "Length", Unit = "By", Buckets = new[] { 1d, 2 })]
            public async Task<string> M([Tag("a", Redact = Redaction.Hash)] int a, [MetricTag(Limit = 3)] T b, CancellationToken token) { await Task.Yield(); return ""; }
            [Traced] private int Hidden(ref int a, params string[] b) => a;
            [Traced] public partial int P<U>(U u) where U : notnull;
            private int PCore<U>(U u) where U : notnull => 1;
            public void Run() { _ = M(1, null!, default); var a = 1; Hidden(ref a); }
        }
        """;

    private static readonly Type[] Roots =
        [typeof(Declaration), typeof(SiteFile), typeof(MethodModel), typeof(PartialModel), typeof(InfoModel), typeof(BuildModel), typeof(EquatableArray<string>)];

    public static TheoryData<Type> Models
    {
        get
        {
            var data = new TheoryData<Type>();
            foreach (var type in Reachable().Where(static type => !IsLeaf(type) && ElementOf(type) is null))
                data.Add(type);
            return data;
        }
    }

    [Fact]
    public void EveryModelIsReachable()
    {
        var declared = typeof(MethodModel).Assembly.GetTypes()
            .Where(static type => type.Namespace == typeof(MethodModel).Namespace && !type.IsNested && !type.IsDefined(typeof(CompilerGeneratedAttribute)));

        Assert.Equal([], declared.Except(Reachable()).Select(static type => type.Name));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void AModelIsASealedRecordOfValues(Type model)
    {
        Assert.True(model.IsSealed, $"{model} is not sealed");
        Assert.NotNull(model.GetMethod("<Clone>$"));
        Assert.All(Fields(model), field =>
        {
            Assert.True(field.IsInitOnly, $"{model}.{field.Name} can change");
            Assert.True(IsLeaf(field.FieldType) || ElementOf(field.FieldType) is not null || Reachable().Contains(field.FieldType), $"{model}.{field.Name} is a {field.FieldType}");
        });
    }

    [Fact]
    public void NothingReachableIsRoslyns() =>
        Assert.DoesNotContain(Reachable(), static type => type.FullName!.StartsWith("Microsoft.", StringComparison.Ordinal));

    [Fact]
    public void EveryCollectionIsAnEquatableArray() =>
        Assert.DoesNotContain(Reachable(), static type => type != typeof(string) && ElementOf(type) is null && typeof(System.Collections.IEnumerable).IsAssignableFrom(type));

    [Fact]
    public void EqualCompilationsGiveEqualModels()
    {
        var first = Outputs(Source);
        var second = Outputs(Source);

        Assert.Equal(first.Select(static output => output.Step), second.Select(static output => output.Step));
        Assert.All(first.Zip(second), static pair =>
        {
            Assert.NotSame(pair.First.Value, pair.Second.Value);
            Assert.Equal(pair.First.Value, pair.Second.Value);
            Assert.Equal(pair.First.Value.GetHashCode(), pair.Second.Value.GetHashCode());
        });
    }

    [Fact]
    public void OtherCompilationsGiveOtherModels()
    {
        var first = Outputs(Source).ToLookup(static output => output.Step);
        var second = Outputs(Source.Replace("\"a\"", "\"b\"", StringComparison.Ordinal)).ToLookup(static output => output.Step);

        Assert.NotEqual(first[InstrumentationGenerator.Steps.Bodies], second[InstrumentationGenerator.Steps.Bodies]);
        Assert.NotEqual(first[InstrumentationGenerator.Steps.Sites], second[InstrumentationGenerator.Steps.Sites]);
        Assert.Equal(first[InstrumentationGenerator.Steps.Partials], second[InstrumentationGenerator.Steps.Partials]);
    }

    [Fact]
    public void AnArrayEqualsOneWithTheSameElementsOnly()
    {
        EquatableArray<string> one = new(["a", "b"]), same = new(["a", "b"]), other = new(["b", "a"]), empty = default;

        Assert.True(one == same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.True(one != other);
        Assert.True(one != new EquatableArray<string>(["a"]));
        Assert.True(empty == EquatableArray<string>.Empty);
        Assert.Equal(empty.GetHashCode(), EquatableArray<string>.Empty.GetHashCode());
        Assert.False(one.Equals("a"));
    }

    private static List<(string Step, object Value)> Outputs(string source)
    {
        var setup = new GeneratorSetup();
        var result = Weaving.Harness.CreateDriver(setup).RunGenerators(GeneratorHarness.Compile(setup, source)).GetRunResult().Results.Single();
        var names = typeof(InstrumentationGenerator.Steps).GetFields().Select(static field => (string)field.GetValue(null)!).ToList();
        var outputs = names.SelectMany(name => result.TrackedSteps[name].SelectMany(static step => step.Outputs).Select(output => (name, output.Value))).ToList();
        Assert.Equal(names, outputs.Select(static output => output.name).Distinct());
        return outputs;
    }

    private static HashSet<Type> Reachable()
    {
        var found = new HashSet<Type>();
        var open = new Queue<Type>(Roots);
        while (open.TryDequeue(out var type))
        {
            if (!found.Add(type) || IsLeaf(type))
                continue;
            if (ElementOf(type) is { } element)
                open.Enqueue(element);
            else
                Fields(type).ToList().ForEach(field => open.Enqueue(field.FieldType));
        }

        return found;
    }

    private static FieldInfo[] Fields(Type type) => type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

    private static bool IsLeaf(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(string);

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>) ? type.GetGenericArguments()[0] : null;
}
