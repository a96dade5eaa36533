using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>
/// What an expression can come to, without a flow graph: both branches of a condition, the value that a variable is given once. What is not
/// found that way is not known.
/// </summary>
internal readonly record struct SourceValues(SourceModels Sources, CancellationToken CancellationToken)
{
    private const int MaxDepth = 12;

    /// <summary>The expressions that a value can be: those below casts, conditions and variables that are written once.</summary>
    public List<IOperation> Of(IOperation value)
    {
        var found = new List<IOperation>();
        Add(value, found, MaxDepth);
        return found;
    }

    /// <summary>The time limits that a value can be; what is not known of it is left out.</summary>
    public List<TimeValue> TimesOf(IOperation value)
    {
        var found = new List<TimeValue>();
        AddTimes(value, found, MaxDepth);
        return found;
    }

    /// <summary>The value that a variable, a field or a property has as long as it lives; null if it has more than one, or it is not known.</summary>
    public IOperation? OnlyValueOf(IOperation reference)
    {
        var symbol = reference switch
        {
            ILocalReferenceOperation local => (ISymbol)local.Local,
            IFieldReferenceOperation field => field.Field,
            IPropertyReferenceOperation { Property: { IsVirtual: false, IsAbstract: false, IsOverride: false, IsIndexer: false } property } => property,
            _ => null,
        };
        return symbol is null ? null : OnlyValueOf(symbol);
    }

    private IOperation? OnlyValueOf(ISymbol symbol)
    {
        if (symbol.OriginalDefinition.DeclaringSyntaxReferences is not { Length: 1 } references)
            return null;

        var node = references[0].GetSyntax(CancellationToken);
        switch (node)
        {
            case VariableDeclaratorSyntax { Initializer.Value: { } value }:
                return IsWrittenOnce(symbol) ? Sources.Operation(value, CancellationToken) : null;
            case VariableDeclaratorSyntax when symbol is ILocalSymbol:
                return OnlyAssignment(symbol);
            case PropertyDeclarationSyntax { ExpressionBody.Expression: { } value }:
                return Sources.Operation(value, CancellationToken);
            case PropertyDeclarationSyntax { Initializer.Value: { } value } when symbol is IPropertySymbol { SetMethod: null }:
                return IsWrittenOnce(symbol) ? Sources.Operation(value, CancellationToken) : null;
            case PropertyDeclarationSyntax { AccessorList.Accessors: { Count: 1 } accessors }:
                var returned = accessors[0].ExpressionBody?.Expression
                    ?? (accessors[0].Body?.Statements is { Count: 1 } statements && statements[0] is ReturnStatementSyntax one ? one.Expression : null);
                return returned is null ? null : Sources.Operation(returned, CancellationToken);
            default:
                return null;
        }
    }

    private bool IsWrittenOnce(ISymbol symbol) =>
        symbol is ILocalSymbol { IsConst: true } or IFieldSymbol { IsConst: true } || !SymbolUses.IsWrittenAgain(symbol, Sources, CancellationToken);

    /// <summary>The value of a local that is declared first and assigned once.</summary>
    private IOperation? OnlyAssignment(ISymbol symbol)
    {
        if (SymbolUses.Of(symbol, Sources, CancellationToken) is not { } uses)
            return null;

        IOperation? value = null;
        foreach (var use in uses)
        {
            if (!SymbolUses.IsWrite(use))
                continue;
            if (value is not null || use.Parent is not ISimpleAssignmentOperation assignment)
                return null;
            value = assignment.Value;
        }

        return value;
    }

    private void Add(IOperation value, List<IOperation> found, int depth)
    {
        value = WithoutBuiltInConversions(value);
        if (depth > 0)
        {
            switch (value)
            {
                case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                    AddBranches(conditional, otherwise, found, depth - 1);
                    return;
                case ICoalesceOperation coalesce:
                    Add(coalesce.Value, found, depth - 1);
                    Add(coalesce.WhenNull, found, depth - 1);
                    return;
                case ISwitchExpressionOperation choice:
                    foreach (var arm in choice.Arms)
                        Add(arm.Value, found, depth - 1);
                    return;
                case ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation
                    when !value.ConstantValue.HasValue && OnlyValueOf(value) is { } only:
                    Add(only, found, depth - 1);
                    return;
            }
        }

        found.Add(value);
    }

    private void AddBranches(IConditionalOperation conditional, IOperation otherwise, List<IOperation> found, int depth)
    {
        // "No limit" that a setting asks for is the setting's.
        if (Infinite.IsTest(conditional, this))
        {
            found.Add(conditional);
            return;
        }

        // Nobody waits for a program that stands in a debugger.
        if (!IsDebuggerAttached(conditional.Condition))
            Add(conditional.WhenTrue, found, depth);
        Add(otherwise, found, depth);
    }

    private void AddTimes(IOperation value, List<TimeValue> found, int depth)
    {
        if (depth == 0)
            return;
        foreach (var one in Of(value))
        {
            if (one.ConstantValue is { HasValue: true, Value: var constant })
            {
                if (Number(constant) is { } number)
                    found.Add(new TimeValue(number, IsSpan: false));
                continue;
            }

            switch (one)
            {
                case IFieldReferenceOperation { Field: { } field } when TimeValue.Known(field) is { } known:
                    found.Add(known);
                    break;
                case IDefaultValueOperation when TimeValue.IsTimeSpan(one.Type) && one.Type?.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T:
                    found.Add(TimeValue.Zero);
                    break;
                case IObjectCreationOperation creation when TimeValue.IsTimeSpan(creation.Type):
                    AddParts(creation.Arguments, wholeUnit: 0, found, depth);
                    break;
                case IInvocationOperation { TargetMethod: { IsStatic: true } method } call when TimeValue.IsTimeSpan(method.ContainingType):
                    if (TimeValue.Milliseconds(method.Name) is > 0 and var unit)
                        AddParts(call.Arguments, unit, found, depth);
                    break;
                case IPropertyReferenceOperation { Instance: { } span, Property: { Name: var name } } when TimeValue.IsTimeSpan(span.Type):
                    if (TimeValue.Milliseconds(name) is > 0 and var part)
                    {
                        foreach (var whole in TimesOf(span))
                            found.Add(new TimeValue(whole.Number / part, IsSpan: false));
                    }

                    break;
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } minus:
                    foreach (var positive in TimesOf(minus.Operand))
                        found.Add(positive with { Number = -positive.Number });
                    break;
            }
        }
    }

    /// <summary>
    /// Adds the span that has the parts. A parameter is named by its unit, or its method is; only one of the parts may have more than one value.
    /// </summary>
    private void AddParts(ImmutableArray<IArgumentOperation> arguments, double wholeUnit, List<TimeValue> found, int depth)
    {
        List<double> sums = [0];
        foreach (var argument in arguments)
        {
            var unit = argument.Parameter is { } parameter && TimeValue.Milliseconds(parameter.Name) is > 0 and var named ? named : wholeUnit;
            var values = new List<TimeValue>();
            AddTimes(argument.Value, values, depth - 1);
            if (unit == 0 || values.Count == 0 || (sums.Count > 1 && values.Count > 1))
                return;

            var next = new List<double>();
            foreach (var sum in sums)
            {
                foreach (var value in values)
                    next.Add(sum + (value.Number * unit));
            }

            sums = next;
        }

        foreach (var sum in sums)
            found.Add(new TimeValue(sum, IsSpan: true));
    }

    private static bool IsDebuggerAttached(IOperation condition) => condition.WithoutConversions() switch
    {
        IPropertyReferenceOperation { Property: { Name: "IsAttached", ContainingType: var type } } => type.Is("System.Diagnostics", "Debugger"),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => IsDebuggerAttached(both.LeftOperand) || IsDebuggerAttached(both.RightOperand),
        _ => false,
    };

    private static double? Number(object? constant) => constant switch
    {
        int or long or uint or ulong or short or ushort or byte or sbyte or double or float =>
            Convert.ToDouble(constant, System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    // What an operator of the user's makes of a value is not known.
    private static IOperation WithoutBuiltInConversions(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }
}
