using System.Text;

namespace Instrumentation.Analyzers.Naming;

/// <summary>Names of telemetry as the conventions write them: lower case, words divided by underscores, namespaces by dots.</summary>
internal static class SnakeCase
{
    /// <summary>The name in that form; empty when nothing of it is left.</summary>
    public static string Of(string name)
    {
        var result = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var letter = name[i];
            if (letter is '.' or '/')
                Delimit(result, '.');
            else if (!IsPlain(letter))
                Delimit(result, '_');
            else if (letter is >= 'A' and <= 'Z')
            {
                if (BeginsWord(name, i))
                    Delimit(result, '_');
                result.Append((char)(letter + ('a' - 'A')));
            }
            else
            {
                result.Append(letter);
            }
        }

        return result.ToString().TrimEnd('.', '_');
    }

    /// <summary>Whether the letter is one of those that names are made of, in either case.</summary>
    public static bool IsPlain(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    private static bool BeginsWord(string name, int at) => at > 0
        && (name[at - 1] is (>= 'a' and <= 'z') or (>= '0' and <= '9')
            || (name[at - 1] is >= 'A' and <= 'Z' && at + 1 < name.Length && name[at + 1] is >= 'a' and <= 'z'));

    /// <summary>One delimiter where several stand, none at the start; a namespace's goes before a word's.</summary>
    private static void Delimit(StringBuilder result, char delimiter)
    {
        if (result.Length == 0)
            return;
        if (result[result.Length - 1] is not ('.' or '_'))
            result.Append(delimiter);
        else if (delimiter == '.')
            result[result.Length - 1] = '.';
    }
}
