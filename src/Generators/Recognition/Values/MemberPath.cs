using System.Collections.Immutable;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>A path of properties and fields from a value: <c>Customer.Id</c>.</summary>
internal static class MemberPath
{
    /// <summary>A path that was found.</summary>
    /// <param name="Text">The path as it stands after the value in source: <c>?.Customer?.Id</c>.</param>
    /// <param name="Type">The type of what is at its end.</param>
    /// <param name="CanBeNull">Whether the next member must be asked for with <c>?.</c>.</param>
    /// <param name="IsConditional">Whether there may be nothing at its end.</param>
    /// <param name="Members">The members that it leads through.</param>
    internal sealed record Resolved(string Text, ITypeSymbol Type, bool CanBeNull, bool IsConditional, ImmutableArray<ISymbol> Members);

    /// <summary>A path that was not found.</summary>
    /// <param name="Member">The first name that is not one of an accessible instance property or field.</param>
    /// <param name="Type">The type on which it was looked for.</param>
    /// <param name="Nearest">The most similar name that there is, or <see langword="null"/>.</param>
    /// <param name="Suggestion">The path with that name in place of the missing one.</param>
    /// <param name="Reason">Why a member of that name cannot be read, where there is one.</param>
    internal sealed record Missing(string Member, ITypeSymbol Type, string? Nearest, string? Suggestion, string? Reason);

    public static Resolved? Resolve(ITypeSymbol start, string? path, Compilation compilation, ISymbol within, out Missing? missing)
    {
        missing = null;
        var lookup = new MemberLookup(compilation, within);
        var result = new Resolved(string.Empty, start, CanBeNull(start), IsConditional: false, Members: []);
        var names = path is null ? [] : path.Split('.');
        for (var i = 0; i < names.Length; i++)
        {
            var name = names[i].Trim();
            if (name == "Value" && TypeNames.IsNullableValue(result.Type))
            {
                result = result with { Type = TypeNames.Underlying(result.Type), CanBeNull = true, IsConditional = true };
                continue;
            }

            var type = TypeNames.Underlying(result.Type);
            if (lookup.Find(type, name, out var reason) is not { } member)
            {
                var nearest = reason is null ? Nearest(lookup, type, name) : null;
                var suggestion = nearest is null ? null : string.Join(".", [.. names.Take(i), nearest, .. names.Skip(i + 1)]);
                missing = new Missing(name, type, nearest, suggestion, reason);
                return null;
            }

            var memberType = member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;
            result = new Resolved(
                Text(result, member, memberType),
                memberType,
                CanBeNull(memberType),
                result.IsConditional || result.CanBeNull || TypeNames.CanBeRefStruct(result.Type),
                result.Members.Add(member));
        }

        return result;
    }

    private static string Text(Resolved result, ISymbol member, ITypeSymbol type)
    {
        // The language has no 'T?' that could be nothing for every T. A pattern looks at each member once, too, and skips what is null.
        return type is ITypeParameterSymbol { IsValueType: false, IsReferenceType: false } && (result.CanBeNull || result.IsConditional)
            ? $" is {{ {string.Join(".", result.Members.Add(member).Select(static part => Identifiers.Escape(part.Name)))}: {{ }} __found }} ? (object?)__found : null"
            : $"{result.Text}{(result.CanBeNull ? "?." : ".")}{Identifiers.Escape(member.Name)}";
    }

    // Whatever the annotation says: nothing checks it at run time.
    private static bool CanBeNull(ITypeSymbol type) =>
        !TypeNames.CanBeRefStruct(type) && (!type.IsValueType || TypeNames.IsNullableValue(type));

    private static string? Nearest(MemberLookup lookup, ITypeSymbol type, string name) =>
        SimilarName.Of(name, lookup.Readable(type).Select(static member => member.Name).Where(candidate => candidate != name));
}
