using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Tests;

/// <summary>The severities that an <c>.editorconfig</c> sets.</summary>
/// <param name="lines">Its lines below <c>[*.cs]</c>.</param>
internal sealed class EditorConfigOptions(string lines) : SyntaxTreeOptionsProvider
{
    private const string Folder = "/project";

    private readonly AnalyzerConfigOptionsResult options = AnalyzerConfigSet
        .Create(new[] { AnalyzerConfig.Parse($"root = true\n[*.cs]\n{lines}\n", $"{Folder}/.editorconfig") })
        .GetOptionsForSourcePath($"{Folder}/{SourceFile.DefaultPath}");

    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(
        SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, [NotNullWhen(true)] out ReportDiagnostic severity) =>
        options.TreeOptions.TryGetValue(diagnosticId, out severity);

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
    {
        severity = ReportDiagnostic.Default;
        return false;
    }
}
