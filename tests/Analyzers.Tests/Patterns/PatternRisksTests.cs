using System.Text.RegularExpressions;
using Instrumentation.Analyzers.Patterns;

namespace Instrumentation.Analyzers.Tests.Patterns;

/// <summary>What is said of a pattern is compared with what .NET's engine does with it.</summary>
public class PatternRisksTests
{
    private const int Much = 100_000;

    // Texts that much of what is searched for in practice begins to match, and does not.
    private static readonly string[] Pumps =
        ["a", "0", " ", "-", ".", ",", "@", "/", "\"", "\\", "<", "=", "_", "\t", "\n", "a ", "a,", "0.", "a-", "a.", "ab", "a0", "\\a", "\" ", "<a", ", ", "\r\n", " \n", "'a"];

    /// <summary>A pattern, why it is risky, and a text: what comes first, what is repeated, how often, and what comes last.</summary>
    public static TheoryData<string, string, string, string, int, string> Risky => new()
    {
        { @"^(a+)+$", "NestedQuantifier", "", "a", 40, "!" },
        { @"^(a*)*$", "NestedQuantifier", "", "a", 40, "!" },
        { @"(\w+\s?)*$", "NestedQuantifier", "", "a", 40, "!" },
        { @"^(\w+\s*)+:$", "NestedQuantifier", "", "a", 40, "!" },
        { @"^(\s*\w\s*)*$", "NestedQuantifier", "", " a", 60, "!" },
        { @"^([a-zA-Z0-9])(([\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$", "NestedQuantifier", "", "a", 40, "!" },
        { @"^(([a-z])+.)+[A-Z]([a-z])+$", "NestedQuantifier", "", "a", 60, "" },
        { @"^(?:.*,)*P$", "NestedQuantifier", "", ",", 40, "!" },
        { @"^(.*?,){11}P", "NestedQuantifier", "", "1,", 60, "" },
        { @"^(?:[^""]+|\\.)*""$", "NestedQuantifier", "", "a", 40, "" },
        { @"^(\d+,?)+$", "NestedQuantifier", "", "0", 40, "!" },
        { @"^(?:\s*\n)*x", "NestedQuantifier", "", "\n", 60, "" },
        { @"^((ab)*)*c$", "NestedQuantifier", "", "ab", 60, "!" },
        { @"^(?<word>\w+[\s,]*)+\.$", "NestedQuantifier", "", "a", 40, "!" },
        { @"^(x+x+)+y", "NestedQuantifier", "", "x", 50, "" },
        { @"^(?:(a{1,})){2,}$", "NestedQuantifier", "", "a", 40, "!" },
        { @"^(\p{L}+'?)+$", "NestedQuantifier", "", "é", 40, "!" },
        { @"^(?i:[a-z]+|[A-Z])+$", "NestedQuantifier", "", "a", 40, "!" },
        { @"^(a|aa)+$", "OverlappingAlternatives", "", "a", 60, "!" },
        { @"^(\w+|\d)+$", "NestedQuantifier", "", "0", 40, "!" },
        { @"^(?:[^""]|\\.)*""$", "OverlappingAlternatives", "", "\\a", 60, "" },
        { @"^([a-z]-?|\w)*;$", "OverlappingAlternatives", "", "a", 40, "!" },
        { @"^(a?b?c?a?)*$", "OverlappingAlternatives", "", "a", 40, "!" },
        { @"^(\d{2}|\d{3})*$", "OverlappingAlternatives", "", "0", 121, "!" },
        { @"^(\w\w?)*$", "OverlappingAlternatives", "", "a", 60, "!" },
        { @"^(\w{1,2}){50}$", "OverlappingAlternatives", "", "a", 60, "!" },
        { @"(?m)^(?:(?:^|,)[^,]*)*;", "NestedQuantifier", "", "a\n", 30, "" },
        { @"^\d+\w+$", "AdjacentQuantifiers", "", "0", Much, "!" },
        { @"^\s*(.*?)\s*$", "AdjacentQuantifiers", "a", " ", Much, "a\na" },
        { @"^(.*?)\s*;$", "AdjacentQuantifiers", "", " ", Much, "!" },
        { @"^[\s\S]*\s*</p>", "AdjacentQuantifiers", "", " ", Much, "" },
        { @"^\w*\d*-", "AdjacentQuantifiers", "", "0", Much, "!" },
        { @"^\s*,?\s*x", "AdjacentQuantifiers", "", " ", Much, "!" },
        { @"^(\w*)(\d*)(\w*)$", "AdjacentQuantifiers", "", "0", Much, "!" },
        { @"^[a-z]+[a-z0-9]+@", "AdjacentQuantifiers", "", "a", Much, "!" },
        { @"^.*\w*=.*", "AdjacentQuantifiers", "", "a", Much, "" },
        { @"^(?>[a-z]+[a-y]+-)x", "AdjacentQuantifiers", "", "a", Much, "!" },
        { @"^[a-z]{1,}[a-y]{0,5000}-", "AdjacentQuantifiers", "", "a", Much, "!" },
        { @"^(.+)\1+$", "BackReference", "", "a", Much, "\n!" },
        { @"(?<q>['""]).*?\k<q>;", "BackReference", "", "'\"", Much, "" },
        { @"(?=.*\d)[a-z]+", "Lookaround", "", "a", Much, "" },
        { @"\B(?=(\d{3})+(?!\d))", "Lookaround", "", "0", Much, "" },
        { @"(?<=a.*)b", "Lookaround", "", "b", Much, "" },
        { @"\d{1,2}(?!\d+)x?", "Lookaround", "", "0", Much, "" },
        { @"(?<!\d+)\d{1,2}x", "Lookaround", "", "0", Much, "" },
        { @"(?:-|\d)(?!\d+)", "Lookaround", "", "0", Much, "" },
    };

