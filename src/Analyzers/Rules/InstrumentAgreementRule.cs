using System.Collections.Concurrent;
using System.Collections.Immutable;
using Instrumentation.Generators.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Rules;

/// <summary>One instrument that is declared in two ways: which one is exported depends on which call comes first.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class InstrumentAgreementRule : Rule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.InstrumentAgreement,
        "Declare an instrument the same way everywhere",
        "Instrument '{0}' is {1} here, but '{2}' makes it {3}; rename one of them, or let them agree",
        RuleCategories.Usage,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Instruments of one name are one stream of numbers. With another kind, unit, type of value or buckets, one is lost or wrong.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.InstrumentAgreement),
        customTags: [WellKnownDiagnosticTags.CompilationEnd]);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptor];

    /// <inheritdoc/>
    protected internal override void Register(CompilationStartAnalysisContext context, Recognizer recognizer)
    {
        var declared = new ConcurrentBag<Declaration>();
        RegisterMethodAction(context, recognizer, (symbol, method) =>
        {
            foreach (var declaration in Declarations(recognizer, method, symbol.CancellationToken))
                declared.Add(declaration);
        });
        context.RegisterCompilationEndAction(end => Report(end, declared.Concat(Declarations(recognizer.Requests, end.CancellationToken))));
    }

    private static IEnumerable<Declaration> Declarations(MemberRequests requests, CancellationToken cancellationToken) =>
        from request in requests.All
        where request.Kind == KnownNames.Metered
        let location = request.Attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation() ?? Microsoft.CodeAnalysis.Location.None
        from instrument in InstrumentShape.Of(MethodRecognition.Metrics(request.Attribute))
        select new Declaration(instrument, $"{request.Type.Name}.{request.Member}", location);

    private static IEnumerable<Declaration> Declarations(Recognizer recognizer, IMethodSymbol method, CancellationToken cancellationToken)
    {
        var verdict = recognizer.Recognize(method);
        if ((verdict.Method ?? verdict.Partial?.Method) is not { } model)
            yield break;

        if (model.Metrics is { } metrics && InstrumentationAttributes.Of(method).Metered is { } metered)
        {
            var location = Location(metered, method, cancellationToken);
            foreach (var instrument in InstrumentShape.Of(metrics))
                yield return new Declaration(instrument, model.Operation, location);
        }

        foreach (var instrument in verdict.Instruments)
        {
            if (instrument.Model.Name.Length > 0)
            {
                var location = Location(instrument.Attribute, method, cancellationToken);
                yield return new Declaration(InstrumentShape.Of(instrument.Model), model.Operation, location);
            }
        }
    }

    private static Location Location(AttributeData attribute, IMethodSymbol method, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation() ?? method.Locations[0];

    private static void Report(CompilationAnalysisContext context, IEnumerable<Declaration> declared)
    {
        var order = new SourceOrder(context.Compilation);

        // An attribute of another project stands in none of our files; an attribute on a type, or on an interface, stands for many methods.
        var inOrder = declared
            .Where(declaration => order.Contains(declaration.Location))
            .OrderBy(declaration => order.Of(declaration.Location))
            .ThenBy(static declaration => declaration.Operation, StringComparer.Ordinal);
        foreach (var sameName in inOrder.GroupBy(static declaration => declaration.Instrument.Name, StringComparer.OrdinalIgnoreCase))
        {
            var first = sameName.First();
            var reported = new HashSet<Location>();
            foreach (var later in sameName.Skip(1))
            {
                if (later.Instrument.Agrees(first.Instrument) || !reported.Add(later.Location))
                    continue;

                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptor,
                    later.Location,
                    additionalLocations: [first.Location],
                    later.Instrument.Name,
                    later.Instrument.Description,
                    first.Operation,
                    first.Instrument.Description));
            }
        }
    }

    private sealed record Declaration(InstrumentShape Instrument, string Operation, Location Location);
}
