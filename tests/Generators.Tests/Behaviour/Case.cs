using System.Globalization;
using Instrumentation.Generators.Tests.Recognition;
using Instrumentation.TestKit.Listeners;

namespace Instrumentation.Generators.Tests.Behaviour;

/// <summary>
/// A small program. Woven or not, heard or not, it must do the same; heard, it must be heard as told. The sentence is the test's name.
/// </summary>
/// <param name="Sentence">What the case shows.</param>
/// <param name="Declarations">The instrumented types.</param>
/// <param name="Body">The statements that call them and return what they saw.</param>
/// <param name="Spans">The spans in the order of their ends: the name, then the tags as <c>key=value</c>.</param>
internal sealed record Case(string Sentence, string Declarations, string Body, params string[] Spans)
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Instrumentation;

        """;

    public static IEnumerable<LanguageVersion> Versions { get; } = [LanguageVersion.CSharp12, new GeneratorSetup().LanguageVersion];

    /// <summary>The project; its name and language version are set for every run.</summary>
    public GeneratorSetup Setup { get; init; } = new();

    /// <summary>The oldest language version that the source compiles in.</summary>
    public LanguageVersion From { get; init; } = LanguageVersion.CSharp12;

    private string Source => $$"""
        {{Usings}}
        {{Declarations}}

        public static class Program
        {
            public static object? Run()
            {
                {{Body}}
            }
        }
        """;

    public async Task VerifyAsync()
    {
        foreach (var version in Versions.Where(version => version >= From))
        {
            var name = $"Case.{Sentence.Replace(' ', '.')}.{version}";
            var setup = Setup with { AssemblyName = name, LanguageVersion = version };
            var plain = await ResultAsync(Weaving.Run(Source, setup.With("InstrumentationEnabled", "false")));

            var woven = Weaving.Run(Source, setup);
            Assert.Equal(plain, await ResultAsync(woven));
            ClearCalls.MustHaveNoObstacle(woven.Input);

            using var spans = new SpanRecorder(name);
            Assert.Equal(plain, await ResultAsync(woven));
            Assert.Equal(Spans, spans.Spans.Select(Describe));
        }
    }

    private static async Task<string?> ResultAsync(GeneratorRun run) =>
        Convert.ToString(await run.ExecuteAsync("Program", "Run"), CultureInfo.InvariantCulture);

    private static string Describe(RecordedSpan span) => string.Join(' ', span.Tags
        .Where(static tag => tag.Key != "code.function.name" && tag.Key != "error.type")
        .Select(static tag => string.Create(CultureInfo.InvariantCulture, $"{tag.Key}={tag.Value}"))
        .Prepend(span.Status == System.Diagnostics.ActivityStatusCode.Error ? $"{span.Name}!" : span.Name));
}
