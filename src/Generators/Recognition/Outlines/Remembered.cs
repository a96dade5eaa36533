using System.Runtime.CompilerServices;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>
/// What was last recognised in a file. It is true for as long as the file is the same, and all that decides how it binds. Models alone are
/// kept: neither a compilation nor a symbol.
/// </summary>
/// <typeparam name="T">The model; most files have none.</typeparam>
internal sealed class Remembered<T>
    where T : class
{
    private static readonly ConditionalWeakTable<SyntaxTree, Remembered<T>> Files = new();

    // Replaced as a whole: two compilations may have the file.
    private volatile Entry? last;

    public static Remembered<T> Of(SyntaxTree tree) => Files.GetValue(tree, static _ => new Remembered<T>());

    /// <summary>What was recognised, if that was in the same surroundings.</summary>
    public bool TryRead(Digest surroundings, out T? model)
    {
        var entry = last;
        var isKnown = entry?.Surroundings == surroundings;
        model = isKnown ? entry!.Model : null;
        return isKnown;
    }

    public void Write(Digest surroundings, T? model) => last = new Entry(surroundings, model);

    private sealed record Entry(Digest Surroundings, T? Model);
}
