using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Generators.Recognition;

/// <summary>Why something is not generated: what a rule says at the user's line.</summary>
internal sealed class Refusal(string id, ISymbol symbol, AttributeData? attribute, params string[] arguments)
{
    public const string AttributeNotApplicable = "INS0001";
    public const string TagWithoutEffect = "INS0002";
    public const string MemberNotResolved = "INS0003";
    public const string CoreMethodMissing = "INS0004";
    public const string ClassifiedInTheClear = "INS0010";

    /// <summary>The id of the rule that speaks.</summary>
    public string Id { get; } = id;

    /// <summary>The symbol that the rule speaks of.</summary>
    public ISymbol Symbol { get; } = symbol;

    /// <summary>The attribute that asks for what is not generated; <see langword="null"/> when it stands on the type.</summary>
    public AttributeData? Attribute { get; } = attribute;

    /// <summary>The arguments of the rule's message.</summary>
    public string[] Arguments { get; } = arguments;

    /// <summary>The property of the attribute that is wrong, when it is one.</summary>
    public string? Property { get; init; }

    /// <summary>The parameter of the attribute's constructor whose argument is wrong, when it is one.</summary>
    public string? Parameter { get; init; }

    /// <summary>Whether only a part of what the attribute asks for is not generated: the rule warns.</summary>
    public bool IsOfAPart { get; init; }

    /// <summary>What the user may have meant, as a fix writes it.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Whether what is asked for is asked for on another member, which this one overrides or implements: the rule speaks there.</summary>
    public bool IsInherited { get; init; }

    /// <summary>The attribute, or its argument, where it is written; or else the symbol.</summary>
    public Location? Location(CancellationToken cancellationToken)
    {
        var syntax = Attribute?.ApplicationSyntaxReference?.GetSyntax(cancellationToken);
        return (Argument(syntax as AttributeSyntax)?.Expression ?? syntax)?.GetLocation() ?? Symbol.Locations.FirstOrDefault();
    }

    private AttributeArgumentSyntax? Argument(AttributeSyntax? syntax)
    {
        if (syntax?.ArgumentList?.Arguments is not { } arguments)
            return null;
        if (Property is not null)
            return arguments.FirstOrDefault(candidate => candidate.NameEquals?.Name.Identifier.ValueText == Property);
        if (Parameter is null)
            return null;

        var ordinal = Attribute!.AttributeConstructor?.Parameters.FirstOrDefault(parameter => parameter.Name == Parameter)?.Ordinal;
        return arguments.FirstOrDefault(candidate => candidate.NameColon?.Name.Identifier.ValueText == Parameter)
            ?? arguments.Where((candidate, at) => at == ordinal && candidate is { NameColon: null, NameEquals: null }).FirstOrDefault();
    }
}
