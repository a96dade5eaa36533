using Instrumentation.Analyzers.Timeouts;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Rules.Timeouts;

/// <summary>An operation that a rule looks at, and what it may ask about it.</summary>
/// <param name="Context">The operation in its compilation.</param>
/// <param name="Options">The options of its file.</param>
/// <param name="Project">What the rules know of the compilation.</param>
internal readonly record struct TimeoutSite(SiteContext Context, TimeoutOptions Options, TimeoutProject Project)
{
    /// <summary>The operation.</summary>
    public IOperation Operation => Context.Operation;

    /// <summary>What values and tokens come to.</summary>
    public SourceValues Values
    {
        get
        {
            Project.Sources.Share(Operation);
            return new SourceValues(Project.Sources, Context.CancellationToken);
        }
    }

    /// <summary>Reports at a place.</summary>
    public void Report(DiagnosticDescriptor descriptor, SyntaxNode place, params object[] arguments) =>
        Report(descriptor, place.GetLocation(), arguments);

    /// <summary>Reports at a place.</summary>
    public void Report(DiagnosticDescriptor descriptor, Location place, params object[] arguments) =>
        Context.ReportDiagnostic(Diagnostic.Create(descriptor, place, arguments));
}
