using System.Globalization;
using Instrumentation.Analyzers.Tests.Corpus;

namespace Instrumentation.Analyzers.Tests.Timeouts;

public class GrpcDeadlineTests
{
    private const string Client = """
        namespace Grpc.Core
        {
            public abstract class ClientBase;

            public struct CallOptions
            {
                public CallOptions WithDeadline(DateTime deadline) => this;
            }
        }

        namespace Grpc.Core.Interceptors
        {
            public abstract class Interceptor;
        }

        class Stock : Grpc.Core.ClientBase
        {
            public int Find(string article, DateTime? deadline = null, CancellationToken cancellationToken = default) => 0;
        }
        """;

    private static readonly RuleTest Rule = new(RuleIds.GrpcDeadline) { Setup = new GeneratorSetup { Framework = CorpusReferences.All } };

    [Fact]
    public async Task TheMessageNamesTheMethod()
    {
        var diagnostic = Assert.Single(await Rule.ReportsAsync(Call("""[|stock.Find("a")|]""")));

        Assert.StartsWith("The call of 'Find' has no deadline", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheTokenOfACallerIsReportedStrictly()
    {
        await Rule.ReportsAsync(Call("""stock.Find("a", cancellationToken: token)"""));
        await (Rule with { Setup = Rule.Setup with { Options = Rule.Setup.Options.Add("instrumentation.strict", "true") } })
            .ReportsAsync(Call("""[|stock.Find("a", cancellationToken: token)|]"""));
    }

    [Theory]
    [InlineData("static class Startup { static void Add(object builder) => builder.EnableCallContextPropagation(); static void EnableCallContextPropagation(this object builder) { } }")]
    [InlineData("class Deadlines : Grpc.Core.Interceptors.Interceptor { Grpc.Core.CallOptions Add(Grpc.Core.CallOptions options) => options.WithDeadline(DateTime.UtcNow.AddSeconds(1)); }")]
    public Task ADeadlineForAllCallsIsEnough(string declaration) => Rule.ReportsAsync(
        new SourceFile("Program.cs", Call("""stock.Find("a")""")), new SourceFile("Startup.cs", declaration));

    [Theory]
    [InlineData("// EnableCallContextPropagation() is for later")]
    [InlineData("class Deadlines { Grpc.Core.CallOptions Add(Grpc.Core.CallOptions options) => options.WithDeadline(DateTime.UtcNow.AddSeconds(1)); }")]
    public Task WhatIsNoDeadlineForAllCallsIsNot(string declaration) => Rule.ReportsAsync(
        new SourceFile("Program.cs", Call("""[|stock.Find("a")|]""")), new SourceFile("Startup.cs", declaration));

    private static string Call(string call) => $$"""
        {{Client}}

        class Basket
        {
            int Find(Stock stock, CancellationToken token) => {{call}};
        }
        """;
}
