using Instrumentation.Analyzers.Tests.Corpus;
using Instrumentation.CodeFixes.Timeouts;

namespace Instrumentation.Analyzers.Tests.Timeouts;

public class GrpcDeadlineFixTests
{
    private static readonly FixTest Fix = new(new GrpcDeadlineFix()) { Setup = new GeneratorSetup { Framework = CorpusReferences.All } };

    [Theory]
    [InlineData("stock.Find(1)", "stock.Find(1, deadline: DateTime.UtcNow.AddSeconds(30))")]
    [InlineData("stock.Find()", "stock.Find(deadline: DateTime.UtcNow.AddSeconds(30))")]
    [InlineData("stock.Find(1, null)", "stock.Find(1, DateTime.UtcNow.AddSeconds(30))")]
    [InlineData("stock.Find(deadline: DateTime.MaxValue)", "stock.Find(deadline: DateTime.UtcNow.AddSeconds(30))")]
    [InlineData("stock.Find(1, cancellationToken: default /* none */)", "stock.Find(1, cancellationToken: default /* none */, deadline: DateTime.UtcNow.AddSeconds(30))")]
    [InlineData("stock.Find(1, new Grpc.Core.CallOptions())", "stock.Find(1, new Grpc.Core.CallOptions().WithDeadline(DateTime.UtcNow.AddSeconds(30)))")]
    [InlineData("stock.Find(1, default(Grpc.Core.CallOptions))", "stock.Find(1, new(deadline: DateTime.UtcNow.AddSeconds(30)))")]
    [InlineData("stock.Find(1, Plain)", "stock.Find(1, Plain.WithDeadline(DateTime.UtcNow.AddSeconds(30)))")]
    public Task AddsADeadline(string wrong, string right) => Fix.FixesAsync(Call(wrong), Call(right));

    [Fact]
    public Task AddsAllDeadlines() => Fix.FixesAllAsync(
        Call("stock.Find(1) + stock.Find(2)"),
        Call("stock.Find(1, deadline: DateTime.UtcNow.AddSeconds(30)) + stock.Find(2, deadline: DateTime.UtcNow.AddSeconds(30))"));

    private static string Call(string call) => $$"""
        namespace Grpc.Core
        {
            public abstract class ClientBase;

            public struct CallOptions
            {
                public CallOptions(DateTime? deadline = null) { }

                public CallOptions WithDeadline(DateTime deadline) => this;
            }
        }

        class Stock : Grpc.Core.ClientBase
        {
            public int Find(int article = 0, DateTime? deadline = null, CancellationToken cancellationToken = default) => 0;

            public int Find(int article, Grpc.Core.CallOptions options) => 0;
        }

        class Basket
        {
            private static readonly Grpc.Core.CallOptions Plain = default;

            int Find(Stock stock) => {{call}};
        }
        """;
}
