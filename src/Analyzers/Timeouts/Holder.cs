using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>The variable that an object is in.</summary>
internal static class Holder
{
    /// <summary>The variable, field, property or parameter that an expression names, or that what it creates is put into.</summary>
    public static ISymbol? Of(IOperation? instance)
    {
        switch (instance?.WithoutConversions())
        {
            case ILocalReferenceOperation local:
                return local.Local;
            case IParameterReferenceOperation parameter:
                return parameter.Parameter;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } receiver:
                return Created(receiver) is { } creation ? Target(creation) : null;
            case IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol { IsIndexer: false } } member:
                return member.Member;
            case { } created:
                return Target(created);
            default:
                return null;
        }
    }

    /// <summary>The creation that an object initializer belongs to.</summary>
    public static IObjectCreationOperation? Created(IInstanceReferenceOperation receiver)
    {
        for (var parent = receiver.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IObjectOrCollectionInitializerOperation)
                return parent.Parent as IObjectCreationOperation;
        }

        return null;
    }

    /// <summary>What a value is put into.</summary>
    public static ISymbol? Target(IOperation value)
    {
        var parent = value.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation or ICoalesceOperation or IAwaitOperation)
            parent = parent.Parent;
        return parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            IFieldInitializerOperation { InitializedFields: { IsEmpty: false } fields } => fields[0],
            IPropertyInitializerOperation { InitializedProperties: { IsEmpty: false } properties } => properties[0],
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation or IMemberReferenceOperation } assignment => Of(assignment.Target),
            ICoalesceAssignmentOperation { Target: ILocalReferenceOperation or IMemberReferenceOperation } assignment => Of(assignment.Target),
            _ => null,
        };
    }
}
