using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Tasks;
using Instrumentation;

namespace Targets;

/// <summary>What the trimmer and the native compiler must see through: this project has their analyzers on.</summary>
public static partial class Trimming
{
    [Traced]
    public static int Methods([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] Type type) => type.GetMethods().Length;

    [Traced]
    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)]
    public static Type Same([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type type) => type;

    [Traced, Metered]
    public static async Task<T> MakeAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>([Tag] string name)
    {
        await Task.Yield();
        _ = name;
        return Activator.CreateInstance<T>();
    }

    [Traced]
    [RequiresUnreferencedCode("It \"reflects\".", Url = "https://example.org")]
    [RequiresDynamicCode("It emits.")]
    [RequiresAssemblyFiles]
    public static int Reflect([Tag] int value) => value;

    [Traced]
    [RequiresUnreferencedCode("It reflects.")]
    public static partial Task<int> ReflectAsync(int value);

    [Traced]
    public static partial int Properties<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>();

    public static int ReadSame() => Same(typeof(Customer)).GetProperties().Length;

    [RequiresUnreferencedCode("It reflects.")]
    private static async Task<int> ReflectCoreAsync(int value)
    {
        await Task.Yield();
        return value;
    }

    private static int PropertiesCore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>() =>
        typeof(T).GetProperties().Length;
}

public class Plugin<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] T>
{
    public int Run() => Count(1);

    [Traced]
    private int Count([Tag] int factor) => typeof(T).GetMethods().Length * factor;
}
