using System.Collections.Concurrent;
using System.Collections.Immutable;
using Instrumentation.Analyzers.Coverage;
using Instrumentation.Generators.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Rules;

/// <summary>A use of an instrumented method that the generator cannot redirect: it runs without being observed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CallNotInstrumentedRule : Rule
{
    public static readonly DiagnosticDescriptor Descriptor = new(
        RuleIds.CallNotInstrumented,
        "Call an instrumented method so that the call can be redirected",
        "'{0}' is not instrumented when it is called here: {1}",
        RuleCategories.Usage,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Only a call that is written as one is redirected. What a delegate, an expression tree or the compiler calls is the method itself, "
            + "unless it is partial.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.CallNotInstrumented),
        customTags: [WellKnownDiagnosticTags.CompilationEnd]);

    private readonly DiagnosticDescriptor descriptor;

    public CallNotInstrumentedRule()
        : this(Descriptor)
    {
    }

    /// <summary>The rule with another descriptor of it, see <see cref="CoverageRules"/>.</summary>
    public CallNotInstrumentedRule(DiagnosticDescriptor descriptor)
    {
        this.descriptor = descriptor;
        SupportedDiagnostics = [descriptor];
    }

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    protected internal override void Register(CompilationStartAnalysisContext context, Recognizer recognizer)
    {
        if (recognizer.Names.Count == 0 || !InstrumentedMember.IsEnabled(context.Compilation, context.Options))
            return;

        var survey = new CallSurvey(recognizer);
        var twins = new Lazy<TwinFiles>(() => new TwinFiles(context.Compilation));
        survey.Register(context, (operation, call, obstacle) => OfCall(operation, call, obstacle, twins));
        context.RegisterOperationAction(operation => OfReference(operation, survey), OperationKind.MethodReference);
        context.RegisterOperationAction(operation => OfDynamicCall(operation, survey), OperationKind.DynamicInvocation);

        var declared = new ConcurrentBag<IMethodSymbol>();
        RegisterMethodAction(context, recognizer, (_, method) =>
        {
            if (CompilerPattern.Writer(method) is not null
                && InstrumentedMember.OwnAttribute(method) is not null
                && survey.IsInstrumented(method)
                && InstrumentedMember.UninstrumentedRoot(method, recognizer) is null)
            {
                declared.Add(method);
            }
        });
        context.RegisterCompilationEndAction(end => OfDeclarations(end, survey, declared));
    }

    private void OfReference(OperationAnalysisContext context, CallSurvey survey)
    {
        var reference = (IMethodReferenceOperation)context.Operation;
        if (!survey.IsInstrumented(reference.Method) || !MethodUse.LeadsToCalls(reference) || MethodUse.Route(reference) is not null)
            return;
        if (reference.Syntax is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax }
            && MethodUse.IsInOverrideOf(context.ContainingSymbol, reference.Method))
        {
            return;
        }

        var isPointer = reference.Parent is IAddressOfOperation;
        Report(
            context,
            reference.Syntax.GetLocation(),
            reference.Method,
            isPointer ? MissedCall.FunctionPointer : MissedCall.Delegate,
            isPointer
                ? $"a function pointer calls the method itself{Advice(context.Compilation, reference.Method)}"
                : $"a delegate calls the method itself{Advice(context.Compilation, reference.Method, "write a lambda that calls it")}");
    }

    private void OfCall(OperationAnalysisContext context, IInvocationOperation call, CallObstacle? found, Lazy<TwinFiles> twins)
    {
        if (call.Syntax is not InvocationExpressionSyntax syntax)
            return;

        var method = call.TargetMethod;
        if (found is not { } obstacle)
        {
            if (twins.Value.HasTwin(syntax.SyntaxTree, context.CancellationToken))
            {
                Report(
                    context,
                    Place(syntax),
                    method,
                    MissedCall.TwinFile,
                    "another file has the same text, and the compiler cannot tell their calls apart; change one of them");
            }

            return;
        }

        if (CallRecognition.IsPlainCall(call)
            || (obstacle == CallObstacle.ExpressionTree && MethodUse.IsSetUpOfMock(call))
            || (obstacle == CallObstacle.BaseCall && MethodUse.IsInOverrideOf(context.ContainingSymbol, method)))
        {
            return;
        }

        if (Reason(context.Compilation, obstacle, call) is var (reason, words))
            Report(context, Place(syntax), method, reason, words);
    }

    private static (string Reason, string Words)? Reason(Compilation compilation, CallObstacle obstacle, IInvocationOperation call) => obstacle switch
    {
        CallObstacle.BaseCall => (
            MissedCall.BaseCall,
            $"'base' names the method itself, which only its own type can call{Advice(compilation, call.TargetMethod)}"),
        CallObstacle.ExpressionTree => (
            MissedCall.ExpressionTree,
            $"the call is a part of an expression tree{Advice(compilation, call.TargetMethod, "move it out of the tree")}"),
        CallObstacle.TypeParameterReceiver => (
            MissedCall.TypeParameter,
            $"'{call.Instance!.Type!.Name}' may be a struct, which would be copied; constrain it to 'class', or put the attribute on partial implementations instead"),
        CallObstacle.CopiedReceiver => (
            MissedCall.CopiedStruct,
            $"the struct would be copied, and its changes lost{Advice(compilation, call.TargetMethod, "make the method 'readonly'")}"),
        CallObstacle.StaticAbstract => (
            MissedCall.StaticAbstract,
            $"generated code cannot name '{call.ConstrainedToType!.Name}' by the interface's own type parameters; let the interface have one that implements it, "
            + "or put the attribute on partial implementations instead"),
        CallObstacle.NoName => (MissedCall.Expression, "what is called is an expression; write the method's name"),
        _ => null,
    };

    private void OfDynamicCall(OperationAnalysisContext context, CallSurvey survey)
    {
        var call = (IDynamicInvocationOperation)context.Operation;
        if (call.Syntax is InvocationExpressionSyntax syntax
            && !CallRecognition.IsPlainCall(call)
            && DynamicCall.Target(call, survey.IsInstrumented, context.CancellationToken) is { } method)
        {
            Report(
                context,
                Place(syntax),
                method,
                MissedCall.Dynamic,
                $"the call is bound at run time{Advice(context.Compilation, method, "cast what is 'dynamic' to its type")}");
        }
    }

    private void OfDeclarations(CompilationAnalysisContext context, CallSurvey survey, IEnumerable<IMethodSymbol> declared)
    {
        var order = new SourceOrder(context.Compilation);
        var found = new Dictionary<IMethodSymbol, string>(SymbolEqualityComparer.Default);
        foreach (var call in survey.ByCompiler)
            found[call.Key] = call.Value;
        foreach (var method in declared)
        {
            if (!found.ContainsKey(method) && !survey.IsRedirected(method) && CompilerPattern.Writer(method) is { } writer)
                found.Add(method, writer);
        }

        foreach (var entry in found.Where(entry => order.Contains(Place(entry.Key))).OrderBy(entry => order.Of(Place(entry.Key)!)))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                descriptor,
                Place(entry.Key),
                MissedCall.Because(MissedCall.Compiler),
                CallSurvey.SimpleName(entry.Key),
                $"the compiler writes the call for {entry.Value}{Advice(context.Compilation, entry.Key)}"));
        }
    }

    private void Report(OperationAnalysisContext context, Location place, IMethodSymbol method, string reason, string words)
    {
        var declaration = Place(CallSurvey.Definition(method));
        IEnumerable<Location> additional = declaration is { IsInSource: true } && context.Compilation.ContainsSyntaxTree(declaration.SourceTree!) ? [declaration] : [];
        context.ReportDiagnostic(Diagnostic.Create(descriptor, place, additional, MissedCall.Because(reason), method.Name, words));
    }

    /// <summary>What to do: what is always possible, and a partial method where one can be made of it and would not be seen twice.</summary>
    private static string Advice(Compilation compilation, IMethodSymbol method, string? otherwise = null)
    {
        var definition = CallSurvey.Definition(method);
        var canBePartial = !definition.IsAbstract
            && SymbolEqualityComparer.Default.Equals(definition.ContainingAssembly, compilation.Assembly)
            && (InstrumentedMember.OwnAttribute(definition) ?? InstrumentedMember.TypeAttribute(definition)) is not null;
        var partial = canBePartial ? $"make '{method.Name}' partial" : null;
        return (otherwise, partial) switch
        {
            (null, null) => string.Empty,
            (null, _) => $"; {partial}",
            (_, null) => $"; {otherwise}",
            _ => $"; {otherwise}, or {partial}",
        };
    }

    /// <summary>The name alone: a chain of calls has one line for each of them.</summary>
    private static Location Place(InvocationExpressionSyntax syntax) => syntax.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.GetLocation(),
        MemberBindingExpressionSyntax binding => binding.Name.GetLocation(),
        var name => name.GetLocation(),
    };

    private static Location? Place(IMethodSymbol method) => method.Locations.FirstOrDefault();

}
