using System.Collections.Immutable;
using Instrumentation.Generators.Emission;
using Instrumentation.Generators.Model;
using Instrumentation.Generators.Recognition;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators;

/// <summary>From attributes to instrumented calls. Read <see cref="Initialize"/> as a table of contents.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class InstrumentationGenerator : IIncrementalGenerator
{
    /// <summary>The names of the pipeline's steps, for those who watch it.</summary>
    internal static class Steps
    {
        public const string Build = nameof(Build);
        public const string Declarations = nameof(Declarations);
        public const string Names = nameof(Names);
        public const string Sites = nameof(Sites);
        public const string Bodies = nameof(Bodies);
        public const string Partials = nameof(Partials);
        public const string Info = nameof(Info);
    }

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static output => output.AddEmbeddedAttributeDefinition());

        var build = context.AnalyzerConfigOptionsProvider.Combine(context.ParseOptionsProvider)
            .Select(static (pair, _) => BuildRecognition.Of(pair.Left.GlobalOptions, pair.Right))
            .WithTrackingName(Steps.Build);

        // Which methods may be instrumented: their names alone, so that only calls of such a name are ever bound.
        var declarations = Declarations(context);
        var referenced = context.MetadataReferencesProvider.Select(ReferencedNames.Of).Collect();
        var names = declarations.Combine(referenced)
            .Select(static (pair, _) => Union(pair.Left, pair.Right))
            .WithTrackingName(Steps.Names);

        // Which calls are redirected, file by file, and to which bodies.
        var sites = context.CompilationProvider.Combine(names).Combine(build)
            .SelectMany(static (pair, token) => pair.Right is { IsEnabled: true, CanIntercept: true }
                ? SiteRecognition.Files(pair.Left.Left, pair.Left.Right, token)
                : [])
            .WithTrackingName(Steps.Sites);
        var bodies = sites.Collect().SelectMany(static (files, _) => Distinct(files)).WithTrackingName(Steps.Bodies);
        context.RegisterImplementationSourceOutput(sites, static (output, file) => output.AddSource(file.HintName, SitesEmitter.Emit(file)));
        context.RegisterImplementationSourceOutput(
            bodies, static (output, body) => output.AddSource($"{body.FileName}.g.cs", BodyEmitter.Emit(body)));

        // Bodies of partial methods are no implementation output: without them, an editor shows an error.
        var partials = declarations.SelectMany(static (all, _) => Partials(all)).WithTrackingName(Steps.Partials).Combine(build);
        context.RegisterSourceOutput(partials, static (output, pair) => output.AddSource(
            $"{pair.Left.Method.FileName}.g.cs",
            pair.Right.IsEnabled ? PartialEmitter.Emit(pair.Left) : PartialEmitter.EmitForwarding(pair.Left)));

        var info = context.CompilationProvider.Select(static (compilation, _) => ScopeRecognition.Info(compilation)).WithTrackingName(Steps.Info);
        context.RegisterSourceOutput(info, static (output, info) => output.AddSource(InfoEmitter.HintName, InfoEmitter.Emit(info)));
    }

    private static IncrementalValueProvider<ImmutableArray<Declaration>> Declarations(IncrementalGeneratorInitializationContext context) =>
        KnownNames.Instruments
            .Select(attribute => context.SyntaxProvider
                .ForAttributeWithMetadataName(KnownNames.Qualified(attribute), static (_, _) => true, DeclarationRecognition.Of)
                .WithTrackingName(Steps.Declarations)
                .Collect())
            .Aggregate(static (left, right) => left.Combine(right).Select(static (pair, _) => pair.Left.AddRange(pair.Right)));

    private static EquatableArray<string> Union(ImmutableArray<Declaration> declared, ImmutableArray<EquatableArray<string>> referenced) => declared
        .SelectMany(static declaration => declaration.Names)
        .Concat(referenced.SelectMany(static names => names))
        .Distinct(StringComparer.Ordinal)
        .OrderBy(static name => name, StringComparer.Ordinal)
        .ToEquatableArray();

    private static IEnumerable<MethodModel> Distinct(ImmutableArray<SiteFile> files) => files
        .SelectMany(static file => file.Methods)
        .GroupBy(static sites => sites.Method.BodyName, StringComparer.Ordinal)
        .OrderBy(static group => group.Key, StringComparer.Ordinal)
        .Select(static group => group.First().Method);

    private static IEnumerable<PartialModel> Partials(ImmutableArray<Declaration> declarations) => declarations
        .SelectMany(static declaration => declaration.Partials)
        .GroupBy(static partial => partial.Method.BodyName, StringComparer.Ordinal)
        .OrderBy(static group => group.Key, StringComparer.Ordinal)
        .Select(static group => group.First());
}
