using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>All that the attributes of a compiled assembly ask for. Those of the assemblies that it references speak of their own calls only.</summary>
internal sealed class MemberRequests
{
    public static readonly MemberRequests None = new(null, []);

    private MemberRequests(IAssemblySymbol? assembly, ImmutableArray<MemberRequest> all)
    {
        Assembly = assembly;
        All = all;
    }

    /// <summary>The assembly whose attributes they are.</summary>
    public IAssemblySymbol? Assembly { get; }

    /// <summary>The requests in the order of their attributes.</summary>
    public ImmutableArray<MemberRequest> All { get; }

    public bool IsEmpty => All.IsEmpty;

    public static MemberRequests Of(Compilation compilation) =>
        new(compilation.Assembly, [.. compilation.Assembly.GetAttributes().Select(MemberRequest.Of).OfType<MemberRequest>()]);

    /// <summary>What asks for a method by any of its declarations: one that names it before one that names all.</summary>
    public MemberRequest? Find(string kind, ImmutableArray<IMethodSymbol> declarations)
    {
        foreach (var declaration in declarations)
        {
            MemberRequest? found = null;
            foreach (var request in All)
            {
                if (request.Kind == kind && request.Speaks(declaration) && (found is null || (found.Member == MemberRequest.Every && request.Member != found.Member)))
                    found = request;
            }

            if (found is not null)
                return found;
        }

        return null;
    }
}