    /// <summary>The patterns that are used most: none needs more than the text is long.</summary>
    public static TheoryData<string> Linear => new()
    {
        @"^[A-Z]{3}-\d{4}$",
        @"^[\w.+-]+@[\w-]+\.[\w.-]+$",
        @"^[^@\s]+@[^@\s]+\.[^@\s]+$",
        @"^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$",
        @"^([\w\.\-]+)@([\w\-]+)((\.(\w){2,3})+)$",
        @"^https?:\/\/(?:www\.)?[-a-zA-Z0-9@:%._+~#=]{1,256}\.[a-zA-Z0-9()]{1,6}\b(?:[-a-zA-Z0-9()@:%_+.~#?&/=]*)$",
        @"^(https?|ftp)://[^\s/$.?#].[^\s]*$",
        @"^(([^:/?#]+):)?(//([^/?#]*))?([^?#]*)(\?([^#]*))?(#(.*))?",
        @"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$",
        @"^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$",
        @"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$",
        @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(([+-]\d\d:\d\d)|Z)?$",
        @"^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$",
        @"^[a-z0-9]+(?:-[a-z0-9]+)*$",
        @"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$",
        @"^v?(\d+)\.(\d+)(?:\.(\d+))?$",
        @"<[^>]+>",
        @"</?[a-z][^<>]*>",
        @"^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$",
        @"^([0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}$",
        @"^#?([a-fA-F0-9]{6}|[a-fA-F0-9]{3})$",
        @"^\+?[1-9]\d{1,14}$",
        @"^\(?(\d{3})\)?[-. ]?(\d{3})[-. ]?(\d{4})$",
        @"^(?:4\d{12}(?:\d{3})?|5[1-5]\d{14}|3[47]\d{13})$",
        @"^\d{5}(-\d{4})?$",
        @"^[-+]?\d*\.?\d+(?:[eE][-+]?\d+)?x?",
        @"^[-+]?(?:\d+(?:\.\d*)?|\.\d+)$",
        @"^\$?\d{1,3}(,\d{3})*(\.\d\d)?$",
        @"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$",
        @"^[a-zA-Z0-9_-]{3,16}$",
        @"""(?:[^""\\]|\\.)*""",
        @"^""([^""\\]*(?:\\.[^""\\]*)*)""$",
        @"^(?:""[^""]*""|[^"",]*)(?:,(?:""[^""]*""|[^"",]*))*$",
        @"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/",
        @"//.*$",
        @"^\s*#\s*(\w+)",
        @"^(\w+)\s*=\s*(\S.*)$",
        @"^([^=]+)=(.*)$",
        @"^(?<key>[^:]+):[ \t]*(?<value>[^\r\n]*)",
        @"\{(?<name>[^{}]+)\}",
        @"\{\{\s*(\w+)\s*\}\}",
        @"(?<!\d)\d{4}(?!\d)",
        @"^(?<number>(?<!\d+)\d{1,3}(?!\d+))$",
        @"^[ex]?(?:\d{1,2}|\d{4})(?!\d+|[a-z]+)",
        @"x(?=\d+)",
        @"-(?<!\d+)\d{2}",
        @"[-. ](?!\w+)[^\w]",
        @"(?<=[a-z])(?=[A-Z])",
        @"([a-z0-9])([A-Z])",
        @"\r\n|\r|\n",
        @"^(\r?\n)*$",
        @"[^a-zA-Z0-9]+",
        @"\b\w+\b",
        @"^(\b\w+\b\s*)*$",
        @"^(\w+\b\W*)+$",
        @"^(?:\w+\s+)*\w+$",
        @"^(?:[a-z]+,)*[a-z]+$",
        @"^(?>a+)+$",
        @"^(?>(a+)+)$",
        @"^(?:.|\n)*$",
        @"^(?:\s|\S)*x",
        @"^(?:(?!-->).)*-->",
        @"^[\w\s]+$",
        @"^/(?:api|v\d+)(?:/[^/]+)*/?$",
        @"^Bearer ([A-Za-z0-9\-._~+/]+=*)$",
        @"^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)?$",
        @"^[^\W\d_]+$",
        @"^(?:(?:(?<=^)|/+)[^/?#\r\n]+)+/*$",
        @"^(?:^[a-z]+)+$",
        @"^(?:[a-z]+$)+",
        @"^(?:(?:^|,)[^,]*)*$",
        @"^[a-z-[aeiou]]+[aeiou]+$",
        @"^\p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*)*$",
        @"^(?i)select\s+(\w+)\s+from\s+(\w+)",
        @"(?x) ^ \d+ # digits, then a dot
              \. \d+ $",
        @"^\w{1,50}\w{1,20}$",
        @"^(\d{1,3}\.){3}\d{1,3}:\d+$",
        @"^.*$",
        @"^\s*(.*)$",
        @"(a+)+b?".Replace("(a+)+", "a+", StringComparison.Ordinal),
    };

