using System.Globalization;

namespace Instrumentation.Field;

/// <summary>What the command line asks for.</summary>
/// <param name="Folder">The folder of a repository, or any folder with C# sources.</param>
/// <param name="Rules">The rules whose findings are printed; all rules run.</param>
/// <param name="Sample">How many findings of a rule are printed; which ones is random, but the same every time.</param>
/// <param name="Seed">Another seed is another sample.</param>
/// <param name="Tests">Whether test projects are read, too.</param>
/// <param name="Instrumented">Of a hundred methods, how many get <c>[Traced]</c>: no real code has the product's attributes yet.</param>
/// <param name="Options">Keys of an <c>.editorconfig</c>.</param>
internal sealed record Arguments(
    string Folder, ImmutableHashSet<string> Rules, int Sample, int Seed, bool Tests, int Instrumented, ImmutableDictionary<string, string> Options)
{
    /// <summary>How it is called.</summary>
    public const string Usage = """
        dotnet run -c Release --project tests/Field -- FOLDER [--rule ID]... [--sample N] [--seed N] [--tests] [--instrument PERCENT] [--option KEY=VALUE]...
        Compiles every project below the folder against the reference packs and the restored packages of this machine, whatever errors
        that has, runs all rules, and prints what they find and how long they take. Exit code 1: a rule has thrown.
        """;

    /// <summary>The arguments, or <see langword="null"/> if they make no sense.</summary>
    public static Arguments? Parse(string[] args)
    {
        if (args is not [var folder, ..] || !Directory.Exists(folder))
            return null;

        var parsed = new Arguments(Path.GetFullPath(folder), [], int.MaxValue, 1, false, 0, ImmutableDictionary<string, string>.Empty);
        for (var i = 1; i < args.Length; i++)
        {
            if (args[i] == "--tests")
            {
                parsed = parsed with { Tests = true };
                continue;
            }

            if (++i == args.Length || parsed.With(args[i - 1], args[i]) is not { } next)
                return null;
            parsed = next;
        }

        return parsed;
    }

    /// <summary>Whether the findings of the rule are asked for.</summary>
    public bool Shows(string rule) => Rules.IsEmpty || Rules.Contains(rule);

    private Arguments? With(string name, string value) => name switch
    {
        "--rule" => this with { Rules = Rules.Add(value) },
        "--sample" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var sample) => this with { Sample = sample },
        "--seed" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) => this with { Seed = seed },
        "--instrument" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) => this with { Instrumented = percent },
        "--option" when value.Split('=', 2) is [var key, var text] => this with { Options = Options.SetItem(key.Trim(), text.Trim()) },
        _ => null,
    };
}
