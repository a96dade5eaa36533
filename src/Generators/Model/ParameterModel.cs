namespace Instrumentation.Generators.Model;

/// <summary>A parameter of an instrumented method.</summary>
internal sealed record ParameterModel
{
    /// <summary>The name as source writes it: a keyword has its <c>@</c>.</summary>
    public required string Name { get; init; }

    public required TypeRef Type { get; init; }

    /// <summary>The type of a place that keeps its value.</summary>
    public required TypeRef Kept { get; init; }

    /// <summary>What stands before the type in the declaration: <c>ref </c>, <c>out </c>, <c>in </c>, <c>ref readonly </c>, <c>scoped </c>, or nothing.</summary>
    public required string DeclarationModifier { get; init; }

    /// <summary>What stands before the name in a call: <c>ref </c>, <c>out </c>, <c>in </c>, a cast of a dynamic value, or nothing.</summary>
    public required string ArgumentModifier { get; init; }

    /// <summary>Whether the parameter is declared <c>params</c>: a partial method's body must repeat it.</summary>
    public required bool IsParams { get; init; }

    /// <summary>Whether it is, or can be, a ref struct.</summary>
    public required bool IsRefStruct { get; init; }

    /// <summary>Attributes that the compiler or the trimmer must see on a generated parameter too, each followed by a space.</summary>
    public required string Attributes { get; init; }

    /// <summary>Its value as an argument of generated methods: a dynamic one would make the call a dynamic one.</summary>
    public string Value => ArgumentModifier.StartsWith("(", StringComparison.Ordinal) ? ArgumentModifier + Name : Name;

    public bool IsOut => ArgumentModifier == "out ";
}
