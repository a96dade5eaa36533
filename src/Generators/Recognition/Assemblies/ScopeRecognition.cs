using System.Runtime.CompilerServices;
using Instrumentation.Generators.Model;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>The instrumentation scopes of assemblies.</summary>
internal static class ScopeRecognition
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, ScopeModel> Scopes = new();

    /// <summary>The scope that the assembly names, or its own name and version.</summary>
    public static ScopeModel Of(IAssemblySymbol assembly) => Scopes.GetValue(assembly, static assembly =>
    {
        var attributes = assembly.GetAttributes();
        var named = attributes.Find(KnownNames.InstrumentationScope);
        return new ScopeModel(named?.NameArgument() ?? assembly.Name, named?.Text("Version") ?? Version(assembly));
    });

    /// <summary>The scope of the compilation, and the names of all that it can register; nothing without the runtime.</summary>
    public static IEnumerable<InfoModel> Info(Compilation compilation)
    {
        if (!Recognizer.For(compilation).HasRuntime)
            yield break;

        var own = Of(compilation.Assembly);
        var referenced = compilation.SourceModule.ReferencedAssemblySymbols
            .Where(IsInstrumented)
            .SelectMany(static assembly => Known(assembly).Append(Of(assembly).Name));
        yield return new InfoModel(own, new[] { own.Name }
            .Concat(referenced.OrderBy(static name => name, StringComparer.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .ToEquatableArray());
    }

    /// <summary>The scopes that an assembly was compiled with: it may reference what the compilation does not.</summary>
    private static IEnumerable<string> Known(IAssemblySymbol assembly) => assembly.GetAttributes()
        .Where(static attribute => attribute.AttributeClass is { Name: KnownNames.InstrumentedAssembly, ContainingAssembly.Name: KnownNames.RuntimeAssembly })
        .Select(static attribute => attribute.FirstArgument())
        .OfType<string>();

    private static bool IsInstrumented(IAssemblySymbol assembly) => assembly.Name != KnownNames.RuntimeAssembly
        && assembly.Modules.Any(static module =>
            module.ReferencedAssemblies.Any(static reference => reference.Name == KnownNames.RuntimeAssembly));

    /// <summary>The informational version without the commit, or else the assembly version.</summary>
    private static string? Version(IAssemblySymbol assembly)
    {
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "AssemblyInformationalVersionAttribute" } && attribute.FirstArgument() is { } version)
                return version.Split('+')[0];
        }

        return assembly.Identity.Version.ToString();
    }
}
