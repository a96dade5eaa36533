using System.Collections.Immutable;
using Instrumentation.Analyzers.Options;
using Instrumentation.Analyzers.Values;
using Instrumentation.Generators.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Rules.Cardinality;

/// <summary>Judges what <c>[MetricTag]</c> makes a tag of: a declaration says all that there is to know of its values.</summary>
internal static class MetricTagAttributes
{
    /// <summary>Registers the action, where the attribute is known.</summary>
    public static void Register(CompilationStartAnalysisContext context, Promises promises, OptionsByTree<CardinalityOptions> options)
    {
        var recognizer = Recognizer.For(context.Compilation);
        if (!recognizer.HasRuntime)
            return;

        context.RegisterSymbolAction(
            symbol =>
            {
                foreach (var method in recognizer.Candidates((INamedTypeSymbol)symbol.Symbol))
                {
                    var refused = new Lazy<HashSet<SyntaxReference>>(() => Refused(recognizer, method));
                    foreach (var parameter in method.Parameters)
                        Look(symbol, promises, options, parameter, parameter.Name, parameter.Type, parameter.GetAttributes(), refused);
                    Look(symbol, promises, options, method, "result", Awaited(method.ReturnType), method.GetReturnTypeAttributes(), refused);
                }
            },
            SymbolKind.NamedType);
    }

    private static void Look(
        SymbolAnalysisContext context,
        Promises promises,
        OptionsByTree<CardinalityOptions> options,
        ISymbol symbol,
        string name,
        ITypeSymbol type,
        ImmutableArray<AttributeData> attributes,
        Lazy<HashSet<SyntaxReference>> refused)
    {
        if (attributes.IsEmpty || TypeProof.Promised(attributes) is not null)
            return;
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass is not { Name: KnownNames.MetricTag, ContainingNamespace: { Name: KnownNames.RuntimeNamespace, ContainingNamespace.IsGlobalNamespace: true } }
                || attribute.ApplicationSyntaxReference is not { } written
                || Named(attribute, "Limit") is int and > 0)
            {
                continue;
            }

            var place = Place(symbol, attribute, context.CancellationToken);
            var tag = Tag(attribute, symbol, name, type, place);
            if (tag is not null
                && new TagVerdict(promises, options.Of(written.SyntaxTree)).OfValue(tag) is { } diagnostic
                && !refused.Value.Contains(written))
                context.ReportDiagnostic(diagnostic);
        }
    }

    /// <summary>The attributes that make no tag: another rule has said why.</summary>
    private static HashSet<SyntaxReference> Refused(Recognizer recognizer, IMethodSymbol method)
    {
        var refused = new HashSet<SyntaxReference>();
        foreach (var refusal in recognizer.Recognize(method).Refusals)
        {
            if (refusal.Attribute?.ApplicationSyntaxReference is { } written)
                refused.Add(written);
        }

        return refused;
    }

    /// <summary>The name of a parameter; of a result, which has none, the attribute.</summary>
    private static Location Place(ISymbol symbol, AttributeData attribute, CancellationToken cancellationToken) =>
        symbol is IParameterSymbol { Locations: { Length: > 0 } locations } && locations[0].IsInSource
            ? locations[0]
            : attribute.ApplicationSyntaxReference!.GetSyntax(cancellationToken).GetLocation();

    private static Part? Tag(AttributeData attribute, ISymbol symbol, string name, ITypeSymbol type, Location place)
    {
        var words = name;
        var value = Origin.Of(symbol) with { Name = name, Owner = string.Empty };
        if (Named(attribute, "Member") is string path && path.Length > 0)
        {
            foreach (var part in path.Split('.'))
            {
                if (Member(type, part) is not { } member)
                    return null;
                if (TypeProof.Promised(member.GetAttributes()) is not null || BoundedMembers.Of(member) is not null)
                    return null;
                type = (member as IPropertySymbol)?.Type ?? ((IFieldSymbol)member).Type;
                value = Origin.Of(member);
                words = member.Name;
                if (UnboundedSources.Of(member) is { } reason)
                    return Part(Values.Cardinality.Unbounded($"'{path}' {reason}", at: null));
            }
        }

        var bound = TypeProof.Of(type) is { } proven ? proven
            : UnboundedSources.Of(type) is { } why ? Values.Cardinality.Unbounded($"'{words}' {why}", at: null)
            : Values.Cardinality.Named(value);
        return Part(bound);

        Part Part(Values.Cardinality cardinality) => new(Values.Cardinality.Constant(Key(attribute, name)), KeyPlace: null, cardinality, type, place);
    }

    private static string Key(AttributeData attribute, string name)
    {
        if (attribute.ConstructorArguments.Length > 0 && attribute.ConstructorArguments[0].Value is string { Length: > 0 } key)
            return key;
        return Named(attribute, "Name") as string is { Length: > 0 } named ? named : string.Join("_", IdentityWords.Words(name));
    }

    private static object? Named(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value.Kind == TypedConstantKind.Array ? null : argument.Value.Value;
        }

        return null;
    }

    private static ISymbol? Member(ITypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(name))
            {
                if (member is IPropertySymbol { IsStatic: false } or IFieldSymbol { IsStatic: false })
                    return member;
            }
        }

        foreach (var implemented in type.AllInterfaces)
        {
            foreach (var member in implemented.GetMembers(name))
            {
                if (member is IPropertySymbol)
                    return member;
            }
        }

        return null;
    }

    private static ITypeSymbol Awaited(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task ? task.TypeArguments[0] : type;
}
