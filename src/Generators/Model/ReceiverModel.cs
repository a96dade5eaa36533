namespace Instrumentation.Generators.Model;

/// <summary>The object that an instance method is called on.</summary>
/// <param name="Name">Its name as the first parameter of generated methods.</param>
/// <param name="Type">The type that declares the bound method.</param>
/// <param name="Modifier"><c>ref </c> for a struct, <c>in </c> for a readonly one or a readonly method, nothing for a class.</param>
/// <param name="IsScoped">Whether nothing that the method returns can refer to it.</param>
internal sealed record ReceiverModel(string Name, TypeRef Type, string Modifier, bool IsScoped)
{
    /// <summary>Attributes that the trimmer must see, each followed by a space.</summary>
    public required string Attributes { get; init; }
}
