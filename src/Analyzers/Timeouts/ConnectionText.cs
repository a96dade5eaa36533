using System.Text;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>
/// Connection strings that are written in the source. A text is one if it has parts with keys and names a server, or if a connection is made
/// of it: prose that mentions a key is none.
/// </summary>
internal static class ConnectionText
{
    private const string Key = "timeout";

    /// <summary>What stands for a part that is not known.</summary>
    private const char Unknown = '?';

    private static readonly HashSet<string> Limits = new(StringComparer.Ordinal)
    {
        "timeout", "commandtimeout", "defaultcommandtimeout", "connecttimeout", "connectiontimeout", "defaulttimeout",
    };

    private static readonly HashSet<string> Servers = new(StringComparer.Ordinal)
    {
        "host", "server", "datasource", "addr", "address", "networkaddress", "filename",
    };

    /// <summary>The next place of a source text where a limit may be switched off; -1 if there is none.</summary>
    public static int NextLimit(string text, int start)
    {
        // Whole files are searched: for the sign, which is found many times as fast as a word in which case does not matter.
        for (var sign = text.IndexOf('=', start); sign >= 0; sign = text.IndexOf('=', sign + 1))
        {
            var at = SkipSpacesBack(text, sign) - Key.Length;
            if (at >= start
                && string.Compare(text, at, Key, 0, Key.Length, StringComparison.OrdinalIgnoreCase) == 0
                && SkipSpaces(text, sign + 1) is var value && value < text.Length && text[value] is '0' or '-' or '2' or '{')
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>The whole text that a literal is a part of.</summary>
    public static IOperation Whole(IOperation literal)
    {
        var whole = literal;
        while (true)
        {
            switch (whole.Parent)
            {
                case IInterpolatedStringTextOperation:
                case IInterpolatedStringOperation:
                case IParenthesizedOperation:
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String }:
                    whole = whole.Parent;
                    break;
                default:
                    return whole;
            }
        }
    }

    /// <summary>Whether no part of the text before this one may switch off a limit: a text is reported once.</summary>
    public static bool IsFirstLimit(IOperation part, IOperation whole)
    {
        foreach (var token in whole.Syntax.DescendantTokens())
        {
            if (NextLimit(token.Text, 0) >= 0)
                return part.Syntax.Span.Contains(token.Span);
        }

        return true;
    }

    /// <summary>The key of the first limit that a connection string switches off; null if it does not, or is none.</summary>
    public static string? SwitchedOff(IOperation whole, SourceValues values)
    {
        var text = new StringBuilder();
        Append(text, whole);
        string? off = null;
        var hasServer = false;
        foreach (var (key, value) in Parts(text.ToString()))
        {
            var name = key.Replace(" ", string.Empty).Replace("_", string.Empty).ToLowerInvariant();
            hasServer |= Servers.Contains(name);
            if (Limits.Contains(name) && value is "0" or "-1" or "2147483647")
                off ??= key;
        }

        return off is not null && (hasServer || MakesConnection(whole, values)) ? off : null;
    }

    /// <summary>The key that an entry of a builder sets, if it is that of a limit.</summary>
    public static string? IsTimeoutEntry(IPropertyReferenceOperation entry) =>
        entry.Arguments.Length == 1 && entry.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string key }
        && Limits.Contains(key.Replace(" ", string.Empty).ToLowerInvariant()) && DatabaseLimits.IsBuilder(entry.Instance?.Type)
            ? key
            : null;

    private static int SkipSpacesBack(string text, int end)
    {
        while (end > 0 && text[end - 1] == ' ')
            end--;
        return end;
    }

    private static int SkipSpaces(string text, int at)
    {
        while (at < text.Length && text[at] == ' ')
            at++;
        return at;
    }

    private static void Append(StringBuilder text, IOperation part)
    {
        if (part.ConstantValue is { HasValue: true, Value: var constant })
        {
            text.Append(constant);
            return;
        }

        switch (part)
        {
            case IInterpolatedStringOperation interpolated:
                foreach (var one in interpolated.Parts)
                    Append(text, one);
                break;
            case IInterpolatedStringTextOperation literal:
                Append(text, literal.Text);
                break;
            case IInterpolationOperation { Expression.ConstantValue.HasValue: true } hole:
                Append(text, hole.Expression);
                break;
            case IBinaryOperation sum:
                Append(text, sum.LeftOperand);
                Append(text, sum.RightOperand);
                break;
            case IParenthesizedOperation parenthesized:
                Append(text, parenthesized.Operand);
                break;
            default:
                text.Append(Unknown);
                break;
        }
    }

    private static IEnumerable<(string Key, string Value)> Parts(string text)
    {
        foreach (var part in text.Split(';'))
        {
            var equals = part.IndexOf('=');
            if (equals > 0)
                yield return (part.Substring(0, equals).Trim(), part.Substring(equals + 1).Trim().Trim('"', '\''));
        }
    }

    /// <summary>Whether a connection, or a builder of its string, is made of the text, directly or by way of a variable.</summary>
    private static bool MakesConnection(IOperation text, SourceValues values)
    {
        if (IsGivenToConnection(text))
            return true;
        if (Holder.Target(text) is not { } holder || SymbolUses.Of(holder, values.Sources, values.CancellationToken) is not { } uses)
            return false;
        foreach (var use in uses)
        {
            if (IsGivenToConnection(use))
                return true;
        }

        return false;
    }

    private static bool IsGivenToConnection(IOperation text)
    {
        var parent = text.Parent;
        while (parent is IConversionOperation)
            parent = parent.Parent;
        return parent switch
        {
            IArgumentOperation { Parent: IObjectCreationOperation { Type: var type } } => IsConnection(type) || DatabaseLimits.IsBuilder(type),
            IArgumentOperation { Parameter.Name: "connectionString" } => true,
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "ConnectionString" } } => true,
            _ => false,
        };
    }

    private static bool IsConnection(ITypeSymbol? type) =>
        type.IsOrDerivesFrom("System.Data.Common", "DbConnection") || type.IsOrImplements("System.Data", "IDbConnection");
}
