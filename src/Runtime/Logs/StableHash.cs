namespace Instrumentation.CompilerServices;

/// <summary>FNV-1a over UTF-16 units: the same in every process, on every platform.</summary>
internal static class StableHash
{
    private const uint Offset = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>A positive number that depends on nothing but the text.</summary>
    public static int Of(string text)
    {
        var hash = Offset;
        foreach (var unit in text)
            hash = (hash ^ unit) * Prime;
        return (int)(hash & int.MaxValue);
    }
}
