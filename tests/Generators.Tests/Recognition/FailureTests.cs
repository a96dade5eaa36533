using System.Reflection;
using Instrumentation.Generators.Recognition;

namespace Instrumentation.Generators.Tests.Recognition;

/// <summary>A method that breaks the generator does not take the others with it.</summary>
public sealed class FailureTests
{
    private const string Source = """
        using Instrumentation;

        public class Orders
        {
            [Traced] public int Get(int id) => id;
            [Traced] public int Put(int id) => id;
        }
        """;

    [Theory]
    [InlineData("get_Parameters")]
    [InlineData("get_ReturnType")]
    [InlineData("get_ContainingType")]
    [InlineData("get_MethodKind")]
    [InlineData("get_OverriddenMethod")]
    public void AMethodOnWhichRecognitionFailsIsRefusedWithTheReason(string question)
    {
        var recognizer = Recognizer.For(GeneratorHarness.Compile(new(), Source));

        var verdict = recognizer.Recognize(Broken.Of(Method("Get"), question, new InvalidOperationException("no answer")));

        var refusal = Assert.Single(verdict.Refusals);
        Assert.Equal(Refusal.AttributeNotApplicable, refusal.Id);
        Assert.Equal(
            ["Traced", "Get", "the generator failed on it with InvalidOperationException 'no answer'; please report it, and remove the attribute until it is mended"],
            refusal.Arguments);
        Assert.NotNull(refusal.Location(default));
        Assert.Null(verdict.Method);
    }

    [Fact]
    public void AMethodWhoseAttributesCannotBeReadIsRefusedAtItsName()
    {
        var recognizer = Recognizer.For(GeneratorHarness.Compile(new(), Source));

        var verdict = recognizer.Recognize(Broken.Of(Method("Get"), "GetAttributes", new BadImageFormatException("torn")));

        Assert.Contains("BadImageFormatException 'torn'", Assert.Single(verdict.Refusals).Arguments[2], StringComparison.Ordinal);
    }

    [Fact]
    public void TheOtherMethodsAreRecognisedAsEver()
    {
        var compilation = GeneratorHarness.Compile(new(), Source);
        var recognizer = Recognizer.For(compilation);

        recognizer.Recognize(Broken.Of(Method(compilation, "Get"), "get_ReturnType", new InvalidOperationException("no answer")));

        Assert.NotNull(recognizer.Recognize(Method(compilation, "Put")).Method);
    }

    [Fact]
    public void WhoStopsWaitingIsNotToldOfAFailure()
    {
        var recognizer = Recognizer.For(GeneratorHarness.Compile(new(), Source));

        Assert.Throws<OperationCanceledException>(() =>
            recognizer.Recognize(Broken.Of(Method("Get"), "get_Parameters", new OperationCanceledException())));
    }

    private static IMethodSymbol Method(string name) => Method(GeneratorHarness.Compile(new(), Source), name);

    private static IMethodSymbol Method(CSharpCompilation compilation, string name) =>
        compilation.GetSymbolsWithName(name).OfType<IMethodSymbol>().Single();

    /// <summary>A method that answers every question but one.</summary>
    public class Broken : DispatchProxy
    {
        private IMethodSymbol method = null!;
        private string question = null!;
        private Exception exception = null!;

        public static IMethodSymbol Of(IMethodSymbol method, string question, Exception exception)
        {
            var proxy = Create<IMethodSymbol, Broken>();
            var broken = (Broken)(object)proxy;
            (broken.method, broken.question, broken.exception) = (method, question, exception);
            return proxy;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
        {
            var name when name == question => throw exception,
            "get_OriginalDefinition" => this,
            "Equals" => ReferenceEquals(this, args![0]),
            _ => targetMethod.Invoke(method, args),
        };
    }
}
