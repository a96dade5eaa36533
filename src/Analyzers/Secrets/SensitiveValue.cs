using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Secrets;

/// <summary>What makes a value sensitive.</summary>
/// <param name="Source">The expression that is.</param>
/// <param name="IsClassified">Whether an attribute says so; else its name does.</param>
internal readonly record struct Sensitive(IOperation Source, bool IsClassified);

/// <summary>Follows a value that is recorded back to what it is made of, as far as a body shows it.</summary>
/// <param name="classified">What attributes say.</param>
/// <param name="sanitizers">The methods that make a value harmless.</param>
internal sealed class SensitiveValue(Classified classified, Sanitizers sanitizers)
{
    private const int MaxDepth = 24;

    // Functions of the framework that write the same in another way.
    private static readonly HashSet<string> Encoders = new(StringComparer.Ordinal)
    {
        "Format", "Concat", "Join", "Copy", "Intern", "ToBase64String", "GetBytes", "GetString", "EscapeDataString", "UrlEncode", "HtmlEncode", "Serialize", "ToHexString", "Trim", "FromResult", "Append",
    };

    private static readonly HashSet<string> Lookups = new(StringComparer.Ordinal) { "Get", "Find", "Read", "Load", "Fetch", "Resolve", "Generate", "Create", "Extract", "Acquire", "Decrypt" };

    private static readonly HashSet<string> Containers = new(StringComparer.Ordinal)
    {
        "KeyValuePair", "Dictionary", "List", "ActivityTagsCollection", "ActivityEvent", "TagList", "SortedDictionary", "ConcurrentDictionary", "ReadOnlyDictionary",
    };

    /// <summary>What makes the value sensitive; nothing if it is not.</summary>
    public Sensitive? Of(IOperation? value, int depth = 0)
    {
        if (value is null || value.ConstantValue.HasValue || depth++ > MaxDepth)
            return null;

        switch (value)
        {
            case IConversionOperation conversion:
                return Of(conversion.Operand, depth);
            case IParenthesizedOperation parenthesized:
                return Of(parenthesized.Operand, depth);
            case IAwaitOperation awaited:
                return Of(awaited.Operation, depth);
            case IArgumentOperation argument:
                return Of(argument.Value, depth);
            case ISimpleAssignmentOperation assignment:
                return Of(assignment.Value, depth);
            case IInterpolationOperation interpolation:
                return Of(interpolation.Expression, depth);
            case IConditionalAccessInstanceOperation:
                return Of(Accessed(value), depth);
            case IConditionalAccessOperation access:
                return Of(access.WhenNotNull, depth);
            case IConditionalOperation conditional:
                return Of(conditional.WhenTrue, depth) ?? Of(conditional.WhenFalse, depth);
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                {
                    if (Of(arm.Value, depth) is { } sensitive)
                        return sensitive;
                }

                return null;
            case IBinaryOperation { Type.SpecialType: SpecialType.System_String } or ICoalesceOperation or IInterpolatedStringOperation
                or IArrayCreationOperation or IArrayInitializerOperation or ICollectionExpressionOperation or ITupleOperation
                or IAnonymousObjectCreationOperation or IObjectOrCollectionInitializerOperation:
                return OfParts(value, depth);
            case ILocalReferenceOperation local:
                return OfLocal(local, depth);
            case IParameterReferenceOperation parameter:
                return OfSymbol(value, parameter.Parameter);
            case IFieldReferenceOperation field:
                return OfSymbol(value, field.Field);
            case IPropertyReferenceOperation property:
                return OfProperty(property, depth);
            case IArrayElementReferenceOperation element:
                return element.Indices.Length == 1 ? Of(element.ArrayReference, depth) : null;
            case IInvocationOperation call:
                return OfCall(call, depth);
            case IObjectCreationOperation creation when creation.Type is { } type && Containers.Contains(type.Name):
                return OfArguments(creation.Arguments, depth) ?? Of(creation.Initializer, depth);
            default:
                return null;
        }
    }

