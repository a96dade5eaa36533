using Instrumentation.Generators.Support;

namespace Instrumentation.Generators.Model;

/// <summary>How generated code reaches the user's method.</summary>
internal sealed record TargetModel
{
    public required TargetAccess Access { get; init; }

    /// <summary>The method's name as source writes it.</summary>
    public required string Method { get; init; }

    /// <summary>The method's name as metadata has it.</summary>
    public required string MetadataName { get; init; }

    /// <summary>The declaring type, with its type arguments.</summary>
    public required TypeRef DeclaringType { get; init; }

    /// <summary>What a static method is called on: its declaring type, or the type parameter that stands for who implements it.</summary>
    public required TypeRef StaticHome { get; init; }

    public required bool IsStatic { get; init; }

    /// <summary>How many of the signature's type parameters are the method's own: the last ones.</summary>
    public required int MethodTypeParameters { get; init; }

    /// <summary>The declarations that enclose a forwarder or a partial method, outermost first: <c>partial class Orders&lt;T&gt;</c>.</summary>
    public required EquatableArray<string> EnclosingTypes { get; init; }

    /// <summary>The names of the type parameters of the enclosing types: what is generated into them must not hide one.</summary>
    public required EquatableArray<string> EnclosingTypeParameters { get; init; }

    /// <summary>The namespace of the enclosing types; empty for the global one.</summary>
    public required string Namespace { get; init; }
}

/// <summary>How generated code reaches the user's method.</summary>
internal enum TargetAccess
{
    /// <summary>By name.</summary>
    Direct,

    /// <summary>Through an internal method that is generated into the declaring type.</summary>
    Forwarder,

    /// <summary>Through an <c>[UnsafeAccessor]</c>.</summary>
    Accessor,
}
