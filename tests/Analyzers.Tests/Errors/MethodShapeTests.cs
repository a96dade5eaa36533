using Instrumentation.Analyzers.Errors;
using Instrumentation.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Analyzers.Tests.Errors;

/// <summary>What is known of a method without its flow.</summary>
public class MethodShapeTests
{
    [Theory]
    [InlineData("bool M() => false;", false)]
    [InlineData("bool M() { return true; }", true)]
    [InlineData("bool M(bool b) { if (b) return true; Func<bool> f = () => { return false; }; return true; }", true)]
    [InlineData("bool M(bool b) { if (b) return true; return false; }", null)]
    [InlineData("bool M(bool b) => b;", null)]
    [InlineData("bool M(bool b) { return b; }", null)]
    [InlineData("abstract bool M();", null)]
    public void AConstantAnswerIsKnown(string method, bool? expected) => Assert.Equal(expected, ConstantResults.Of(Method(method)));

    [Theory]
    [InlineData("void M() => throw new Exception();", true)]
    [InlineData("void M(Exception e) { Console.WriteLine(e); throw e; }", true)]
    [InlineData("int M(bool b) { if (b) return 1; throw new Exception(); }", false)]
    [InlineData("void M(bool b) { if (b) throw new Exception(); }", false)]
    [InlineData("void M() { Action a = () => { return; }; throw new Exception(); }", true)]
    [InlineData("void M() { }", false)]
    [InlineData("virtual void M() => throw new Exception();", false)]
    public void AMethodThatOnlyThrowsIsKnown(string method, bool expected) => Assert.Equal(expected, ThrowHelpers.Contains(Method(method)));

    [Theory]
    [InlineData("bool IsSuccess, Exception? Error", true)]
    [InlineData("bool Succeeded, string? Message", true)]
    [InlineData("bool IsError, string[] Errors", true)]
    [InlineData("bool IsSuccess, int Count", false)]
    [InlineData("string Message, int Count", false)]
    [InlineData("string IsSuccess, Exception? Error", false)]
    [InlineData("bool Success, bool Error", false)]
    public void AResultIsKnownByItsMembers(string members, bool expected)
    {
        var type = Compile($"record R({members});").GetTypesByMetadataName("R").Single();

        Assert.Equal(expected, new ResultShapes([]).IsResult(type));
        Assert.True(new ResultShapes(["R"]).IsResult(type));
    }

    [Theory]
    [InlineData("A and {B}", "B")]
    [InlineData("{A} {@B,10:N2} {$C:x}", "A B C")]
    [InlineData("{{A}} {B}}}", "B")]
    [InlineData("{A {B", "")]
    [InlineData("", "")]
    public void PlaceholdersAreRead(string template, string names) => Assert.Equal(names, string.Join(' ', MessageTemplate.Placeholders(template)));

    private static IMethodSymbol Method(string method)
    {
        var compilation = Compile($"using System; abstract class T {{ public {method} }}");
        return (IMethodSymbol)compilation.GetTypesByMetadataName("T").Single().GetMembers("M").Single();
    }

    private static CSharpCompilation Compile(string source) => GeneratorHarness.Compile(new GeneratorSetup(), source);
}
