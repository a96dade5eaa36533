using System.Globalization;
using System.Text.RegularExpressions;

namespace Instrumentation.Tool.Sarif;

/// <summary>The text of a result, which may be one of the rule's messages with arguments.</summary>
internal static partial class SarifMessage
{
    public static string Of(SarifResult result, SarifRule? rule)
    {
        var text = result.Text ?? (result.MessageId is { } id ? rule?.Messages.GetValueOrDefault(id) : null) ?? rule?.Info.Title ?? "";
        return result.Arguments.Count == 0 ? text : Placeholder().Replace(text, match => Argument(result, match));
    }

    private static string Argument(SarifResult result, Match match)
    {
        if (match.Value is "{{" or "}}")
            return match.Value[..1];
        return int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < result.Arguments.Count
            ? result.Arguments[index]
            : match.Value;
    }

    [GeneratedRegex(@"\{\{|\}\}|\{([0-9]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