    [Theory]
    [MemberData(nameof(Risky))]
    public void WhatIsRiskyKeepsTheEngineBusy(string pattern, string risk, string first, string repeated, int times, string last)
    {
        Assert.Equal(risk, RiskOf(pattern).ToString());

        var text = first + string.Concat(Enumerable.Repeat(repeated, times)) + last;
        Assert.Throws<RegexMatchTimeoutException>(() => new Regex(pattern, RegexOptions.None, TimeSpan.FromMilliseconds(100)).Count(text));
    }

    [Theory]
    [MemberData(nameof(Linear))]
    public void WhatIsNotRiskyIsDoneAtOnce(string pattern)
    {
        Assert.Equal(PatternRisk.None, RiskOf(pattern));

        // From one place on: that a search begins at each place is another matter.
        var regex = new Regex($@"\A(?:{pattern}{(pattern.Contains('#', StringComparison.Ordinal) ? "\n" : "")})", RegexOptions.None, TimeSpan.FromSeconds(20));
        foreach (var pump in Pumps)
        {
            var text = string.Concat(Enumerable.Repeat(pump, Much / pump.Length));
            foreach (var last in (string[])["", "!", "\n!", "\u0001"])
                regex.IsMatch(text + last);
        }
    }

    /// <summary>Today's engine makes one loop or one set of these; what it makes of them tomorrow, or after the next edit, nobody knows.</summary>
    [Theory]
    [InlineData(@"^\d+\d+$", "AdjacentQuantifiers")]
    [InlineData(@"^.*.*=.*", "AdjacentQuantifiers")]
    [InlineData(@"^(\w|\d)+$", "OverlappingAlternatives")]
    [InlineData("(a|a)*b", "OverlappingAlternatives")]
    [InlineData("(a+)+", "NestedQuantifier")]
    [InlineData(@"(\w+)\s\1", "BackReference")]
    public void WhatTheEngineHappensToMendIsRiskyAllTheSame(string pattern, string risk) => Assert.Equal(risk, RiskOf(pattern).ToString());

    [Theory]
    [InlineData(@"(.|\n)*x", RegexOptions.Singleline, "OverlappingAlternatives")]
    [InlineData(@"(.|\n)*x", RegexOptions.None, "None")]
    [InlineData(@"([a-f]|[A-F])*x", RegexOptions.IgnoreCase, "OverlappingAlternatives")]
    [InlineData(@"([a-f]|[A-F])*x", RegexOptions.None, "None")]
    [InlineData(@"(a + b?) * x", RegexOptions.IgnorePatternWhitespace, "NestedQuantifier")]
    [InlineData(@"(a + b?) * x", RegexOptions.None, "None")]
    [InlineData(@"(\w|é)*x", RegexOptions.ECMAScript, "None")]
    [InlineData(@"(\w|é)*x", RegexOptions.None, "OverlappingAlternatives")]
    [InlineData(@"(?s)(.|\n)*x", RegexOptions.None, "OverlappingAlternatives")]
    [InlineData(@"(?s-s)(.|\n)*x", RegexOptions.None, "None")]
    [InlineData(@"(?s:.|\n)*x", RegexOptions.None, "OverlappingAlternatives")]
    [InlineData(@"((?s).|\n)*x(.|\n)*y", RegexOptions.None, "OverlappingAlternatives")]
    [InlineData(@"((?s)a)*x(.|\n)*y", RegexOptions.None, "None")]
    public void OptionsDecide(string pattern, RegexOptions options, string risk) =>
        Assert.Equal(risk, PatternRisks.Of(Pattern.Parse(pattern, options)!).ToString());

