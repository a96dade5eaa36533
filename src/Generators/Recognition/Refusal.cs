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

    /// <summary>What the user may have meant, as a fix writes it.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Whether what is asked for is asked for on another member, which this one overrides or implements: the rule speaks there.</summary>
    public bool IsInherited { get; init; }

    /// <summary>The attribute, or its property, where it is written; or else the symbol.</summary>
    public Location? Location(CancellationToken cancellationToken)
    {
        var syntax = Attribute?.ApplicationSyntaxReference?.GetSyntax(cancellationToken);
        var argument = (syntax as AttributeSyntax)?.ArgumentList?.Arguments.FirstOrDefault(candidate =>
            Property is not null && candidate.NameEquals?.Name.Identifier.ValueText == Property);
        return (argument?.Expression ?? syntax)?.GetLocation() ?? Symbol.Locations.FirstOrDefault();
    }
}
