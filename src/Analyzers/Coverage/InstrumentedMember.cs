using System.Collections.Immutable;
using Instrumentation.Generators.Recognition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Analyzers.Coverage;

/// <summary>What is written on a method, and on the members that it overrides or implements.</summary>
internal static class InstrumentedMember
{
    /// <summary>Whether the build instruments anything at all.</summary>
    public static bool IsEnabled(Compilation compilation, AnalyzerOptions options) =>
        compilation.SyntaxTrees.FirstOrDefault()?.Options is CSharpParseOptions parseOptions
        && BuildRecognition.Of(options.AnalyzerConfigOptionsProvider.GlobalOptions, parseOptions).IsEnabled;

    /// <summary>The first attribute on the method, on a parameter or on its result that instruments it, or <see langword="null"/>.</summary>
    public static AttributeData? OwnAttribute(IMethodSymbol method)
    {
        if (Instrument(method.GetAttributes()) is { } own)
            return own;
        foreach (var parameter in method.Parameters)
        {
            if (Instrument(parameter.GetAttributes()) is { } captured)
                return captured;
        }

        return Instrument(method.GetReturnTypeAttributes());
    }

    /// <summary>What makes the method one whose body is instrumented, whoever calls it: an explicit implementation cannot be partial.</summary>
    public static string HowToBePartial(IMethodSymbol method, string name) => method.ExplicitInterfaceImplementations.IsEmpty
        ? $"make {name} partial"
        : $"implement {name} publicly and make it partial";

    /// <summary>The first attribute on the method's type that speaks of the method, or <see langword="null"/>.</summary>
    public static AttributeData? TypeAttribute(IMethodSymbol method) =>
        InstrumentationAttributes.IsCoveredByType(method) ? Instrument(method.ContainingType.GetAttributes()) : null;

    /// <summary>Whether calls of the member are instrumented by what is written there, or are meant not to be.</summary>
    public static bool IsDecided(IMethodSymbol member, Recognizer recognizer)
    {
        var attributes = InstrumentationAttributes.Of(member, recognizer.Requests);
        return attributes.IsTakenOut || attributes.Any || CaptureAttributes.HaveInstruments(attributes);
    }

    /// <summary>
    /// The member of the compilation itself that the method overrides or implements, that nothing instruments, and that begins the family:
    /// one that implements a framework's is called by that.
    /// </summary>
    public static IMethodSymbol? UninstrumentedRoot(IMethodSymbol method, Recognizer recognizer)
    {
        foreach (var member in Family(method))
        {
            if (IsWrittenHere(member, method) && !IsDecided(member, recognizer) && IsRoot(member))
                return member;
        }

        return null;
    }

    /// <summary>
    /// The member that the method overrides or implements, that nothing instruments, and where no attribute can be written: one of another
    /// assembly, or of generated code.
    /// </summary>
    public static IMethodSymbol? UninstrumentedOutside(IMethodSymbol method, Recognizer recognizer)
    {
        foreach (var member in Family(method))
        {
            if (!IsWrittenHere(member, method) && !IsDecided(member, recognizer))
                return member;
        }

        return null;
    }

    private static IEnumerable<IMethodSymbol> Family(IMethodSymbol method) => method.ExplicitInterfaceImplementations.IsEmpty
        ? InstrumentationAttributes.OverriddenAndImplemented(method)
        : method.ExplicitInterfaceImplementations.Select(static member => member.OriginalDefinition);

    private static bool IsRoot(IMethodSymbol member)
    {
        foreach (var other in Family(member))
        {
            if (!IsWrittenHere(other, member))
                return false;
        }

        return true;
    }

    private static bool IsWrittenHere(IMethodSymbol member, IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, method.ContainingAssembly) && !GeneratedCode.Is(member);

    private static AttributeData? Instrument(ImmutableArray<AttributeData> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.IsInstrument() && !attribute.IsRequest())
                return attribute;
        }

        return null;
    }
}
