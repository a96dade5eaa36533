using System.Globalization;

namespace Shop.Telemetry.View;

/// <summary>Tags as text, which every process can read.</summary>
internal static class TagTexts
{
    public static Dictionary<string, string> Of(IEnumerable<KeyValuePair<string, object?>> tags)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in tags)
        {
            // A key that several methods have is the same thing: the innermost, which comes last, says it best.
            if (value is not null && key is not ("" or "{OriginalFormat}"))
                texts[key] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
        }

        return texts;
    }
}
