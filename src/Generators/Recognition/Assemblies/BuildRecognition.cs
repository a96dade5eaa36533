using Instrumentation.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.Generators.Recognition;

/// <summary>What the build allows: the package's MSBuild properties and the compiler's list of namespaces for interceptors.</summary>
internal static class BuildRecognition
{
    private const string Enabled = "build_property.InstrumentationEnabled";
    private const string Namespaces = "InterceptorsNamespaces";

    public static BuildModel Of(AnalyzerConfigOptions options, ParseOptions parseOptions) => new(
        IsEnabled: !options.TryGetValue(Enabled, out var enabled) || !enabled.Equals("false", StringComparison.OrdinalIgnoreCase),
        CanIntercept: parseOptions.Features.TryGetValue(Namespaces, out var namespaces) && namespaces.Split(';').Any(IsOurs));

    // A namespace lets in those below it. As the compiler reads it: spaces are part of a name.
    private static bool IsOurs(string name) => name is KnownNames.GeneratedNamespace or KnownNames.RuntimeNamespace;
}
