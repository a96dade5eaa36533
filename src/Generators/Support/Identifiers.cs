using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Generators.Support;

/// <summary>Hands out names that are not taken: by the user's parameters and type parameters, or by an earlier name.</summary>
internal sealed class Identifiers(IEnumerable<string> taken, StringComparer? comparer = null)
{
    private readonly HashSet<string> taken = new(taken, comparer ?? StringComparer.Ordinal);

    /// <summary>The wished name, with a number if it is taken.</summary>
    public string Unique(string wish)
    {
        var name = wish;
        for (var number = 2; !taken.Add(name); number++)
            name = wish + number.ToString(CultureInfo.InvariantCulture);
        return name;
    }

    /// <summary>The name as C# source must write it: a keyword gets its <c>@</c>.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>Letters, digits and underscores: everything else becomes an underscore.</summary>
    public static string Sanitize(string text)
    {
        var name = new StringBuilder(text.Length);
        foreach (var character in text)
            name.Append(SyntaxFacts.IsIdentifierPartCharacter(character) ? character : '_');
        if (name.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(name[0]))
            name.Insert(0, '_');
        return name.ToString();
    }

    /// <summary><c>orderId</c> and <c>OrderId</c> as <c>order_id</c>; <c>HTTPStatus</c> as <c>http_status</c>; <c>_</c> as it is.</summary>
    public static string SnakeCase(string name)
    {
        var snake = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i])
                && i > 0
                && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[i]));
        }

        var trimmed = snake.ToString().Trim('_');
        return trimmed.Length == 0 ? name : trimmed;
    }

    /// <summary><c>order.id</c> as <c>orderId</c>.</summary>
    public static string CamelCase(string text)
    {
        var camel = new StringBuilder(text.Length);
        var upper = false;
        foreach (var character in text)
        {
            if (!char.IsLetterOrDigit(character))
                upper = camel.Length > 0;
            else
            {
                camel.Append(upper ? char.ToUpperInvariant(character) : camel.Length == 0 ? char.ToLowerInvariant(character) : character);
                upper = false;
            }
        }

        return Sanitize(camel.ToString());
    }
}
