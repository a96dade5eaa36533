using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Instrumentation.TestKit.Generators;

/// <summary>What the build tells the compiler of a project: its compiler-visible properties, and what an <c>.editorconfig</c> sets.</summary>
/// <param name="properties">The properties, as MSBuild writes them into the global analyzer configuration, without <c>build_property.</c>.</param>
/// <param name="options">Keys of an <c>.editorconfig</c> for all files.</param>
public sealed class ProjectOptionsProvider(ImmutableDictionary<string, string> properties, ImmutableDictionary<string, string>? options = null)
    : AnalyzerConfigOptionsProvider
{
    private const string Prefix = "build_property.";

    private readonly Options ofFiles = new(options ?? ImmutableDictionary<string, string>.Empty);

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties.ToImmutableDictionary(
        static property => Prefix + property.Key,
        static property => property.Value));

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => ofFiles;

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => ofFiles;

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        // Keys are compared without their case, and those of files are in lower case: see AnalyzerConfigOptions.KeyComparer.
        private readonly ImmutableDictionary<string, string> values = values.WithComparers(KeyComparer);

        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
