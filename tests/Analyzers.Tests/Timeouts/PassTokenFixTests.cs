using Instrumentation.CodeFixes.Timeouts;

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

    [Fact]
    public Task AllOfAProjectAreFixedAtOnce() => Fix.FixesAllAsync(
        Method("await http.GetStringAsync(await http.GetStringAsync(\"x\")); await stream.FlushAsync();"),
        Method("await http.GetStringAsync(await http.GetStringAsync(\"x\", token), token); await stream.FlushAsync(token);"));

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
