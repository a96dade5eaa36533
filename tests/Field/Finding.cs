namespace Instrumentation.Field;

/// <summary>What a rule says of a line.</summary>
internal sealed record Finding(string Id, DiagnosticSeverity Severity, string Path, int Line, int Column, string Message, string Text, ImmutableArray<string> Related)
{
    public static Finding Of(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        var text = diagnostic.Location.SourceTree is { } tree
            ? tree.GetText().Lines[place.StartLinePosition.Line].ToString().Trim()
            : "";
        return new Finding(
            diagnostic.Id,
            diagnostic.Severity,
            place.Path,
            place.StartLinePosition.Line + 1,
            place.StartLinePosition.Character + 1,
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
            text,
            [.. diagnostic.AdditionalLocations.Select(static location => location.GetLineSpan()).Select(static span => $"{span.Path}({span.StartLinePosition.Line + 1})")]);
    }

    /// <summary>The place without the column: a file may be compiled in several projects, and a rule may find a line twice.</summary>
    public (string Id, string Path, int Line, int Column) Key => (Id, Path, Line, Column);
}
