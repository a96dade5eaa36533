using System.Globalization;

namespace Instrumentation.Generators.Support;

/// <summary>FNV-1a: the same text has the same hash on every machine and in every run.</summary>
internal static class StableHash
{
    private const uint Offset = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>Eight hexadecimal digits.</summary>
    public static string Of(string text)
    {
        var hash = Offset;
        foreach (var unit in text)
            hash = unchecked((hash ^ unit) * Prime);
        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
