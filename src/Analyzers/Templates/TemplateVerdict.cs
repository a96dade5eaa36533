using Instrumentation.Analyzers.Logs;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Values;
using Instrumentation.Analyzers.Values.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Templates;

/// <summary>Judges a message template: a constant, one of a few, or something that is put together for every record.</summary>
internal sealed class TemplateVerdict(Compilation compilation, Bodies bodies)
{
    private static readonly HashSet<string> TemplateNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "message", "template", "messageTemplate", "format", "messageFormat", "msg", "text",
    };

    /// <summary>Whether an expression is worth a question where the call alone does not say that it takes a template.</summary>
    public static bool IsComposedText(IOperation value) => value.WithoutConversions() switch
    {
        { ConstantValue.HasValue: true } => false,
        IInterpolatedStringOperation => true,
        IBinaryOperation { Type.SpecialType: SpecialType.System_String } => true,
        IInvocationOperation call => IsOfString(call),
        IConditionalOperation conditional => IsComposedText(conditional.WhenTrue) || (conditional.WhenFalse is { } other && IsComposedText(other)),
        ICoalesceOperation coalesce => IsComposedText(coalesce.WhenNull),
        ILocalReferenceOperation { Local: { IsConst: false, Type.SpecialType: SpecialType.System_String } local } => IsSetToText(local),
        _ => false,
    };

    /// <summary>Why a template varies.</summary>
    /// <param name="call">The call that takes it.</param>
    /// <param name="template">The template.</param>
    /// <param name="options">How far to look.</param>
    /// <param name="graph">The graph of the body that calls; asked for only if there is a doubt.</param>
    /// <returns>Words that end "because"; <see langword="null"/> if it does not vary.</returns>
    public string? Why(IInvocationOperation call, IArgumentOperation template, ProofOptions options, Func<ControlFlowGraph> graph, CancellationToken cancellationToken)
    {
        var value = template.Value.WithoutConversions();
        if (value.ConstantValue.HasValue || value is IParameterReferenceOperation || value.Type?.SpecialType != SpecialType.System_String || IsResource(value))
            return null;

        var hasValues = !LogTemplates.Values(call, template).IsEmpty || TakesArray(call, template);
        if (CertainHole(value, hasValues) is { } hole)
            return $"'{Evaluator.Text(hole)}' is a part of it";

        var flow = BodyFlow.Of(graph());
        if (flow.Find(call.Syntax) is not (IInvocationOperation found, { } home) || LogTemplates.Argument(found, template.Parameter!.Ordinal) is not { } argument)
            return null;

        var evaluator = new Evaluator(compilation, bodies, options, cancellationToken);
        var result = evaluator.Count(argument.Value, FrameOf(home));
        return result.Kind switch
        {
            CardinalityKind.Constants => null,
            CardinalityKind.Bounded => VaryingHole(value) is { } varying ? $"'{Evaluator.Text(varying)}' is a part of it" : null,
            CardinalityKind.Unbounded => $"'{Evaluator.Text(value)}' is data",
            _ => OfUnknown(value, result, hasValues),
        };
    }

    private static string? OfUnknown(IOperation value, Values.Cardinality result, bool hasValues)
    {
        if (result.IsComposed)
        {
            foreach (var hole in result.Holes)
            {
                if (!(hasValues && IsForwarded(hole)))
                    return IsWritten(hole, value) ? $"'{hole.Text}' is a part of it" : $"'{Evaluator.Text(value)}' is data";
            }

            return null;
        }

        // What a caller has chosen is checked there; what has values behind it was written as a template somewhere.
        foreach (var origin in result.Origins)
        {
            if (origin.Symbol is IParameterSymbol || origin.IsConfigured || (origin.Symbol is { IsStatic: true } symbol && Resources.Has(symbol.ContainingType)))
                return null;
        }

        return hasValues ? null : $"'{Evaluator.Text(value)}' is data";
    }

    // A part of what a called method returns is not seen here.
    private static bool IsWritten(Hole hole, IOperation value) =>
        hole.Text.Length > 0 && value.Syntax.ToString().Contains(hole.Text)
        && (value is not IInvocationOperation || IsOfString((IInvocationOperation)value));

    private static bool IsForwarded(Hole hole)
    {
        foreach (var origin in hole.Origins)
        {
            if (origin.Symbol is IParameterSymbol parameter && TemplateNames.Contains(parameter.Name))
                return true;
        }

        return false;
    }

    /// <summary>A part of a composed text that varies whatever the flow: most findings need no graph.</summary>
    private static IOperation? CertainHole(IOperation value, bool hasValues)
    {
        foreach (var part in Parts(value))
        {
            var inner = part.WithoutConversions();
            if (inner is IParameterReferenceOperation { Parameter: var parameter }
                && !IsFilledIn(parameter)
                && !(hasValues && TemplateNames.Contains(parameter.Name)))
            {
                return inner;
            }

            if (inner is IPropertyReferenceOperation { Property: { IsStatic: false } property, Instance: not (null or IInstanceReferenceOperation) }
                && property.Type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Decimal)
            {
                return inner;
            }
        }

        return null;
    }

    /// <summary>A part of a composed text that has few values, but more than one: a placeholder can keep it.</summary>
    private static IOperation? VaryingHole(IOperation value)
    {
        foreach (var part in Parts(value))
        {
            var inner = part.WithoutConversions();
            var isMember = inner is IFieldReferenceOperation { Field: { IsReadOnly: true, IsStatic: true } };
            if (!inner.ConstantValue.HasValue && !isMember && inner.Type is { } type
                && (type.SpecialType == SpecialType.System_Boolean || type.WithoutNullable() is { TypeKind: TypeKind.Enum }))
            {
                return inner;
            }
        }

        return null;
    }

    private static IEnumerable<IOperation> Parts(IOperation value)
    {
        switch (value.WithoutConversions())
        {
            case IInterpolatedStringOperation interpolated:
                foreach (var part in interpolated.Parts)
                {
                    if (part is IInterpolationOperation hole)
                        yield return hole.Expression;
                }

                break;
            case IBinaryOperation { Type.SpecialType: SpecialType.System_String } binary:
                foreach (var operand in new[] { binary.LeftOperand, binary.RightOperand })
                {
                    if (operand.WithoutConversions() is IInterpolatedStringOperation or IBinaryOperation { Type.SpecialType: SpecialType.System_String })
                    {
                        foreach (var part in Parts(operand))
                            yield return part;
                    }
                    else
                    {
                        yield return operand;
                    }
                }

                break;
            case IInvocationOperation call when IsOfString(call):
                foreach (var argument in call.Arguments)
                {
                    if (argument.ArgumentKind is ArgumentKind.ParamArray && argument.Value.WithoutConversions() is IArrayCreationOperation { Initializer: { } initializer })
                    {
                        foreach (var element in initializer.ElementValues)
                            yield return element;
                    }
                    else if (argument.Parameter?.Type is { } type && (type.SpecialType is SpecialType.System_String or SpecialType.System_Object))
                    {
                        yield return argument.Value;
                    }
                }

                break;
        }
    }

    private static bool IsOfString(IInvocationOperation call) =>
        call.TargetMethod is { Name: "Format" or "Concat" or "Join", ContainingType.SpecialType: SpecialType.System_String };

    private static bool TakesArray(IInvocationOperation call, IArgumentOperation template)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { IsParams: true } parameter && parameter.Ordinal > template.Parameter!.Ordinal && argument.ArgumentKind == ArgumentKind.Explicit)
                return true;
        }

        return false;
    }

    private static bool IsSetToText(ILocalSymbol local)
    {
        foreach (var reference in local.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclaratorSyntax
                {
                    Initializer.Value: Microsoft.CodeAnalysis.CSharp.Syntax.InterpolatedStringExpressionSyntax or Microsoft.CodeAnalysis.CSharp.Syntax.BinaryExpressionSyntax
                })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFilledIn(IParameterSymbol parameter)
    {
        foreach (var attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "CallerMemberNameAttribute" or "CallerFilePathAttribute" or "CallerLineNumberAttribute" })
                return true;
        }

        return false;
    }

    // Text that is translated varies with the language of the process, and was written as a template.
    private static bool IsResource(IOperation value) => value switch
    {
        IPropertyReferenceOperation { Property: { IsStatic: true } property } => Resources.Has(property.ContainingType),
        IPropertyReferenceOperation { Property.Name: "Value", Instance.Type: { } type } => type.Is("Microsoft.Extensions.Localization", "LocalizedString"),
        IInvocationOperation { TargetMethod: { Name: "GetString", ContainingType: var type } } => type.IsOrDerivesFrom("System.Resources", "ResourceManager"),
        IInvocationOperation { TargetMethod: { Name: "GetResourceString" or "GetString", IsStatic: true, ContainingType: var type } } => Resources.Has(type),
        _ => value.Type.Is("Microsoft.Extensions.Localization", "LocalizedString"),
    };

    private static Frame FrameOf(BodyFlow flow) => flow.Outer is { } outer ? FrameOf(outer).Within(flow) : Frame.Of(flow, method: null);
}
