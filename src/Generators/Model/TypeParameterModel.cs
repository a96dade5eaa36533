namespace Instrumentation.Generators.Model;

/// <summary>A type parameter and its constraints, as they stand after <c>where T : </c>; empty when there are none.</summary>
internal sealed record TypeParameterModel(string Name, string Constraints)
{
    /// <summary>Attributes that the trimmer must see wherever the type parameter is declared, each followed by a space.</summary>
    public required string Attributes { get; init; }
}
