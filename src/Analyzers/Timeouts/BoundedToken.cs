using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>
/// Whether a token ends what it is given to. A token is without end if nothing can cancel it: it is none, or its source has no delay, is linked
/// to nothing that has one, and everything that is done with the source is to be seen and cancels nothing.
/// </summary>
internal static class BoundedToken
{
    private const int MaxDepth = 6;

    /// <summary>What is known of a token.</summary>
    public static TokenBound Of(IOperation token, SourceValues values) => Of(token, values, MaxDepth);

    /// <summary>What is known of the tokens of a source.</summary>
    public static TokenBound OfSource(IOperation source, SourceValues values) => OfSource(source, values, MaxDepth);

    /// <summary>Whether a token is none at all: whatever it can come to has no source.</summary>
    public static bool IsNone(IOperation token, SourceValues values)
    {
        foreach (var value in values.Of(token))
        {
            if (value is IPropertyReferenceOperation { Property.Name: "Token" } or IConditionalAccessOperation)
                return false;
        }

        return Of(token, values) == TokenBound.Unbounded;
    }

    /// <summary>Whether the type is the token's.</summary>
    public static bool IsToken(ITypeSymbol? type) => type.WithoutNullable().Is("System.Threading", "CancellationToken");

    /// <summary>Whether the type is that of a token's source.</summary>
    public static bool IsSource(ITypeSymbol? type) => type.Is("System.Threading", "CancellationTokenSource");

    private static TokenBound Of(IOperation token, SourceValues values, int depth)
    {
        if (depth == 0)
            return TokenBound.Bounded;

        // One branch that ends is what the author thought of.
        var bound = TokenBound.Unbounded;
        foreach (var value in values.Of(token))
            bound = Closest(bound, OfValue(value, values, depth - 1));
        return bound;
    }

    private static TokenBound OfValue(IOperation value, SourceValues values, int depth) => value switch
    {
        IDefaultValueOperation => TokenBound.Unbounded,
        { ConstantValue: { HasValue: true, Value: null } } => TokenBound.Unbounded,
        IObjectCreationOperation { Arguments: var arguments } when IsToken(value.Type) =>
            arguments.IsEmpty || arguments[0].Value.ConstantValue is { HasValue: true, Value: false } ? TokenBound.Unbounded : TokenBound.Bounded,
        IPropertyReferenceOperation { Property: { Name: "None", IsStatic: true } } => TokenBound.Unbounded,
        IPropertyReferenceOperation { Property.Name: "Token", Instance: { } source } when IsSource(source.Type) => OfSource(source, values, depth),
        IConditionalAccessOperation { WhenNotNull: IPropertyReferenceOperation { Property.Name: "Token" } } access when IsSource(access.Operation.Type) =>
            OfSource(access.Operation, values, depth),
        IParameterReferenceOperation or IMemberReferenceOperation => TokenBound.Caller,
        _ => TokenBound.Bounded,
    };

    private static TokenBound OfSource(IOperation source, SourceValues values, int depth)
    {
        source = source.WithoutConversions();
        if (source is not (ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation))
            return OfCreation(source, values, depth);
        if (values.OnlyValueOf(source) is not { } creation || OfCreation(creation.WithoutConversions(), values, depth) is var bound && bound == TokenBound.Bounded)
            return TokenBound.Bounded;

        ISymbol symbol = source switch
        {
            ILocalReferenceOperation local => local.Local,
            IMemberReferenceOperation member => member.Member,
            _ => throw new InvalidOperationException(),
        };
        if (SymbolUses.Of(symbol, values.Sources, values.CancellationToken) is not { } uses)
            return TokenBound.Bounded;
        foreach (var use in uses)
        {
            if (!CancelsNothing(use, values))
                return TokenBound.Bounded;
        }

        return bound;
    }

    private static TokenBound OfCreation(IOperation creation, SourceValues values, int depth)
    {
        switch (creation)
        {
            case IObjectCreationOperation { Arguments.IsEmpty: true } when IsSource(creation.Type):
                return TokenBound.Unbounded;
            case IObjectCreationOperation { Arguments: var arguments } when IsSource(creation.Type):
                foreach (var argument in arguments)
                {
                    if (argument.Parameter is { Ordinal: 0 })
                        return Infinite.Is(argument.Value, values) ? TokenBound.Unbounded : TokenBound.Bounded;
                }

                return TokenBound.Bounded;
            case IInvocationOperation { TargetMethod: { Name: "CreateLinkedTokenSource", ContainingType: var type } } call when IsSource(type):
                var bound = TokenBound.Unbounded;
                foreach (var argument in call.Arguments)
                {
                    if (Elements(argument.Value) is not { } tokens)
                        return TokenBound.Bounded;
                    foreach (var token in tokens)
                        bound = Closest(bound, Of(token, values, depth - 1));
                }

                return bound;
            default:
                return TokenBound.Bounded;
        }
    }

    /// <summary>The tokens of an argument: itself, or those of the array or list that it is.</summary>
    private static ImmutableArray<IOperation>? Elements(IOperation value) => value.WithoutConversions() switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        IArrayCreationOperation { DimensionSizes: { Length: 1 } sizes } when sizes[0].ConstantValue is { HasValue: true, Value: 0 } => [],
        ICollectionExpressionOperation list => list.Elements,
        { Type: var type } token when IsToken(type) => [token],
        _ => null,
    };

    /// <summary>Whether a use of a source leaves it as it is, and lets nobody else have it.</summary>
    private static bool CancelsNothing(IOperation use, SourceValues values)
    {
        var parent = use.Parent;
        if (SymbolUses.IsWrite(use))
            return parent is ISimpleAssignmentOperation;
        switch (parent)
        {
            case IPropertyReferenceOperation { Property.Name: "Token" or "IsCancellationRequested" }:
            case IUsingOperation:
            case IBinaryOperation:
            case IIsPatternOperation:
                return true;
            case IInvocationOperation { TargetMethod.Name: "Dispose" } call:
                return call.Instance == use;
            case IInvocationOperation { TargetMethod.Name: "CancelAfter", Arguments: { Length: 1 } arguments } call:
                return call.Instance == use && Infinite.Is(arguments[0].Value, values);
            case IConditionalAccessOperation { WhenNotNull: IInvocationOperation { TargetMethod.Name: "Dispose" } or IPropertyReferenceOperation { Property.Name: "Token" } } access:
                return access.Operation == use;
            default:
                return false;
        }
    }

    private static TokenBound Closest(TokenBound one, TokenBound other) => one < other ? one : other;
}
