using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Tests.Corpus;

/// <summary>
/// Options in which every key that a rule asks for is set to something that it cannot mean: nobody needs to list the keys, and no new one is
/// forgotten.
/// </summary>
/// <param name="start">With which garbage the first key begins; each key has another one.</param>
internal sealed class GarbageOptions(int start) : AnalyzerConfigOptionsProvider
{
    private static readonly string[] Garbage =
    [
        "",
        " ",
        "\0",
        "-1",
        "99999999999999999999",
        "1e308",
        "NaN",
        "tru",
        "null",
        ",;,,;",
        "(",
        "[a-",
        "(a+)+$",
        "*",
        "**.*",
        "System.Collections.Generic.List`1[[",
        "ä\ud800\u202e",
        new('a', 100_000),
        string.Join(',', Enumerable.Range(0, 5_000)),
        "=",
        "a = b",
        "int.MaxValue",
        "Warning|Error",
        "..",
    ];

    private readonly Answers answers = new(start);

    /// <summary>How many kinds of garbage there are.</summary>
    public static int Kinds => Garbage.Length;

    /// <summary>The keys that were asked for.</summary>
    public IEnumerable<string> Asked => answers.Asked;

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GlobalOptions => answers;

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => answers;

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => answers;

    private sealed class Answers(int start) : AnalyzerConfigOptions
    {
        private readonly ConcurrentDictionary<string, string> values = new(KeyComparer);
        private int next = start;

        public IEnumerable<string> Asked => values.Keys;

        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = values.GetOrAdd(key, _ => Garbage[(uint)Interlocked.Increment(ref next) % Garbage.Length]);
            return true;
        }
    }
}
