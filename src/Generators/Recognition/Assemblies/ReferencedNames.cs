using System.Reflection.Metadata;
using System.Runtime.CompilerServices;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>
/// The names of instrumented methods in referenced assemblies, straight from their metadata: a walk over the symbols would load every
/// type of every reference.
/// </summary>
internal static class ReferencedNames
{
    private static readonly ConditionalWeakTable<object, string[]> Known = new();

    public static EquatableArray<string> Of(MetadataReference reference, CancellationToken cancellationToken) => reference switch
    {
        PortableExecutableReference file => OfFile(file).ToEquatableArray(),
        CompilationReference project => Known.GetValue(project.Compilation.Assembly, _ => OfProject(project.Compilation, cancellationToken))
            .ToEquatableArray(),
        _ => EquatableArray<string>.Empty,
    };

    private static string[] OfFile(PortableExecutableReference reference)
    {
        Metadata metadata;
        try
        {
            metadata = reference.GetMetadata();
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            // The compiler reports it.
            return [];
        }

        return metadata is AssemblyMetadata assembly
            ? Known.GetValue(assembly.Id, _ => OfModules(assembly))
            : [];
    }

    private static string[] OfModules(AssemblyMetadata assembly)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var module in assembly.GetModules())
        {
            var reader = module.GetMetadataReader();
            if (ReferencesRuntime(reader))
                Collect(reader, names);
        }

        return [.. names];
    }

    private static bool ReferencesRuntime(MetadataReader reader) => reader.AssemblyReferences.Any(handle =>
        reader.StringComparer.Equals(reader.GetAssemblyReference(handle).Name, KnownNames.RuntimeAssembly));

    private static void Collect(MetadataReader reader, SortedSet<string> names)
    {
        foreach (var handle in reader.CustomAttributes)
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (!IsInstrument(reader, attribute))
                continue;

            switch (attribute.Parent.Kind)
            {
                case HandleKind.MethodDefinition:
                    Add((MethodDefinitionHandle)attribute.Parent);
                    break;
                case HandleKind.TypeDefinition:
                    foreach (var method in reader.GetTypeDefinition((TypeDefinitionHandle)attribute.Parent).GetMethods())
                        Add(method);
                    break;
                case HandleKind.Parameter:
                    // A parameter does not know its method.
                    foreach (var method in reader.MethodDefinitions)
                    {
                        if (reader.GetMethodDefinition(method).GetParameters().Contains((ParameterHandle)attribute.Parent))
                            Add(method);
                    }

                    break;
            }
        }

        void Add(MethodDefinitionHandle method) => names.Add(reader.GetString(reader.GetMethodDefinition(method).Name));
    }

    private static bool IsInstrument(MetadataReader reader, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
            return false;
        var parent = reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        if (parent.Kind != HandleKind.TypeReference)
            return false;
        var type = reader.GetTypeReference((TypeReferenceHandle)parent);
        return reader.StringComparer.Equals(type.Namespace, KnownNames.RuntimeNamespace)
            && KnownNames.Instruments.Any(name => reader.StringComparer.Equals(type.Name, name));
    }

    private static string[] OfProject(Compilation compilation, CancellationToken cancellationToken)
    {
        if (!Recognizer.For(compilation).HasRuntime)
            return [];

        var names = new SortedSet<string>(StringComparer.Ordinal);
        Collect(compilation.Assembly.GlobalNamespace, names, cancellationToken);
        return [.. names];
    }

    private static void Collect(INamespaceOrTypeSymbol home, SortedSet<string> names, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var member in home.GetMembers())
        {
            if (member is INamespaceOrTypeSymbol inner)
                Collect(inner, names, cancellationToken);
            else if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && IsInstrumented(InstrumentationAttributes.Of(method)))
                names.Add(method.Name);
        }
    }

    private static bool IsInstrumented(InstrumentationAttributes attributes) =>
        attributes.Any || CaptureAttributes.HaveInstruments(attributes);
}
