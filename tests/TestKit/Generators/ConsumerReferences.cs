using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Instrumentation.TestKit.Generators;

/// <summary>What a project that references the package compiles against.</summary>
internal static class ConsumerReferences
{
    private static readonly MetadataReference Runtime = Of(typeof(TracedAttribute));

    private static readonly ImmutableArray<MetadataReference> Platform =
    [
        .. PlatformFiles().Select(static file => (MetadataReference)MetadataReference.CreateFromFile(file)),
        Of(typeof(ILogger)),
        Of(typeof(LoggerFactory)),
        Of(typeof(IServiceCollection)),
        Of(typeof(ServiceCollection)),
        Of(typeof(IOptions<>)),
    ];

    public static IEnumerable<MetadataReference> For(GeneratorSetup setup) =>
    [
        .. setup.Framework.IsEmpty ? Platform : setup.Framework,
        .. setup.ReferencesRuntime ? [Runtime] : ImmutableArray<MetadataReference>.Empty,
        .. setup.References,
        .. setup.Libraries.Select(static library => library.Reference),
    ];

    /// <summary>The shared framework's assemblies; the test's own, xunit and the compiler, are none of the consumer's business.</summary>
    private static IEnumerable<string> PlatformFiles()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(file => Path.GetDirectoryName(file) == framework || IsDiagnosticSource(file));
    }

    // A package may bring a newer one than the framework's.
    private static bool IsDiagnosticSource(string file) => Path.GetFileName(file) == "System.Diagnostics.DiagnosticSource.dll";

    private static PortableExecutableReference Of(Type type) => MetadataReference.CreateFromFile(type.Assembly.Location);
}
