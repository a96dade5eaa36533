using System.Text;
using Instrumentation.Analyzers.Logs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes.Hygiene;

/// <summary>Makes a constant template of text that is put together: a placeholder for each value, named as the value is.</summary>
/// <param name="model">What the parts mean.</param>
/// <param name="existing">Values that the call hands over already: the text has placeholders for them.</param>
/// <param name="drop">Values that go elsewhere, and leave no placeholder.</param>
/// <param name="replace">What is handed over instead of a value.</param>
/// <param name="rename">What its placeholder is called, if not as the value was.</param>
internal sealed class TemplateBuilder(
    SemanticModel model, IReadOnlyList<ExpressionSyntax> existing, Func<ExpressionSyntax, bool>? drop = null, Func<ExpressionSyntax, ExpressionSyntax>? replace = null,
    Func<ExpressionSyntax, string?>? rename = null)
{
    private static readonly HashSet<string> Transparent = new(StringComparer.Ordinal)
    {
        "ToString", "Trim", "ToLower", "ToLowerInvariant", "ToUpper", "ToUpperInvariant", "ConfigureAwait", "Substring", "GetValueOrDefault", "AsSpan", "ToArray", "ToList",
    };

    private readonly StringBuilder text = new();
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    private int taken;
    private bool isDroppedLast;

    /// <summary>The values, in the order of their placeholders.</summary>
    public List<ExpressionSyntax> Values { get; } = [];

    /// <summary>The template.</summary>
    public string Text => text.ToString();

    /// <summary>Reads an expression; false if it cannot be taken apart so that the log says the same.</summary>
    public bool Read(ExpressionSyntax expression)
    {
        if (!Add(expression))
            return false;
        for (; taken < existing.Count; taken++)
            Values.Add(existing[taken]);
        return true;
    }

    /// <summary>Reads a template that has its placeholders already, and leaves out those of some values.</summary>
    public bool ReadTemplate(string template, IReadOnlyList<ExpressionSyntax> values, Func<ExpressionSyntax, bool> isDropped)
    {
        var at = 0;
        for (var i = 0; i < template.Length; i++)
        {
            var isDoubled = i + 1 < template.Length && template[i + 1] == template[i];
            if (template[i] is '{' or '}' && isDoubled)
            {
                text.Append(template[i]).Append(template[++i]);
                continue;
            }

            var end = template[i] == '{' ? template.IndexOf('}', i) : -1;
            if (end < 0)
            {
                text.Append(template[i]);
                continue;
            }

            if (at >= values.Count || !isDropped(values[at]))
            {
                text.Append(template, i, end - i + 1);
                if (at < values.Count)
                    Values.Add(values[at]);
            }
            else
            {
                // ": {Error}" and "({Error})" leave nothing behind.
                TrimEnd();
                if (end + 1 < template.Length && template[end + 1] is ')' or ']' or '\'')
                    end++;
            }

            at++;
            i = end;
        }

        for (; at < values.Count; at++)
        {
            if (!isDropped(values[at]))
                Values.Add(values[at]);
        }

        return true;
    }

    /// <summary>The same without what introduced a value that is gone.</summary>
    public TemplateBuilder Trimmed(char[] ends)
    {
        if (isDroppedLast)
        {
            var trimmed = Text.TrimEnd(ends);
            text.Clear().Append(trimmed);
        }

        return this;
    }

    /// <summary>The name that a value has in a template.</summary>
    public static string NameOf(ExpressionSyntax value)
    {
        var name = Word(value) is { Length: > 0 } word ? word.TrimStart('_', '@') : string.Empty;
        if (name.StartsWith("m_", StringComparison.Ordinal) || name.StartsWith("s_", StringComparison.Ordinal))
            name = name.Substring(2);
        return name.Length == 0 ? "Value" : char.ToUpperInvariant(name[0]) + name.Substring(1);
    }

    private bool Add(ExpressionSyntax expression)
    {
        if (model.GetConstantValue(expression) is { HasValue: true } constant)
        {
            AddText(constant.Value?.ToString() ?? string.Empty);
            return true;
        }

        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Add(parenthesized.Expression);
            case InterpolatedStringExpressionSyntax interpolated:
                return Add(interpolated);
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression) && IsText(binary):
                return Add(binary.Left) && Add(binary.Right);
            case InvocationExpressionSyntax call when model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType.SpecialType: SpecialType.System_String, IsStatic: true } method:
                return method.Name switch
                {
                    "Format" => AddFormat(call, method),
                    "Concat" => AddAll(call),
                    _ => AddValue(call, alignment: null, format: null),
                };
            case ConditionalExpressionSyntax or SwitchExpressionSyntax:
                return false;
            default:
                return AddValue(expression, alignment: null, format: null);
        }
    }

    private bool Add(InterpolatedStringExpressionSyntax interpolated)
    {
        foreach (var content in interpolated.Contents)
        {
            switch (content)
            {
                case InterpolatedStringTextSyntax literal:
                    AddText(Unescaped(literal.TextToken));
                    break;
                case InterpolationSyntax hole when hole.FormatClause is null && hole.AlignmentClause is null && model.GetConstantValue(hole.Expression) is { HasValue: true } constant:
                    AddText(constant.Value?.ToString() ?? string.Empty);
                    break;
                case InterpolationSyntax { FormatClause: null, AlignmentClause: null } hole when Nested(hole.Expression) is { } nested:
                    if (!Add(nested))
                        return false;
                    break;
                case InterpolationSyntax hole:
                    AddValue(Inside(hole.Expression), hole.AlignmentClause?.Value.ToString(), hole.FormatClause?.FormatStringToken.ValueText);
                    break;
            }
        }

        return true;
    }

    // What is put together within a hole is a part of the whole.
    private static InterpolatedStringExpressionSyntax? Nested(ExpressionSyntax hole) => Inside(hole) as InterpolatedStringExpressionSyntax;

    private static ExpressionSyntax Inside(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
            expression = parenthesized.Expression;
        return expression;
    }

    private static string Unescaped(SyntaxToken token) => token.ValueText.Replace("{{", "{").Replace("}}", "}");

    private bool AddAll(InvocationExpressionSyntax call)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (argument.NameColon is not null || model.GetTypeInfo(argument.Expression).Type is not { } type || (type.SpecialType != SpecialType.System_String && IsMany(type)) || !Add(argument.Expression))
                return false;
        }

        return true;
    }

    private static bool IsMany(ITypeSymbol type) => type is IArrayTypeSymbol || type.AllInterfaces.Any(static one => one.SpecialType == SpecialType.System_Collections_IEnumerable);

    private bool AddFormat(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        var arguments = call.ArgumentList.Arguments;
        var at = method.Parameters.Length > 0 && method.Parameters[0].Type.SpecialType == SpecialType.System_String ? 0 : 1;
        if (arguments.Count <= at || arguments.Any(static argument => argument.NameColon is not null)
            || model.GetConstantValue(arguments[at].Expression) is not { HasValue: true, Value: string format }
            || (arguments.Count == at + 2 && model.GetTypeInfo(arguments[at + 1].Expression).Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Object }))
        {
            return false;
        }

        var plain = new StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] is '{' or '}' && i + 1 < format.Length && format[i + 1] == format[i])
            {
                plain.Append(format[i++]);
            }
            else if (format[i] == '{')
            {
                var end = format.IndexOf('}', i);
                if (end < 0)
                    return false;
                AddText(plain.ToString());
                plain.Clear();

                var hole = format.Substring(i + 1, end - i - 1);
                var (colon, comma) = (hole.IndexOf(':'), hole.IndexOf(','));
                comma = colon >= 0 && comma > colon ? -1 : comma;
                var number = hole.Substring(0, comma >= 0 ? comma : colon >= 0 ? colon : hole.Length);
                if (!int.TryParse(number, out var index) || index < 0 || at + 1 + index >= arguments.Count)
                    return false;
                AddValue(
                    arguments[at + 1 + index].Expression,
                    comma < 0 ? null : hole.Substring(comma + 1, (colon >= 0 ? colon : hole.Length) - comma - 1),
                    colon < 0 ? null : hole.Substring(colon + 1));
                i = end;
            }
            else
            {
                plain.Append(format[i]);
            }
        }

        AddText(plain.ToString());
        return true;
    }

    // Without values the text is what is written; with them its braces are placeholders already.
    private void AddText(string part)
    {
        if (existing.Count == 0)
        {
            text.Append(part.Replace("{", "{{").Replace("}", "}}"));
            return;
        }

        foreach (var hole in TemplateHole.Of(part))
        {
            names.Add(hole.Name);
            if (taken < existing.Count)
                Values.Add(existing[taken++]);
        }

        text.Append(part);
    }

    private bool AddValue(ExpressionSyntax value, string? alignment, string? format)
    {
        value = Inside(value);
        if (drop?.Invoke(value) == true)
        {
            TrimEnd();
            isDroppedLast = true;
            return true;
        }

        isDroppedLast = false;

        text.Append('{').Append(Unique(rename?.Invoke(value) ?? NameOf(value)));
        if (alignment is not null)
            text.Append(',').Append(alignment.Trim());
        if (format is not null)
            text.Append(':').Append(format);
        text.Append('}');
        Values.Add((replace?.Invoke(value) ?? value).WithoutTrivia());
        return true;
    }

    private void TrimEnd()
    {
        while (text.Length > 0 && text[text.Length - 1] is ' ' or ':' or '(' or '[' or '-' or '=' or ',' or '\'' or '\n' or '\r')
            text.Length--;
    }

    private string Unique(string name)
    {
        var unique = name;
        for (var i = 2; !names.Add(unique); i++)
            unique = $"{name}{i}";
        return unique;
    }

    private bool IsText(ExpressionSyntax expression) => model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_String;

    private static string? Word(ExpressionSyntax value)
    {
        switch (value)
        {
            case SimpleNameSyntax name:
                return name.Identifier.ValueText;
            case MemberAccessExpressionSyntax member:
                return member.Name.Identifier.ValueText;
            case MemberBindingExpressionSyntax binding:
                return binding.Name.Identifier.ValueText;
            case ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } } access when Transparent.Contains(binding.Name.Identifier.ValueText):
                return Word(access.Expression);
            case ConditionalAccessExpressionSyntax access:
                return Word(access.WhenNotNull);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } when Transparent.Contains(member.Name.Identifier.ValueText):
                return Word(member.Expression);
            case InvocationExpressionSyntax call:
                return Called(Word(call.Expression));
            case ElementAccessExpressionSyntax element:
                return Word(element.Expression);
            case ParenthesizedExpressionSyntax parenthesized:
                return Word(parenthesized.Expression);
            case CastExpressionSyntax cast:
                return Word(cast.Expression);
            case AwaitExpressionSyntax awaited:
                return Word(awaited.Expression);
            case PostfixUnaryExpressionSyntax postfix:
                return Word(postfix.Operand);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce:
                return Word(coalesce.Left);
            default:
                return null;
        }
    }

    private static string? Called(string? name)
    {
        if (name is null)
            return null;
        if (name.Length > 8 && name.EndsWith("Async", StringComparison.Ordinal))
            name = name.Substring(0, name.Length - 5);
        return name.Length > 3 && name.StartsWith("Get", StringComparison.Ordinal) && char.IsUpper(name[3]) ? name.Substring(3) : name;
    }
}
