using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Timeouts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Patterns;

/// <summary>The text of a pattern, as far as the source tells it. What is escaped is some text without a meaning, and costs as much as any.</summary>
internal static class PatternText
{
    private const int MaxDepth = 12;
    private const string Escaped = "x";
    private const string Digits = "0";

    /// <summary>The patterns that an expression can be; nothing if one of them is not known.</summary>
    public static List<string>? Of(IOperation pattern, SourceValues values)
    {
        var texts = new List<string>();
        foreach (var value in values.Of(pattern))
        {
            foreach (var assigned in Assigned(value, values))
            {
                if (OfValue(assigned, values, MaxDepth) is not { } text)
                    return null;
                texts.Add(text);
            }
        }

        return texts;
    }

    /// <summary>All values that a local variable is ever given; any other expression itself.</summary>
    private static List<IOperation> Assigned(IOperation value, SourceValues values)
    {
        if (value is not ILocalReferenceOperation { Local: { DeclaringSyntaxReferences: { Length: 1 } references } local }
            || SymbolUses.Of(local, values.Sources, values.CancellationToken) is not { } uses)
        {
            return [value];
        }

        var assigned = new List<IOperation>();
        if (references[0].GetSyntax(values.CancellationToken) is not VariableDeclaratorSyntax declarator)
            return [value];
        if (declarator.Initializer is { Value: var initial } && values.Sources.Operation(initial, values.CancellationToken) is { } first)
            assigned.Add(first.WithoutConversions());
        foreach (var use in uses)
        {
            if (!SymbolUses.IsWrite(use))
                continue;
            if (use.Parent is not ISimpleAssignmentOperation assignment)
                return [value];
            assigned.Add(assignment.Value.WithoutConversions());
        }

        return assigned.Count == 0 ? [value] : assigned;
    }

    /// <summary>The options that are known to be set.</summary>
    public static RegexOptions OptionsOf(IOperation options, SourceValues values)
    {
        var known = RegexOptions.None;
        foreach (var value in values.Of(options))
            known |= OptionsOf(value, values, MaxDepth);
        return known;
    }

    private static RegexOptions OptionsOf(IOperation options, SourceValues values, int depth) => options switch
    {
        _ when depth == 0 => RegexOptions.None,
        ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation when !options.ConstantValue.HasValue =>
            values.OnlyValueOf(options) is { } only ? OptionsOf(only.WithoutConversions(), values, depth - 1) : RegexOptions.None,
        { ConstantValue: { HasValue: true, Value: int flags } } => (RegexOptions)flags,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Or } both =>
            OptionsOf(both.LeftOperand.WithoutConversions(), values, depth - 1) | OptionsOf(both.RightOperand.WithoutConversions(), values, depth - 1),
        _ => RegexOptions.None,
    };

    private static string? OfValue(IOperation value, SourceValues values, int depth)
    {
        if (depth == 0)
            return null;
        if (value.ConstantValue is { HasValue: true, Value: var constant })
            return constant?.ToString();
        switch (value)
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                return OfPart(sum.LeftOperand, values, depth) is { } left && OfPart(sum.RightOperand, values, depth) is { } right ? left + right : null;
            case IInterpolatedStringOperation interpolated:
                return OfParts(interpolated, values, depth);
            case IInvocationOperation { TargetMethod: { Name: "Escape", ContainingType: var type } } when type.Is("System.Text.RegularExpressions", "Regex"):
                return Escaped;
            case IInvocationOperation { TargetMethod: { Name: "Format", ContainingType.SpecialType: SpecialType.System_String }, Arguments: { Length: > 1 } arguments }
                when arguments[0].Value.ConstantValue.Value is string format:
                return OfFormat(format, arguments, values, depth);
            case { Type.SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 }:
                return Digits;
            default:
                return null;
        }
    }

    private static string? OfParts(IInterpolatedStringOperation interpolated, SourceValues values, int depth)
    {
        var text = new StringBuilder();
        foreach (var part in interpolated.Parts)
        {
            var expression = part switch
            {
                IInterpolatedStringTextOperation fixedText => fixedText.Text,
                IInterpolationOperation { Expression: var hole } => hole,
                _ => null,
            };
            if (expression is null || OfPart(expression, values, depth) is not { } ofPart)
                return null;
            text.Append(ofPart);
        }

        return text.ToString();
    }

    // string.Format("^{0}$", Regex.Escape(name))
    private static string? OfFormat(string format, ImmutableArray<IArgumentOperation> arguments, SourceValues values, int depth)
    {
        var parts = new List<string>();
        for (var i = 1; i < arguments.Length; i++)
        {
            var elements = arguments[i].Value.WithoutConversions() is IArrayCreationOperation { Initializer: { } initializer } ? initializer.ElementValues : [arguments[i].Value];
            foreach (var element in elements)
            {
                if (OfPart(element, values, depth) is not { } part)
                    return null;
                parts.Add(part);
            }
        }

        try
        {
            return string.Format(CultureInfo.InvariantCulture, format, [.. parts]);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>A part of a pattern with more than one value is not followed: there would be too many.</summary>
    private static string? OfPart(IOperation part, SourceValues values, int depth) =>
        values.Of(part) is { Count: 1 } only ? OfValue(only[0], values, depth - 1) : null;
}
