namespace Instrumentation.Generators.Model;

/// <summary>A type as generated code writes it: fully qualified, with its nullable annotations and tuple names.</summary>
internal sealed record TypeRef(string Name)
{
    public override string ToString() => Name;
}