    private Sensitive? OfParts(IOperation whole, int depth)
    {
        foreach (var part in whole.ChildOperations)
        {
            if (Of(part, depth) is { } sensitive)
                return sensitive;
        }

        return null;
    }

    private Sensitive? OfArguments(System.Collections.Immutable.ImmutableArray<IArgumentOperation> arguments, int depth)
    {
        foreach (var argument in arguments)
        {
            if (Of(argument.Value, depth) is { } sensitive)
                return sensitive;
        }

        return null;
    }

    private Sensitive? OfSymbol(IOperation reference, ISymbol symbol)
    {
        if (IsYesOrNo(reference.Type))
            return null;
        if (classified.Contains(symbol))
            return new Sensitive(reference, IsClassified: true);
        return CanBeText(reference.Type, symbol.Name) && SensitiveWords.Names(symbol.Name) ? new Sensitive(reference, IsClassified: false) : null;
    }

    private Sensitive? OfLocal(ILocalReferenceOperation reference, int depth)
    {
        // What it is set to says more than its name.
        if (!CanHold(reference.Type) && !CanBeText(reference.Type, reference.Local.Name))
            return null;
        if (LocalDefinitions.Of(reference) is { } values)
        {
            var isSafe = values.Count > 0;
            foreach (var value in values)
            {
                if (Of(value, depth) is { } sensitive)
                    return sensitive;
                isSafe &= IsSafe(value);
            }

            if (isSafe)
                return null;
        }

        return CanBeText(reference.Type, reference.Local.Name) && SensitiveWords.Names(reference.Local.Name) ? new Sensitive(reference, IsClassified: false) : null;
    }

    // A variable keeps its name when its value is made harmless.
    private bool IsSafe(IOperation value) => value.WithoutConversions() switch
    {
        { ConstantValue.HasValue: true } => true,
        IAwaitOperation awaited => IsSafe(awaited.Operation),
        IConditionalOperation { WhenFalse: { } other } conditional => IsSafe(conditional.WhenTrue) && IsSafe(other),
        IInvocationOperation call => sanitizers.Contains(call.TargetMethod),
        _ => false,
    };

    private Sensitive? OfProperty(IPropertyReferenceOperation reference, int depth)
    {
        var property = reference.Property;
        if (property.IsStatic && Resources.Has(property.ContainingType))
            return null;
        if (OfSymbol(reference, property) is { } sensitive)
            return sensitive;
        if (IsYesOrNo(reference.Type))
            return null;
        if (property.IsIndexer)
        {
            if (property.ContainingType.Name is "IRequestCookieCollection" || (IsNamed(reference.Arguments) && CanBeText(reference.Type, string.Empty)))
                return new Sensitive(reference, IsClassified: false);
            return null;
        }

        return property.Name switch
        {
            // Of what holds one text: a claim, a cookie, a nullable, a value object.
            "Value" or "Result" => Of(reference.Instance, depth) ?? OfHolder(reference),
            _ => null,
        };
    }

    private static Sensitive? OfHolder(IPropertyReferenceOperation reference)
    {
        if (!CanBeText(reference.Type, string.Empty))
            return null;
        if (reference.Instance?.WithoutConversions() is IInvocationOperation looked && IsLookup(looked.TargetMethod.Name) && IsNamed(looked.Arguments))
            return new Sensitive(reference, IsClassified: false);
        var name = reference.Instance?.WithoutConversions() switch
        {
            ILocalReferenceOperation local => local.Local.Name,
            IParameterReferenceOperation parameter => parameter.Parameter.Name,
            IMemberReferenceOperation member => member.Member.Name,
            _ => null,
        };
        return name is not null && SensitiveWords.Names(name) ? new Sensitive(reference, IsClassified: false) : null;
    }

