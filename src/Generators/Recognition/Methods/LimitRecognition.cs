using Instrumentation.Generators.Model;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>What <c>[TimeLimit]</c> asks for, and whether the method can be limited: it needs a token that can be replaced, and an end.</summary>
internal static class LimitRecognition
{
    private const string Milliseconds = "milliseconds";

    /// <summary>The limit of a method that <see cref="Refusal"/> has nothing to say of.</summary>
    public static LimitModel? Of(IMethodSymbol method, AttributeData? attribute) =>
        attribute is not null && Time(attribute) is { } time && Token(method) is { } token
            ? new LimitModel(time, Identifiers.Escape(token.Name), attribute.Flag("Pooled"))
            : null;

    /// <summary>Why the method cannot be limited, and the attribute's argument that is wrong if it is that, or <see langword="null"/>.</summary>
    public static (string Reason, string? Parameter)? Refusal(IMethodSymbol method, AttributeData attribute)
    {
        // What does not compile has errors of its own.
        if (Time(attribute) is < 1)
            return ("a limit is 1 millisecond or more; write the time in milliseconds, or remove the attribute where there is none", Milliseconds);

        switch (ReturnRecognition.Of(method).Shape)
        {
            case ReturnShape.Stream:
                return ("not for streams: the items are waited for after it has returned; put the limit on a method that consumes them", null);
            case ReturnShape.TaskLike:
                return ($"not for the task-like type '{method.ReturnType.Name}', whose end only an 'async' method sees; return a Task or a ValueTask", null);
        }

        if (Token(method) is not null)
            return null;
        foreach (var parameter in method.Parameters)
        {
            if (IsToken(TypeNames.Underlying(parameter.Type)))
                return ($"the limit takes the place of a token that is passed by value; declare '{parameter.Name}' as 'CancellationToken {parameter.Name}'", null);
        }

        return ("it has no CancellationToken parameter that the limit could cancel; add one, and hand it to what the method waits for", null);
    }

    /// <summary>By convention the last parameter is the one that the method waits with.</summary>
    private static IParameterSymbol? Token(IMethodSymbol method)
    {
        for (var i = method.Parameters.Length - 1; i >= 0; i--)
        {
            if (method.Parameters[i] is { RefKind: RefKind.None } parameter && IsToken(parameter.Type))
                return parameter;
        }

        return null;
    }

    private static bool IsToken(ITypeSymbol type) => TypeNames.IsFramework(type, "System.Threading", "CancellationToken");

    private static int? Time(AttributeData attribute) =>
        attribute.ConstructorArguments is { Length: 1 } arguments && arguments[0] is { Kind: TypedConstantKind.Primitive, Value: int time } ? time : null;
}
