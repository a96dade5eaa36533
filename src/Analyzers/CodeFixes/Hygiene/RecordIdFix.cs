using System.Collections.Immutable;
using System.Composition;
using System.Text;
using Instrumentation.Analyzers;
using Instrumentation.Analyzers.Logs;
using Instrumentation.Analyzers.Rules.Cardinality;
using Instrumentation.Analyzers.Secrets;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.CodeFixes.Hygiene;

/// <summary>
/// Records the identity instead of what is sensitive: of the object that the value is a member of, or the one that the method is given beside
/// it. Placeholders of logs and keys of spans are named after it.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RecordIdFix)), Shared]
internal sealed class RecordIdFix : ExpressionFix
{
    private const string Id = nameof(Id);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.SensitiveData];

    /// <inheritdoc/>
    protected override string Title(Diagnostic diagnostic) => "Record the id instead";

    /// <inheritdoc/>
    protected override Func<CancellationToken, Task<Document>>? Create(
        Document document, SyntaxNode root, SemanticModel model, ExpressionSyntax place, Diagnostic diagnostic)
    {
        if (Recorded(place) is not { } value || Identity(place, model) is not var (id, name))
            return null;

        var changed = value.Parent switch
        {
            InterpolationSyntax => InText(root, model, value, id, name),
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument => AsValue(root, model, call, argument, id, name) ?? AsTag(root, model, call, argument, id, name),
            BinaryExpressionSyntax => InText(root, model, value, id, name),
            _ => null,
        };
        return changed is null ? null : With(document, changed);
    }

    /// <summary>The whole of what is recorded: the sensitive value, and what makes another text of it.</summary>
    private static ExpressionSyntax? Recorded(ExpressionSyntax place)
    {
        var value = place;
        while (true)
        {
            switch (value.Parent)
            {
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } member when member.Expression == value:
                    value = call;
                    break;
                case MemberAccessExpressionSyntax member when member.Name == value || member.Expression == value:
                    value = member;
                    break;
                case InvocationExpressionSyntax call when call.Expression == value:
                    value = call;
                    break;
                case MemberBindingExpressionSyntax binding:
                    value = binding;
                    break;
                case ConditionalAccessExpressionSyntax access:
                    value = access;
                    break;
                case PostfixUnaryExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax:
                    value = (ExpressionSyntax)value.Parent;
                    break;
                case ArgumentSyntax or InterpolationSyntax:
                    return value;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }:
                    return value;
                default:
                    return null;
            }
        }
    }

    /// <summary>The expression of the identity, and its name in a template.</summary>
    private static (ExpressionSyntax Expression, string Name)? Identity(ExpressionSyntax place, SemanticModel model)
    {
        // A member of something: what has it, has an identity.
        var (owner, isConditional) = place switch
        {
            MemberAccessExpressionSyntax member => (member.Expression, false),
            MemberBindingExpressionSyntax => (place.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression, true),
            _ => (null, false),
        };
        if (owner is not null and not (ThisExpressionSyntax or BaseExpressionSyntax))
            return OfMember(owner, isConditional, place, model);

        // An object that is taken apart.
        if (model.GetTypeInfo(place).Type is { SpecialType: SpecialType.None } && OfMember(place, isConditional: false, place, model) is { } own)
            return own;
        return OfParameter(place, model);
    }

    private static (ExpressionSyntax, string)? OfMember(ExpressionSyntax owner, bool isConditional, ExpressionSyntax place, SemanticModel model)
    {
        if (model.GetTypeInfo(owner).Type is not { } type || model.GetSymbolInfo(owner).Symbol is INamespaceOrTypeSymbol)
            return null;
        var classified = new Classified(WellKnownSymbols.For(model.Compilation));
        foreach (var name in new[] { Id, type.Name + Id })
        {
            for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
            {
                foreach (var member in declaring.GetMembers(name))
                {
                    if (member is IPropertySymbol { IsStatic: false, GetMethod: not null, IsIndexer: false } or IFieldSymbol { IsStatic: false }
                        && model.IsAccessible(place.SpanStart, member) && !classified.Contains(member) && !SensitiveWords.Names(name))
                    {
                        var text = $"{owner.WithoutTrivia()}{(isConditional ? "?" : "")}.{name}";
                        var word = TemplateBuilder.NameOf(owner);
                        return (SyntaxFactory.ParseExpression(text), name == Id && word != "Value" ? word + Id : name == Id ? type.Name + Id : name);
                    }
                }
            }
        }

        return null;
    }

    /// <summary>The one parameter beside the value that is an identity.</summary>
    private static (ExpressionSyntax, string)? OfParameter(ExpressionSyntax place, SemanticModel model)
    {
        IParameterSymbol? only = null;
        for (var symbol = model.GetEnclosingSymbol(place.SpanStart) as IMethodSymbol; symbol is not null; symbol = symbol.ContainingSymbol as IMethodSymbol)
        {
            foreach (var parameter in symbol.Parameters)
            {
                if (IdentityWords.Words(parameter.Name) is not { Count: > 0 } words || !words[words.Count - 1].Equals(Id, StringComparison.OrdinalIgnoreCase) || parameter.RefKind is RefKind.Out)
                    continue;
                if (only is not null)
                    return null;
                only = parameter;
            }
        }

        if (only is null)
            return null;
        var identifier = SyntaxFacts.GetKeywordKind(only.Name) == SyntaxKind.None ? only.Name : $"@{only.Name}";
        return (SyntaxFactory.IdentifierName(identifier), char.ToUpperInvariant(only.Name[0]) + only.Name.Substring(1));
    }

    /// <summary>A value behind a template: its placeholder is renamed.</summary>
    private static SyntaxNode? AsValue(SyntaxNode root, SemanticModel model, InvocationExpressionSyntax call, ArgumentSyntax argument, ExpressionSyntax id, string name)
    {
        if (LogArguments.Of(call, model) is not { } log || IndexOf(log.Arguments, argument) is var index && index <= log.Template)
            return null;
        var template = log.Arguments[log.Template].Expression;
        if (template is not LiteralExpressionSyntax || model.GetConstantValue(template) is not { HasValue: true, Value: string text })
            return null;
        if (Renamed(text, index - log.Template - 1, name) is not { } renamed)
            return null;
        var literal = Literal(renamed).WithTriviaFrom(template);
        return root.ReplaceNodes(new[] { template, argument.Expression }, (old, _) => old == template ? literal : id.WithTriviaFrom(old));
    }

    private static int IndexOf(IReadOnlyList<ArgumentSyntax> arguments, ArgumentSyntax argument)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == argument)
                return i;
        }

        return -1;
    }

    private static string? Renamed(string template, int index, string name)
    {
        var holes = TemplateHole.Of(template);
        if (index >= holes.Count)
            return null;
        for (var i = 0; i < holes.Count; i++)
        {
            if (i != index && holes[i].Name == name)
                return null;
        }

        var text = new StringBuilder();
        var at = 0;
        for (var i = 0; i < template.Length; i++)
        {
            var isDoubled = i + 1 < template.Length && template[i + 1] == template[i];
            if (template[i] == '{' && !isDoubled && template.IndexOf('}', i) is var end && end > i + 1)
            {
                // A format belongs to what was there before.
                text.Append('{').Append(at++ == index ? name : template.Substring(i + 1, end - i - 1)).Append('}');
                i = end;
                continue;
            }

            text.Append(template[i]);
            if (template[i] is '{' or '}' && isDoubled)
                text.Append(template[++i]);
        }

        return text.ToString();
    }

    /// <summary>A tag of a span, or baggage: its key is renamed.</summary>
    private static SyntaxNode? AsTag(SyntaxNode root, SemanticModel model, InvocationExpressionSyntax call, ArgumentSyntax argument, ExpressionSyntax id, string name)
    {
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol { Name: "SetTag" or "AddTag" or "SetBaggage" or "AddBaggage", ContainingType: var type } || !type.Is("System.Diagnostics", "Activity")
            || call.ArgumentList.Arguments is not { Count: 2 } arguments || arguments[1] != argument
            || arguments[0].Expression is not LiteralExpressionSyntax { Token.Value: string key } literal)
        {
            return null;
        }

        var end = key.LastIndexOfAny(['.', '_']);
        var renamed = end < 0 ? string.Join(".", IdentityWords.Words(name)).ToLowerInvariant() : key.Substring(0, end + 1) + "id";
        return root.ReplaceNodes(
            new ExpressionSyntax[] { literal, argument.Expression }, (old, _) => old == literal ? Literal(renamed).WithTriviaFrom(old) : id.WithTriviaFrom(old));
    }

    /// <summary>A part of text that is put together: the text becomes a template.</summary>
    private static SyntaxNode? InText(SyntaxNode root, SemanticModel model, ExpressionSyntax value, ExpressionSyntax id, string name)
    {
        var argument = value.FirstAncestorOrSelf<ArgumentSyntax>();
        if (argument is not { Parent.Parent: InvocationExpressionSyntax call } || LogArguments.Of(call, model) is not { } log || log.Arguments[log.Template] != argument
            || model.GetSymbolInfo(call).Symbol is not IMethodSymbol method || !LogArguments.TakesValues(method))
        {
            return null;
        }

        var isReplaced = false;
        var builder = new TemplateBuilder(
            model,
            log.Values,
            drop: null,
            one =>
            {
                isReplaced |= one == value;
                return one == value ? id : one;
            },
            one => one == value ? name : null);
        return builder.Read(argument.Expression) && isReplaced ? root.ReplaceNode(call, log.With(builder.Text, builder.Values)) : null;
    }
}
