using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Instrumentation.Analyzers.Tests.Corpus;

/// <summary>
/// A file of the corpus: code as users write it, that says itself what the rules must say of it. A line that ends in
/// <c>//! INS1001 why</c> gets exactly that diagnostic (<c>//! INS1001, INS1003 why</c>: these two), a line that ends in <c>//~ INS1001 why</c>
/// comes close and gets none, and neither does any other line. A file without such a line is shared by all others.
/// <para>Lines that begin with <c>//#</c> set up the project:</para>
/// <list type="bullet">
/// <item><c>//# option instrumentation.INS1001.budget = 2000</c>: a key of an <c>.editorconfig</c>;</item>
/// <item><c>//# property InstrumentationEnabled = false</c>: a compiler-visible property; without a value it is not there;</item>
/// <item><c>//# interceptors Somebody.Else</c>: <c>InterceptorsNamespaces</c>;</item>
/// <item><c>//# errors CS8795</c>: what the compiler says of the wrong code; otherwise it must find no error.</item>
/// </list>
/// </summary>
internal sealed partial class CorpusFile
{
    public CorpusFile(string path)
    {
        Path = path;
        Text = File.ReadAllText(path);
        Lines = [.. Text.ReplaceLineEndings("\n").Split('\n')];
        Expected = [.. Lines.Select(static line => IdsOf(Reported(), line))];
        Silent = [.. Lines.Select(static line => IdsOf(Quiet(), line))];
        foreach (Match match in Directives().Matches(Text))
            Setup = Apply(match.Groups["what"].Value, match.Groups["key"].Value, match.Groups["value"] is { Success: true, Value: var value } ? value : null);
    }

    /// <summary>The project of a file that sets nothing up.</summary>
    public static GeneratorSetup OrdinarySetup { get; } = new() { AssemblyName = "Corpus", Framework = CorpusReferences.All };

    /// <summary>Where it stands.</summary>
    public string Path { get; }

    /// <summary>The name of the file.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Everything in it.</summary>
    public string Text { get; }

    /// <summary>Its lines.</summary>
    public ImmutableArray<string> Lines { get; }

    /// <summary>The diagnostics that must be reported, for each line.</summary>
    public ImmutableArray<ImmutableArray<string>> Expected { get; }

    /// <summary>The diagnostics that a line comes close to, for each line.</summary>
    public ImmutableArray<ImmutableArray<string>> Silent { get; }

    /// <summary>Whether it only holds what others use.</summary>
    public bool IsShared => Expected.All(static ids => ids.IsEmpty) && Silent.All(static ids => ids.IsEmpty);

    /// <summary>The project that it is compiled in.</summary>
    public GeneratorSetup Setup { get; private set; } = OrdinarySetup;

    /// <summary>Whether it needs a project of its own.</summary>
    public bool SetsUp => Setup != OrdinarySetup;

    public override string ToString() => Name;

    private GeneratorSetup Apply(string what, string key, string? value) => what switch
    {
        "option" => Setup with { Options = Setup.Options.SetItem(key, value ?? "") },
        "property" => Setup with { Properties = value is null ? Setup.Properties.Remove(key) : Setup.Properties.SetItem(key, value) },
        "interceptors" => Setup with { InterceptorsNamespaces = key },
        "errors" => Setup with { ExpectedErrors = Setup.ExpectedErrors.Add(key) },
        _ => throw new InvalidDataException($"{Name} sets up '{what}', which means nothing."),
    };

    private static ImmutableArray<string> IdsOf(Regex mark, string line) =>
        mark.Match(line) is { Success: true } match ? [.. match.Groups["ids"].Value.Split(',', StringSplitOptions.TrimEntries)] : [];

    [GeneratedRegex(@"//! (?<ids>INS\d{4}(, INS\d{4})*)")]
    private static partial Regex Reported();

    [GeneratedRegex(@"//~ (?<ids>INS\d{4}(, INS\d{4})*)")]
    private static partial Regex Quiet();

    [GeneratedRegex(@"^//# (?<what>\w+)( (?<key>[^\s=]+)( = (?<value>[^\r\n]*))?)?", RegexOptions.Multiline)]
    private static partial Regex Directives();
}
