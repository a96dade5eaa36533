using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Coverage;

/// <summary>Methods by whose shape one sees that they are there for the compiler: whoever writes one does not mean to call it.</summary>
internal static class CompilerPattern
{
    /// <summary>What makes the compiler call the method, or <see langword="null"/> of a method like any other.</summary>
    public static string? Writer(IMethodSymbol method) => method.Name switch
    {
        "Dispose" when HasParameters(method, 0) && method.ReturnsVoid && (Implements(method, "IDisposable") || method.ContainingType.IsRefLikeType) => "'using'",
        "DisposeAsync" when HasParameters(method, 0) && !method.ReturnsVoid => "'await using'",
        "GetEnumerator" when HasParameters(method, 0) && !method.ReturnsVoid => "'foreach'",
        "GetAsyncEnumerator" when !method.ReturnsVoid => "'await foreach'",
        "MoveNext" when HasParameters(method, 0) && HasCurrent(method) => "'foreach'",
        "MoveNextAsync" when HasParameters(method, 0) && HasCurrent(method) => "'await foreach'",
        "GetAwaiter" when HasParameters(method, 0) && !method.ReturnsVoid => "'await'",
        "GetResult" when HasParameters(method, 0) && Implements(method, "INotifyCompletion") => "'await'",
        "OnCompleted" or "UnsafeOnCompleted" when HasParameters(method, 1) && Implements(method, "INotifyCompletion") => "'await'",
        "Deconstruct" when IsDeconstruction(method) => "a deconstruction",
        "GetPinnableReference" when method.ReturnsByRef || method.ReturnsByRefReadonly => "'fixed'",
        "AppendLiteral" or "AppendFormatted" when IsHandler(method.ContainingType) => "an interpolated string",
        _ => null,
    };

    private static bool HasParameters(IMethodSymbol method, int count) =>
        method.IsExtensionMethod ? method.Parameters.Length == count + 1 : !method.IsStatic && method.Parameters.Length == count;

    private static bool IsDeconstruction(IMethodSymbol method)
    {
        var first = method.IsExtensionMethod ? 1 : 0;
        if (!method.ReturnsVoid || (method.IsStatic && !method.IsExtensionMethod) || method.Parameters.Length == first)
            return false;
        for (var i = first; i < method.Parameters.Length; i++)
        {
            if (method.Parameters[i].RefKind != RefKind.Out)
                return false;
        }

        return true;
    }

    private static bool HasCurrent(IMethodSymbol method)
    {
        for (var home = method.ContainingType; home is not null; home = home.BaseType)
        {
            if (home.GetMembers("Current").Any(static member => member is IPropertySymbol))
                return true;
        }

        return false;
    }

    private static bool Implements(IMethodSymbol method, string contract)
    {
        foreach (var implemented in method.ContainingType.AllInterfaces)
        {
            if (implemented.Name == contract && FrameworkType.IsSystem(implemented))
                return true;
        }

        return false;
    }

    private static bool IsHandler(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "InterpolatedStringHandlerAttribute" } mark && FrameworkType.IsSystem(mark))
                return true;
        }

        return false;
    }
}