    private Sensitive? OfCall(IInvocationOperation call, int depth)
    {
        var method = call.TargetMethod;
        if (sanitizers.Contains(method) || IsYesOrNo(call.Type))
            return null;
        if (classified.Contains(method))
            return new Sensitive(call, IsClassified: true);

        // An element of a collection that is written where it is made.
        if (method.Name == "Add" && call.IsImplicit && call.Instance is IInstanceReferenceOperation)
            return OfArguments(call.Arguments, depth);

        // A text of a text: ToLowerInvariant, Trim, Substring; and functions of the framework.
        var isText = CanBeText(call.Type, string.Empty);
        if (call.Instance is { } instance && isText && (instance.Type?.SpecialType == SpecialType.System_String || method.Name is "ToString" or "ConfigureAwait"))
            return Of(instance, depth);
        if (Encoders.Contains(method.Name) && method.DeclaringSyntaxReferences.IsDefaultOrEmpty)
            return OfArguments(call.Arguments, depth);
        if (method.IsExtensionMethod && isText && call.Arguments.Length > 0 && call.Arguments[0].Value.WithoutConversions() is { Type.SpecialType: SpecialType.System_String } text && method.DeclaringSyntaxReferences.IsDefaultOrEmpty)
            return Of(text, depth);
        return isText && IsLookup(method.Name) && (SensitiveWords.Names(method.Name) || IsNamed(call.Arguments)) ? new Sensitive(call, IsClassified: false) : null;
    }

    private static bool IsLookup(string name)
    {
        for (var i = 1; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]))
                return Lookups.Contains(name.Substring(0, i));
        }

        return Lookups.Contains(name);
    }

    /// <summary>Whether what is looked up has a sensitive name: <c>Headers["Authorization"]</c>, <c>FindFirstValue(ClaimTypes.Email)</c>.</summary>
    private static bool IsNamed(System.Collections.Immutable.ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            var key = argument.Value.WithoutConversions();
            if (key is IFieldReferenceOperation { Field: { IsStatic: true, Name: var name } } && SensitiveWords.Names(name))
                return true;
            if (key.ConstantValue is { HasValue: true, Value: string text } && text.Length < 200 && SensitiveWords.Names(text))
                return true;
        }

        return false;
    }

    private static bool CanHold(ITypeSymbol? type) =>
        type is IArrayTypeSymbol or { SpecialType: SpecialType.System_String or SpecialType.System_Object } or INamedTypeSymbol { IsTupleType: true }
        || (type is not null && (Containers.Contains(type.Name) || type.Name is "IDictionary" or "IReadOnlyDictionary" or "IEnumerable"));

    private static bool IsYesOrNo(ITypeSymbol? type) =>
        type.WithoutNullable() is { SpecialType: SpecialType.System_Boolean } or { TypeKind: TypeKind.Enum };

    // A name alone says little of an object: a token may be one that cancels.
    private static bool CanBeText(ITypeSymbol? type, string name)
    {
        if (type is null)
            return false;
        if (type.SpecialType is SpecialType.System_String)
            return true;
        if (type.SpecialType is SpecialType.System_Object)
            return name is not ("token" or "Token" or "cookie" or "Cookie");
        if (type.Is("Microsoft.Extensions.Primitives", "StringValues") || type.Is("System.Net.Http.Headers", "AuthenticationHeaderValue"))
            return true;
        if (type is INamedTypeSymbol { Name: "Task" or "ValueTask", Arity: 1 } task && task.ContainingNamespace.IsNamed("System.Threading.Tasks"))
            return task.TypeArguments[0].SpecialType == SpecialType.System_String;
        return type.WithoutNullable() is { Name: "DateTime" or "DateOnly" or "DateTimeOffset" } && name.IndexOf("irth", StringComparison.Ordinal) + name.IndexOf("ob", StringComparison.OrdinalIgnoreCase) > -2;
    }

    private static IOperation? Accessed(IOperation instance)
    {
        var child = instance;
        for (var parent = instance.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == child)
                return access.Operation;
        }

        return null;
    }
}
