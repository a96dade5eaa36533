using Instrumentation.Tool.Coverage;
using Instrumentation.Tool.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Tool.Tests.Coverage;

/// <summary>The two names of a call: the compiler's for a generator, and the place of a finding.</summary>
public sealed class CallKeyTests
{
    private const string Source = "class Übung\r\n{\r\n    int One(Übung other) => other\r\n        .Two( 1 );\r\n\r\n    int Two(int number) => number;\r\n}\r\n";

    [Fact]
    public void ACallIsTheSameByItsInterceptorAndByItsPlace()
    {
        var tree = CSharpSyntaxTree.ParseText(Source, path: "/src/Übung.cs", encoding: System.Text.Encoding.UTF8);
        var model = CSharpCompilation.Create("Test", [tree], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)]).GetSemanticModel(tree);
        var call = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Single();
        var location = model.GetInterceptableLocation(call)!;

        var byPlace = CallKey.OfPlace(SourceText.From(Source), new Region(4, 10, 4, 13));

        Assert.NotNull(byPlace);
        Assert.Equal(CallKey.OfInterceptor(location.Version, location.Data), byPlace);
        Assert.NotEqual(byPlace, CallKey.OfPlace(SourceText.From(Source), new Region(4, 11, 4, 13)));
        Assert.NotEqual(byPlace, CallKey.OfPlace(SourceText.From($"{Source} "), new Region(4, 10, 4, 13)));
    }

    [Theory]
    [InlineData(2, "AAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData(1, "AAAA")]
    [InlineData(1, "no base64")]
    [InlineData(1, "")]
    public void WhatACompilerWritesOtherwiseHasNoKey(int version, string data) => Assert.Null(CallKey.OfInterceptor(version, data));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 40)]
    [InlineData(90, 1)]
    public void APlaceThatTheFileDoesNotHaveHasNoKey(int line, int column) =>
        Assert.Null(CallKey.OfPlace(SourceText.From(Source), new Region(line, column, line, column)));
}
