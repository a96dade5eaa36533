using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>The variable, or the member by its path, that something is done with: the same one in two places is, as far as is known, one object.</summary>
internal static class Subject
{
    /// <summary>Whether two expressions read the same.</summary>
    public static bool Same(IOperation? one, IOperation? other)
    {
        while (true)
        {
            (one, other) = (one?.WithoutConversions(), other?.WithoutConversions());
            switch (one, other)
            {
                case (ILocalReferenceOperation left, ILocalReferenceOperation right):
                    return SymbolEqualityComparer.Default.Equals(left.Local, right.Local);
                case (IParameterReferenceOperation left, IParameterReferenceOperation right):
                    return SymbolEqualityComparer.Default.Equals(left.Parameter, right.Parameter);
                case (IMemberReferenceOperation left, IMemberReferenceOperation right):
                    if (left is IMethodReferenceOperation || !SymbolEqualityComparer.Default.Equals(left.Member, right.Member))
                        return false;
                    (one, other) = (left.Instance, right.Instance);
                    if (one is null && other is null)
                        return true;
                    break;
                case (IInstanceReferenceOperation, IInstanceReferenceOperation):
                    return true;
                default:
                    return false;
            }
        }
    }

    /// <summary>Whether an expression reads it somewhere, outside of a lambda.</summary>
    public static bool IsIn(IOperation tree, IOperation subject)
    {
        if (Same(tree, subject))
            return true;
        if (tree is IAnonymousFunctionOperation)
            return false;
        foreach (var child in tree.ChildOperations)
        {
            if (IsIn(child, subject))
                return true;
        }

        return false;
    }
}
