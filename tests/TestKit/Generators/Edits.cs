using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.TestKit.Generators;

/// <summary>What a user does in an editor, as edits for <see cref="Caching"/>.</summary>
public static class Edits
{
    /// <summary>Replaces the first occurrence of a text, in the only file or in the named one.</summary>
    public static Func<CSharpCompilation, CSharpCompilation> Replace(
        string old, string with, string path = SourceFile.DefaultPath) => compilation =>
    {
        var tree = Tree(compilation, path);
        var at = tree.ToString().IndexOf(old, StringComparison.Ordinal);
        if (at < 0)
            throw new TestKitException($"'{old}' does not stand in '{path}'.");
        return Change(compilation, tree, new TextChange(new TextSpan(at, old.Length), with));
    };

    /// <summary>Adds text at the end of a file.</summary>
    public static Func<CSharpCompilation, CSharpCompilation> Append(string added, string path = SourceFile.DefaultPath) => compilation =>
    {
        var tree = Tree(compilation, path);
        return Change(compilation, tree, new TextChange(new TextSpan(tree.Length, 0), added));
    };

    /// <summary>Adds a file.</summary>
    public static Func<CSharpCompilation, CSharpCompilation> AddFile(string path, string text) => compilation =>
        compilation.AddSyntaxTrees(new SourceFile(path, text).Parse((CSharpParseOptions)compilation.SyntaxTrees[0].Options));

    /// <summary>Takes a file away.</summary>
    public static Func<CSharpCompilation, CSharpCompilation> RemoveFile(string path) => compilation =>
        compilation.RemoveSyntaxTrees(Tree(compilation, path));

    /// <summary>Adds a reference.</summary>
    public static Func<CSharpCompilation, CSharpCompilation> AddReference(MetadataReference reference) => compilation =>
        compilation.AddReferences(reference);

    private static CSharpCompilation Change(CSharpCompilation compilation, SyntaxTree tree, TextChange change) =>
        compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(tree.GetText().WithChanges(change)));

    private static SyntaxTree Tree(CSharpCompilation compilation, string path) =>
        compilation.SyntaxTrees.SingleOrDefault(tree => tree.FilePath == path)
        ?? throw new TestKitException($"There is no file '{path}'.");
}
