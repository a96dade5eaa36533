namespace Instrumentation.Generators.Tests;

/// <summary>Every C# snippet of the README compiles, woven, as it stands.</summary>
public sealed class ReadmeTests
{
    // What a reader takes for granted: implicit usings, and the shop's own types.
    private const string Prelude = """
        global using System;
        global using System.Collections.Generic;
        global using System.Diagnostics;
        global using System.Diagnostics.Metrics;
        global using System.IO;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Instrumentation;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Logging;

        public record Customer(string Id);
        public record Order(int Id, Customer? Customer, decimal Total);
        public record Receipt(int Id);

        public abstract class BackgroundService
        {
            protected abstract Task ExecuteAsync(CancellationToken stoppingToken);
        }
        """;

    private static readonly GeneratorHarness Harness = new(static () => new InstrumentationGenerator());

    public static TheoryData<int> Lines => new(MarkdownSnippets.Of("README.md").Select(static snippet => snippet.Line));

    [Theory]
    [MemberData(nameof(Lines))]
    public void TheSnippetCompiles(int line)
    {
        var snippet = MarkdownSnippets.Of("README.md").Single(snippet => snippet.Line == line);
        var run = Harness.Run(new GeneratorSetup(), new SourceFile("Prelude.cs", Prelude), new SourceFile("Snippet.cs", snippet.Code));
        Assert.Empty(run.UserDiagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    [Fact]
    public void TheReadmeHasASnippetForEveryAttribute()
    {
        var code = string.Join('\n', MarkdownSnippets.Of("README.md").Select(static snippet => snippet.Code));
        string[] attributes =
        [
            "[Traced", "[Metered", "[LogContext", "[Tag", "[MetricTag", "[Counted", "return: Measured", "TimeLimit(", "[NotInstrumented",
            "assembly: BoundedCardinality", "assembly: InstrumentationScope", "assembly: Traced(typeof",
        ];
        Assert.All(attributes, attribute => Assert.Contains(attribute, code, StringComparison.Ordinal));
    }
}
