namespace Instrumentation.Tool.Findings;

/// <summary>A part of a file. Lines and columns count from one, the end column is the one behind the last character; zero is not known.</summary>
internal readonly record struct Region(int Line, int Column, int EndLine, int EndColumn)
{
    /// <summary>A whole file, or a place that is not known.</summary>
    public static Region None => default;
}
