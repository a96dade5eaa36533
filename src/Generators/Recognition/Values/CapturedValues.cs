using Instrumentation.Generators.Model;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>What is captured of a method, once its attributes have been read.</summary>
internal sealed class CapturedValues(IMethodSymbol method)
{
    private static readonly string[] MembersOfObject =
        [nameof(Equals), nameof(ReferenceEquals), nameof(GetHashCode), nameof(GetType), nameof(ToString), nameof(MemberwiseClone), "Finalize"];

    public List<TagModel> Tags { get; } = [];

    public List<TagModel> ResultTags { get; } = [];

    public List<DeclaredInstrument> Instruments { get; } = [];

    /// <summary>The properties and fields that member paths lead through.</summary>
    public List<ISymbol> Members { get; } = [];

    public List<Refusal> Refusals { get; } = [];

    /// <summary>The names of the fields of what is captured. They stand in a type that has the method's type parameters.</summary>
    public Identifiers Fields { get; } = new(TypeParameters(method));

    /// <summary>The names of the fields that all calls share. The method's parameters must not hide them.</summary>
    public Identifiers SharedFields { get; } = new(TypeParameters(method)
        .Concat(method.Parameters.Select(static parameter => parameter.Name))
        .Concat(MembersOfObject));

    /// <summary>A value that is read of a parameter, or of the result, in a field of its own.</summary>
    public CaptureModel Capture(IParameterSymbol? parameter, MemberPath.Resolved path, string key, string cast, bool readsTextAtOnce)
    {
        var field = Fields.Unique(Identifiers.CamelCase(key));
        var asText = readsTextAtOnce && TagTypes.IsMutable(path.Type) && TagTypes.Conversion(path.Type) == TagConversion.Text;
        return new CaptureModel
        {
            Field = Identifiers.Escape(field),
            Type = asText ? new TypeRef("object?")
                : path.IsConditional || path.Type.IsReferenceType || (parameter is null && ReturnRecognition.IsOnStack(method)) ? TypeNames.NullableRef(path.Type)
                : TypeNames.Kept(path.Type),
            Parameter = parameter is null ? null : Identifiers.Escape(parameter.Name),
            IsOutput = ReturnRecognition.IsOutput(parameter),
            Path = path.Text,
            Cast = cast,
            IsUnchecked = false,
            ReadsTextAtOnce = asText,
            IsCopied = false,
        };
    }

    private static IEnumerable<string> TypeParameters(IMethodSymbol method) =>
        SignatureRecognition.AllTypeParameters(method).Select(static parameter => parameter.Name);
}
