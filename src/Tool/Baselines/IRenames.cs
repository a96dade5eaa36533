namespace Instrumentation.Tool.Baselines;

/// <summary>Knows which file has become which.</summary>
internal interface IRenames
{
    /// <summary>Whether the one has become the other.</summary>
    /// <param name="from">The full path of a file as it was.</param>
    /// <param name="to">The full path of a file as it is.</param>
    bool IsRename(string from, string to);
}
