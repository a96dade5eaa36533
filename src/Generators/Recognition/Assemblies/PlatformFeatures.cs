using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>What the target framework of a compilation can do.</summary>
internal sealed class PlatformFeatures
{
    private static readonly Version FirstWithGenericAccessors = new(9, 0);

#pragma warning disable RS0030 // The one place for it.
    public PlatformFeatures(Compilation compilation)
    {
        HasUnsafeAccessor = compilation.GetTypeByMetadataName("System.Runtime.CompilerServices.UnsafeAccessorAttribute") is not null;

        // The accessors' generics came to the runtime with .NET 9, without a type of their own. Types that came with it have polyfills.
        var core = compilation.GetSpecialType(SpecialType.System_Object).ContainingAssembly?.Identity.Version;
        HasGenericUnsafeAccessor = HasUnsafeAccessor && core >= FirstWithGenericAccessors;

        // One that nobody else declares.
        HasRuntime = compilation.GetTypeByMetadataName($"{KnownNames.CompilerServices}.{KnownNames.InstrumentedBody}") is not null;
    }
#pragma warning restore RS0030

    /// <summary>Whether the compilation references the package.</summary>
    public bool HasRuntime { get; }

    public bool HasUnsafeAccessor { get; }

    public bool HasGenericUnsafeAccessor { get; }
}
