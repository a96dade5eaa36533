using Instrumentation.CodeFixes.Timeouts;

namespace Instrumentation.Analyzers.Tests.Timeouts;

public class NonBacktrackingFixTests
{
    private static readonly FixTest Fix = new(new NonBacktrackingFix());

    [Theory]
    [InlineData("new Regex(\"(a+)+$\")", "new Regex(\"(a+)+$\", RegexOptions.NonBacktracking)")]
    [InlineData("new Regex(\"(a+)+$\", RegexOptions.None)", "new Regex(\"(a+)+$\", RegexOptions.NonBacktracking)")]
    [InlineData("new Regex(\"(a+)+$\", RegexOptions.IgnoreCase | RegexOptions.Compiled)", "new Regex(\"(a+)+$\", RegexOptions.IgnoreCase | RegexOptions.Compiled | RegexOptions.NonBacktracking)")]
    [InlineData("Regex.IsMatch(t, \"(a+)+$\")", "Regex.IsMatch(t, \"(a+)+$\", RegexOptions.NonBacktracking)")]
    [InlineData("Regex.Replace(t, replacement: t, pattern: \"(a+)+$\")", "Regex.Replace(t, replacement: t, pattern: \"(a+)+$\", options: RegexOptions.NonBacktracking)")]
    public Task APatternThatNeedsNoBacktrackingHasNone(string wrong, string right) => Fix.FixesAsync(Method(wrong), Method(right));

    [Theory]
    [InlineData("new Regex(t)")]
    [InlineData("new Regex(@\"(.)\\1\")")]
    [InlineData("new Regex(@\"(?=.*x)y\")")]
    [InlineData("new Regex(@\"(?>a+)(b+)+$\")")]
    [InlineData("new Regex(@\"(a+)+$\", RegexOptions.RightToLeft)")]
    [InlineData("new Regex(@\"(a+)+$\", RegexOptions.ECMAScript)")]
    public Task WhatNeedsItKeepsIt(string expression) => Fix.OffersNothingAsync(Method(expression));

    [Fact]
    public Task AllOfAProjectAreFixedAtOnce() => Fix.FixesAllAsync(
        Method("Regex.IsMatch(t, \"(a+)+$\") ? Regex.Match(t, \"(b+)+$\") : null"),
        Method("Regex.IsMatch(t, \"(a+)+$\", RegexOptions.NonBacktracking) ? Regex.Match(t, \"(b+)+$\", RegexOptions.NonBacktracking) : null"));

    private static string Method(string expression) => $$"""
        using System.Text.RegularExpressions;

        class C
        {
            object M(string t) => {{expression}};
        }
        """;
}
