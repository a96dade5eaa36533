using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Errors;

/// <summary>What referenced assemblies say of their methods: read once for each assembly, when one of its methods is in question.</summary>
internal sealed class ReferencedErrors
{
    private const string Runtime = "Instrumentation";
    private const string Namespace = "Instrumentation.CompilerServices";
    private const string Attribute = "LoggedErrorsAttribute";

    private static readonly ImmutableDictionary<string, LoggedErrors> Nothing = ImmutableDictionary<string, LoggedErrors>.Empty;
    private static readonly ConditionalWeakTable<IAssemblySymbol, ImmutableDictionary<string, LoggedErrors>> All = new();

    private readonly Compilation compilation;
    private readonly HashSet<IAssemblySymbol> assemblies;
    private readonly ConcurrentDictionary<IMethodSymbol, MethodFacts?> known = new(SymbolEqualityComparer.Default);

    private ReferencedErrors(Compilation compilation, HashSet<IAssemblySymbol> assemblies)
    {
        this.compilation = compilation;
        this.assemblies = assemblies;
    }

    /// <summary>Those of a compilation; none where no assembly that it references was compiled with the package.</summary>
    public static ReferencedErrors? Of(Compilation compilation)
    {
        if (!CanBeWritten(compilation))
            return null;

        HashSet<IAssemblySymbol>? assemblies = null;
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (IsCompiledWithPackage(assembly))
                (assemblies ??= new HashSet<IAssemblySymbol>(SymbolEqualityComparer.Default)).Add(assembly);
        }

        return assemblies is null ? null : new ReferencedErrors(compilation, assemblies);
    }

    /// <summary>Whether the runtime that the compilation references has the attribute.</summary>
    public static bool CanBeWritten(Compilation compilation) => WellKnownSymbols.For(compilation).Has($"{Namespace}.{Attribute}");

    /// <summary>How a type of exceptions is written; <see langword="null"/> for one that cannot be named.</summary>
    public static string? Id(ITypeSymbol type)
    {
        // What a type parameter stands for only the caller knows; that it is an exception is sure.
        while (type is ITypeParameterSymbol parameter)
        {
            if (parameter.ConstraintTypes.IsDefaultOrEmpty)
                return null;
            type = parameter.ConstraintTypes[0];
        }

        return type is INamedTypeSymbol { TypeKind: TypeKind.Class } ? DocumentationCommentId.CreateReferenceId(type) : null;
    }

    /// <summary>Whether the assembly has something to say.</summary>
    public bool Knows(IAssemblySymbol? assembly) => assembly is not null && assemblies.Contains(assembly) && !Read(assembly).IsEmpty;

    /// <summary>
    /// The facts of a method, as if its body had been read. Its logs have no place here, and nothing is certain: the assembly may be exchanged.
    /// </summary>
    public MethodFacts? Of(IMethodSymbol method) =>
        Knows(method.ContainingAssembly) ? known.GetOrAdd(method, Find) : null;

    private static bool IsCompiledWithPackage(IAssemblySymbol assembly)
    {
        foreach (var module in assembly.Modules)
        {
            foreach (var reference in module.ReferencedAssemblies)
            {
                if (reference.Name == Runtime)
                    return true;
            }
        }

        return false;
    }

    private MethodFacts? Find(IMethodSymbol method)
    {
        if (method.GetDocumentationCommentId() is not { } id || !Read(method.ContainingAssembly).TryGetValue(id, out var errors))
            return null;

        var escapes = ImmutableArray.CreateBuilder<EscapedError>();
        foreach (var exception in errors.Exceptions)
        {
            if (DocumentationCommentId.GetFirstSymbolForReferenceId(exception, compilation) is ITypeSymbol type && type.IsException())
                escapes.Add(new EscapedError(type, Location.None, method.Name, IsCertain: false));
        }

        return new MethodFacts(method) { Escapes = escapes.ToImmutable(), ReturnedLog = errors.AreReturned ? Location.None : null };
    }

    private static ImmutableDictionary<string, LoggedErrors> Read(IAssemblySymbol assembly) => All.GetValue(assembly, static key =>
    {
        ImmutableDictionary<string, LoggedErrors>.Builder? read = null;
        foreach (var attribute in key.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: Attribute } type && type.Is(Namespace, Attribute) && Read(attribute) is { } errors)
            {
                read ??= ImmutableDictionary.CreateBuilder<string, LoggedErrors>(StringComparer.Ordinal);
                read[errors.Method] = read.TryGetValue(errors.Method, out var other)
                    ? new LoggedErrors(errors.Method, new([.. other.Exceptions, .. errors.Exceptions]), other.AreReturned || errors.AreReturned)
                    : errors;
            }
        }

        return read?.ToImmutable() ?? Nothing;
    });

    // Whoever wrote the assembly may have had another version of the package, or have written the attribute by hand.
    private static LoggedErrors? Read(AttributeData attribute)
    {
        var arguments = attribute.ConstructorArguments;
        if (arguments.Length != 2
            || arguments[0] is not { Kind: TypedConstantKind.Primitive, Value: string method }
            || arguments[1] is not { Kind: TypedConstantKind.Array, IsNull: false } exceptions)
        {
            return null;
        }

        var types = ImmutableArray.CreateBuilder<string>();
        foreach (var exception in exceptions.Values)
        {
            if (exception is { Kind: TypedConstantKind.Primitive, Value: string type })
                types.Add(type);
        }

        var areReturned = false;
        foreach (var named in attribute.NamedArguments)
            areReturned |= named is { Key: "AreReturned", Value.Value: true };
        return new LoggedErrors(method, new(types.ToImmutable()), areReturned);
    }
}
