using Microsoft.CodeAnalysis;

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

    /// <summary>The arguments of the rule's message.</summary>
    public string[] Arguments { get; } = arguments;

    /// <summary>The attribute where it is written, or else the symbol.</summary>
    public Location? Location(CancellationToken cancellationToken) =>
        attribute?.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation() ?? Symbol.Locations.FirstOrDefault();
}