    [Theory]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("[")]
    [InlineData("[a")]
    [InlineData("[a-")]
    [InlineData("[z-a]")]
    [InlineData("[a-[b]")]
    [InlineData("*")]
    [InlineData("a**")]
    [InlineData("a{2}{3}")]
    [InlineData("a{3,2}")]
    [InlineData("(?")]
    [InlineData("(?<")]
    [InlineData("(?<n")]
    [InlineData("(?z)")]
    [InlineData("(?i")]
    [InlineData("(?#")]
    [InlineData("(?(a")]
    [InlineData(@"\")]
    [InlineData(@"\x")]
    [InlineData(@"\u12")]
    [InlineData(@"\p{Klingon}")]
    [InlineData(@"\p{L")]
    [InlineData(@"\k<")]
    [InlineData(@"\c")]
    [InlineData(@"\y")]
    public void WhatIsBrokenIsNoPattern(string pattern)
    {
        Assert.ThrowsAny<ArgumentException>(() => new Regex(pattern));
        Assert.Null(Pattern.Parse(pattern, RegexOptions.None));
    }

    [Theory]
    [InlineData("a{,3}")]
    [InlineData("a{")]
    [InlineData("a{x}")]
    [InlineData("}")]
    [InlineData("]")]
    [InlineData("[]a]")]
    [InlineData("[^]a]")]
    [InlineData("[a-]")]
    [InlineData("[-a]")]
    [InlineData("[a-c-[b]]")]
    [InlineData(@"[\b\-\]]")]
    [InlineData(@"[\w-]")]
    [InlineData("a|")]
    [InlineData("|")]
    [InlineData("()")]
    [InlineData("(?:)")]
    [InlineData(@"\012")]
    [InlineData(@"\cA\e\x41\u0041")]
    [InlineData("(?<open>a)(?<-open>b)")]
    [InlineData("(?'n'a)")]
    [InlineData("(a)?(?(1)b|c)")]
    [InlineData("(?(?=a)b|c)")]
    [InlineData("(?(a)b|c)")]
    [InlineData("(?#comment)a")]
    [InlineData("a(?i)b(?-i:c)")]
    [InlineData(@"\Aa\b\B\G\z\Z")]
    [InlineData("a+?b*?c??d{2,}?")]
    [InlineData("")]
    public void WhatDotNetReadsIsAPattern(string pattern)
    {
        _ = new Regex(pattern);
        Assert.NotNull(Pattern.Parse(pattern, RegexOptions.None));
    }

    [Fact]
    public void ADeepPatternIsNotFollowed()
    {
        var deep = string.Concat(Enumerable.Repeat("(", 3_000)) + string.Concat(Enumerable.Repeat(")", 3_000));
        Assert.Null(Pattern.Parse(deep[..5_000], RegexOptions.None));
        Assert.Null(Pattern.Parse(new string('a', 6_000), RegexOptions.None));
    }

    [Theory]
    [InlineData("((((((((((a{20}){20}){20}){20}){20}){20}){20}){20}){20})*x)", 1)]
    [InlineData("((((((((((^){20}){20}){20}){20}){20}){20}){20}){20}){20})*x", 1)]
    [InlineData("([ab]*[bc]*|[cd]*)", 150)]
    [InlineData(@"\w*", 1_000)]
    [InlineData(@"(\w*|\d*)*", 400)]
    public void AHugePatternTakesNoTime(string part, int times)
    {
        // No bound by the clock: without a limit, these would not end today.
        var pattern = Pattern.Parse(string.Concat(Enumerable.Repeat(part, times)), RegexOptions.None);
        Assert.True(Enum.IsDefined(PatternRisks.Of(pattern!)));
    }

    [Fact]
    public void EveryCutOfAPatternIsReadAsDotNetReadsIt()
    {
        foreach (var pattern in Linear.Concat(Risky).Select(static row => (string)row[0]))
        {
            for (var length = 0; length <= pattern.Length; length++)
            {
                var cut = pattern[..length];
                Assert.True(IsPattern(cut) == (Pattern.Parse(cut, RegexOptions.None) is not null), cut);
            }
        }
    }

    private static bool IsPattern(string text)
    {
        try
        {
            _ = new Regex(text);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static PatternRisk RiskOf(string pattern) => PatternRisks.Of(Pattern.Parse(pattern, RegexOptions.None)!);
}
