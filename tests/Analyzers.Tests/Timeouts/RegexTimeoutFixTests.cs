using Instrumentation.CodeFixes.Timeouts;

namespace Instrumentation.Analyzers.Tests.Timeouts;

public class RegexTimeoutFixTests
{
    private static readonly FixTest Fix = new(new RegexTimeoutFix());

    [Theory]
    [InlineData("new Regex(p)", "new Regex(p, RegexOptions.None, TimeSpan.FromSeconds(1))")]
    [InlineData("new Regex(p, RegexOptions.Compiled)", "new Regex(p, RegexOptions.Compiled, TimeSpan.FromSeconds(1))")]
    [InlineData("new Regex(p, RegexOptions.None, Regex.InfiniteMatchTimeout)", "new Regex(p, RegexOptions.None, TimeSpan.FromSeconds(1))")]
    [InlineData("Regex.IsMatch(t, /* of the user */ p)", "Regex.IsMatch(t, /* of the user */ p, RegexOptions.None, TimeSpan.FromSeconds(1))")]
    [InlineData("Regex.Replace(t, p, \"\")", "Regex.Replace(t, p, \"\", RegexOptions.None, TimeSpan.FromSeconds(1))")]
    [InlineData("Regex.Replace(t, p, \"\", RegexOptions.Compiled)", "Regex.Replace(t, p, \"\", RegexOptions.Compiled, TimeSpan.FromSeconds(1))")]
    [InlineData("Regex.Count(pattern: p, input: t)", "Regex.Count(pattern: p, input: t, options: RegexOptions.None, matchTimeout: TimeSpan.FromSeconds(1))")]
    [InlineData("Regex.Split(t, p, options: RegexOptions.Compiled)", "Regex.Split(t, p, options: RegexOptions.Compiled, matchTimeout: TimeSpan.FromSeconds(1))")]
    public Task ACallIsGivenATimeout(string wrong, string right) => Fix.FixesAsync(Method(wrong), Method(right));

    [Fact]
    public Task ATimeoutThatIsTakenAwayIsGivenBack() => Fix.FixesAsync(
        """
        using System.ComponentModel.DataAnnotations;
        class C { [RegularExpression("(a+)+", MatchTimeoutInMilliseconds = -1)] public string Code { get; set; } }
        """,
        """
        using System.ComponentModel.DataAnnotations;
        class C { [RegularExpression("(a+)+", MatchTimeoutInMilliseconds = 1000)] public string Code { get; set; } }
        """);

    [Fact]
    public Task WithoutUsingsTheNamesAreWhole() => Fix.FixesAsync(
        "namespace N { class C { object M(string p) => new global::System.Text.RegularExpressions.Regex(p); } }",
        "namespace N { class C { object M(string p) => new global::System.Text.RegularExpressions.Regex(p, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)); } }");

    [Fact]
    public Task AllOfAProjectAreFixedAtOnce() => Fix.FixesAllAsync(
        Method("Regex.IsMatch(t, p) ? Regex.Match(t, p).Value : new Regex(p).ToString()"),
        Method("Regex.IsMatch(t, p, RegexOptions.None, TimeSpan.FromSeconds(1)) ? Regex.Match(t, p, RegexOptions.None, TimeSpan.FromSeconds(1)).Value : new Regex(p, RegexOptions.None, TimeSpan.FromSeconds(1)).ToString()"));

    private static string Method(string expression) => $$"""
        using System.Text.RegularExpressions;

        class C
        {
            object M(string t, string p) => {{expression}};
        }
        """;
}
