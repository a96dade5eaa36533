using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.TestKit.Generators;

/// <summary>A file of the consumer's project.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Text">What stands in it.</param>
public sealed record SourceFile(string Path, string Text)
{
    /// <summary>The name of a test's only file.</summary>
    public const string DefaultPath = "Program.cs";

    /// <summary>A test's only file.</summary>
    public static implicit operator SourceFile(string text) => new(DefaultPath, text);

    /// <inheritdoc cref="op_Implicit"/>
    public static SourceFile FromString(string text) => text;

    internal SyntaxTree Parse(CSharpParseOptions options) =>
        CSharpSyntaxTree.ParseText(SourceText.From(Text, Encoding.UTF8), options, Path);
}
