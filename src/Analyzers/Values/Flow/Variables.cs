using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Values.Flow;

/// <summary>What can be followed through a graph: a local, a parameter, a capture of the compiler's, or a path of members that begins at one.</summary>
internal static class Variables
{
    private const int MaxPath = 6;

    /// <summary>The variable that an expression reads or writes; none if it is no variable.</summary>
    public static object? Of(IOperation? operation) => WithoutConversions(operation) switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFlowCaptureReferenceOperation capture => capture.Id,
        IMemberReferenceOperation { Member: IPropertySymbol { Parameters.IsEmpty: true } or IFieldSymbol } member => Path(member),
        _ => null,
    };

    /// <summary>The expression below casts, if there is one.</summary>
    public static IOperation? WithoutConversions(IOperation? operation) => operation?.WithoutConversions();

    private static MemberPath? Path(IMemberReferenceOperation reference)
    {
        var names = string.Empty;
        IOperation? current = reference;
        for (var depth = 0; depth < MaxPath; depth++)
        {
            switch (current)
            {
                case IMemberReferenceOperation { Member: IPropertySymbol { Parameters.IsEmpty: true } or IFieldSymbol } member:
                    names = $".{member.Member.Name}{names}";
                    if (member.Member.IsStatic)
                        return new MemberPath(member.Member.ContainingType, names);
                    current = WithoutConversions(member.Instance);
                    break;
                case ILocalReferenceOperation local:
                    return new MemberPath(local.Local, names);
                case IParameterReferenceOperation parameter:
                    return new MemberPath(parameter.Parameter, names);
                case IFlowCaptureReferenceOperation capture:
                    return new MemberPath(capture.Id, names);
                case IInstanceReferenceOperation { Type: { } type }:
                    return new MemberPath(type, names);
                default:
                    return null;
            }
        }

        return null;
    }
}

/// <summary>Members read one after the other, from a variable or a type on.</summary>
internal sealed record MemberPath(object Root, string Names);
