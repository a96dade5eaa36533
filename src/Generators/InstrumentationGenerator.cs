using Instrumentation.Generators.Emission;
using Instrumentation.Generators.Recognition;
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
        var declarations = context.CompilationProvider.SelectMany(DeclarationRecognition.Files).WithTrackingName(Steps.Declarations).Collect();
        var referenced = context.MetadataReferencesProvider.Select(ReferencedNames.Of).Collect();
        var names = declarations.Combine(referenced)
            .Select(static (pair, _) => Declarations.Names(pair.Left, pair.Right))
            .WithTrackingName(Steps.Names);

        // Which calls are redirected, file by file, and to which bodies.
        var sites = context.CompilationProvider.Combine(names).Combine(build)
            .SelectMany(static (pair, token) => pair.Right is { IsEnabled: true, CanIntercept: true }
                ? SiteRecognition.Files(pair.Left.Left, pair.Left.Right, token)
                : [])
            .WithTrackingName(Steps.Sites);
        var bodies = sites.Collect().SelectMany(static (files, _) => SiteRecognition.Methods(files)).WithTrackingName(Steps.Bodies);
        context.RegisterImplementationSourceOutput(sites, static (output, file) => output.AddSource($"Sites.{file.HintName}.g.cs", SitesEmitter.Emit(file)));
        context.RegisterImplementationSourceOutput(
            bodies, static (output, body) => output.AddSource($"{body.FileName}.g.cs", BodyEmitter.Emit(body)));

        // Bodies of partial methods are no implementation output: without them, an editor shows an error.
        var partials = declarations.SelectMany(static (all, _) => Declarations.Partials(all)).WithTrackingName(Steps.Partials).Combine(build);
        context.RegisterSourceOutput(partials, static (output, pair) => output.AddSource(
            $"{pair.Left.Method.FileName}.g.cs",
            pair.Right.IsEnabled && pair.Left.Method.IsInstrumented ? PartialEmitter.Emit(pair.Left) : PartialEmitter.EmitForwarding(pair.Left)));

        var info = context.CompilationProvider.SelectMany(static (compilation, _) => ScopeRecognition.Info(compilation)).WithTrackingName(Steps.Info);
        context.RegisterSourceOutput(info, static (output, info) => output.AddSource(InfoEmitter.HintName, InfoEmitter.Emit(info)));
    }
}
