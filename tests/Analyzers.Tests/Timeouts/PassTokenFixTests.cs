using Instrumentation.Analyzers.Tests.Corpus;
using Instrumentation.CodeFixes.Timeouts;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Analyzers.Tests.Timeouts;

public class PassTokenFixTests
{
    private static readonly FixTest Fix = new(new PassTokenFix());

    [Theory]
    [InlineData("await http.GetStringAsync(\"x\");", "await http.GetStringAsync(\"x\", token);")]
    [InlineData("await http.GetStringAsync(\"x\", default);", "await http.GetStringAsync(\"x\", token);")]
    [InlineData("await http.GetStringAsync(requestUri: \"x\").ConfigureAwait(false);", "await http.GetStringAsync(requestUri: \"x\", cancellationToken: token).ConfigureAwait(false);")]
    [InlineData("await stream.FlushAsync(/* now */);", "await stream.FlushAsync(/* now */token);")]
    [InlineData("await stream.WriteAsync(new byte[1]);", "await stream.WriteAsync(new byte[1], token);")]
    [InlineData("await stream.CopyToAsync(stream);", "await stream.CopyToAsync(stream, token);")]
    [InlineData("await System.IO.File.WriteAllTextAsync(\"x\", \"y\");", "await System.IO.File.WriteAllTextAsync(\"x\", \"y\", token);")]
    [InlineData("await foreach (var one in all) { }", "await foreach (var one in all.WithCancellation(token)) { }")]
    [InlineData("await foreach (var one in all.ConfigureAwait(false)) { }", "await foreach (var one in all.WithCancellation(token).ConfigureAwait(false)) { }")]
    [InlineData("await foreach (var one in Own()) { }", "await foreach (var one in Own(token)) { }")]
    public Task TheTokenIsPassed(string wrong, string right) => Fix.FixesAsync(Method(wrong), Method(right));

    [Theory]
    [InlineData("await orders.FindAsync(1);", "await orders.FindAsync([1], token);")]
    [InlineData("await orders.FindAsync(1, /* of */ \"x\");", "await orders.FindAsync([1, /* of */ \"x\"], token);")]
    [InlineData("await orders.FindAsync(new object[] { 1 });", "await orders.FindAsync(new object[] { 1 }, token);")]
    [InlineData("await database.ExecuteSqlRawAsync(\"x\", 1, 2);", "await database.ExecuteSqlRawAsync(\"x\", [1, 2], token);")]
    public Task TheTokenIsNoElementOfAnArray(string wrong, string right)
    {
        var fix = Fix with { Setup = new GeneratorSetup { Framework = CorpusReferences.All } };
        return fix.FixesAsync(Store(wrong), Store(right));
    }

    [Fact]
    public Task AnOlderLanguageHasNoCollections()
    {
        var fix = Fix with { Setup = new GeneratorSetup { Framework = CorpusReferences.All, LanguageVersion = LanguageVersion.CSharp11 } };
        return fix.FixesAsync(Store("await orders.FindAsync(1);"), Store("await orders.FindAsync(new object?[] { 1 }, token);"));
    }

    [Fact]
    public Task AllOfAProjectAreFixedAtOnce() => Fix.FixesAllAsync(
        Method("await http.GetStringAsync(await http.GetStringAsync(\"x\")); await stream.FlushAsync();"),
        Method("await http.GetStringAsync(await http.GetStringAsync(\"x\", token), token); await stream.FlushAsync(token);"));

    private static string Store(string statements) => $$"""
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Infrastructure;

        class Order { }

        class C
        {
            async Task M(DbSet<Order> orders, DatabaseFacade database, CancellationToken token)
            {
                {{statements}}
            }
        }
        """;

    private static string Method(string statements) => $$"""
        using System.IO;
        using System.Net.Http;

        class C
        {
            async Task M(HttpClient http, Stream stream, IAsyncEnumerable<int> all, CancellationToken token)
            {
                {{statements}}
            }

            static IAsyncEnumerable<int> Own(CancellationToken token = default) => throw new NotSupportedException();
        }
        """;
}
