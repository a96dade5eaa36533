using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Corpus.Patterns;

public static partial class Risky
{
    private const string Words = @"(\w+\s*)+";
    private static readonly string Line = Words + "$";
    private static readonly RegexOptions Options = RegexOptions.Compiled;
    private static readonly Regex Nested = new(@"^(\d+)*$");                                            //! INS3004
    private static readonly Regex WithOptions = new(@"^([a-z]+)*$", RegexOptions.IgnoreCase | RegexOptions.Compiled); //! INS3004
    private static readonly Lazy<Regex> Late = new(() => new Regex("^(x+x+)+y"));                       //! INS3004
    private static readonly Regex OfConstant = new(Words + ":");                                        //! INS3004
    private static readonly Regex OfField = new(Line, Options);                                         //! INS3004
    private static readonly Regex Endless = new("^(a|aa)+$", RegexOptions.None, Regex.InfiniteMatchTimeout); //! INS3004
    private static readonly Regex MinusOne = new("^(a|aa)+$", RegexOptions.None, TimeSpan.FromMilliseconds(-1)); //! INS3004

    [GeneratedRegex(@"^(\w+\s?)*$")] private static partial Regex Generated();                          //! INS3004
    [GeneratedRegex(@"^(\w+\s?)*$", RegexOptions.None, -1)] private static partial Regex GeneratedEndless(); //! INS3004
    [GeneratedRegex("^(?:[^\"]|\\\\.)*\"")] private static partial Regex GeneratedProperty { get; }     //! INS3004
    [RegularExpression("^(a+)+$", MatchTimeoutInMilliseconds = -1)] public static string? Code { get; set; } //! INS3004 its timeout is taken away

    public static bool IsMatch(string text) => Regex.IsMatch(text, "^(a+)+$");                          //! INS3004
    public static Match Match(string text) => Regex.Match(text, @"^\s*(.*?)\s*;$");                     //! INS3004 two loops side by side
    public static MatchCollection Matches(string text) => Regex.Matches(text, @"\d+\w+:");              //! INS3004
    public static string Replace(string text) => Regex.Replace(text, @"\s*,?\s*;", ",");                //! INS3004
    public static string[] Split(string text) => Regex.Split(text, @"(?:,|\s|[\s,])+;");                //! INS3004
    public static int Count(string text) => Regex.Count(text, @"(['""]).*?\1");                         //! INS3004 a back-reference
    public static int Named(string text) => Regex.Count(text, @"(?<quote>['""]).*?\k<quote>");          //! INS3004
    public static bool Short(string text) => Regex.IsMatch(text, @"\d{1,2}(?!\d+)");                    //! INS3004 looks over the rest from every place
    public static bool Password(string text) => Regex.IsMatch(text, @"^(?=.*\d)(?=.*[A-Z]).{8,}$");     //! INS3004 looks ahead with a loop
    public static bool Enumerate(ReadOnlySpan<char> text) => Regex.EnumerateMatches(text, "^(a*)*$").MoveNext(); //! INS3004
    public static bool Splits(ReadOnlySpan<char> text) => Regex.EnumerateSplits(text, "^(a*)*$").MoveNext(); //! INS3004
    public static bool Reordered(string text) => Regex.IsMatch(pattern: "^(a+)+$", input: text);        //! INS3004
    public static bool Inline(string text) => Regex.IsMatch(text, "(?s)(.|\n)*;");                      //! INS3004
    public static bool Singleline(string text) => Regex.IsMatch(text, "(.|\n)*;", RegexOptions.Singleline); //! INS3004

    public static bool OfUser(string text, string pattern) => Regex.IsMatch(text, pattern);             //! INS3004 nobody knows what it costs
    public static bool OfMethod(string text) => Regex.IsMatch(text, Pattern());                         //! INS3004
    public static bool OfEnvironment(string text) => new Regex(Environment.GetEnvironmentVariable("P")!).IsMatch(text); //! INS3004
    public static bool Composed(string text, string middle) => Regex.IsMatch(text, $"^{middle}$");      //! INS3004
    public static bool Formatted(string text, string name) => Regex.IsMatch(text, string.Format("^({0}+)+$", Regex.Escape(name))); //! INS3004
    public static bool Unescaped(string text, string glob) => Regex.IsMatch(text, Regex.Escape(glob).Replace("\\*", ".*")); //! INS3004
    public static bool WithOptionsOf(string text, string pattern, RegexOptions options) => Regex.IsMatch(text, pattern, options); //! INS3004
    public static bool Either(string text, bool isStrict) => Regex.IsMatch(text, isStrict ? "^a+$" : "^(a+)+$"); //! INS3004
    public static bool Assigned(string text, bool isStrict)
    {
        var pattern = "^a+$";
        if (!isStrict)
            pattern = "^(a+)+$";
        return Regex.IsMatch(text, pattern);                                                            //! INS3004
    }

    private static string Pattern() => DateTime.Now.Ticks.ToString();
}

public static partial class Harmless
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(250);
    private static readonly Regex Email = new(@"^[^@\s]+@[^@\s]+\.[^@\s]+$");                           //~ INS3004
    private static readonly Regex Guid = new("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", RegexOptions.IgnoreCase); //~ INS3004
    private static readonly Regex Slug = new("^[a-z0-9]+(?:-[a-z0-9]+)*$", RegexOptions.Compiled);      //~ INS3004 a loop within a loop, with something between
    private static readonly Regex Limited = new("^(a+)+$", RegexOptions.None, Limit);                   //~ INS3004
    private static readonly Regex Atomic = new("^(?>a+)+$");                                            //~ INS3004 nothing is tried twice
    private static readonly Regex Broken = new("(a+");                                                  //~ INS3004 it throws, which somebody sees
    private static readonly Regex Text = new("\"(?:[^\"\\\\]|\\\\.)*\"");                               //~ INS3004
    private static readonly Regex Words = new(@"^(\b\w+\b\s*)*$");                                      //~ INS3004 a word ends where it ends
    private static readonly Regex Number = new(@"^[ex]?(?<number>(?<!\d+)\d{1,3}(?!\d+))$");            //~ INS3004 looks around once
    private static readonly Regex Version = new(@"v(?=\d+|\.+)");                                       //~ INS3004 runs over other characters than what stands before
    private static readonly Regex Escaped = new(@"(?<=[a-z])(?=[A-Z])");                                //~ INS3004 looks around without a loop

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d$")] private static partial Regex Date();                         //~ INS3004
    [GeneratedRegex("^(a+)+$", RegexOptions.None, 500)] private static partial Regex GeneratedLimited(); //~ INS3004
    [GeneratedRegex("^(a+)+$", RegexOptions.None, matchTimeoutMilliseconds: 500, cultureName: "en")] private static partial Regex WithCulture(); //~ INS3004
    [RegularExpression("^(a+)+$")] public static string? Code { get; set; }                             //~ INS3004 two seconds by default
    [RegularExpression("^(a+)+$", MatchTimeoutInMilliseconds = 100)] public static string? Other { get; set; } //~ INS3004

    public static bool Constant(string text) => Regex.IsMatch(text, @"^\s+$");                          //~ INS3004
    public static bool WithLimit(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)); //~ INS3004
    public static bool WithLimitOf(string text, string pattern, TimeSpan limit) => Regex.IsMatch(text, pattern, RegexOptions.None, limit); //~ INS3004
    public static bool Named(string text, string pattern) => Regex.IsMatch(matchTimeout: Limit, input: text, pattern: pattern, options: RegexOptions.None); //~ INS3004
    public static bool NonBacktracking(string text, string pattern) => Regex.IsMatch(text, pattern, Linear); //~ INS3004
    public static bool Mixed(string text, string pattern, RegexOptions more) => Regex.IsMatch(text, pattern, RegexOptions.NonBacktracking | more); //~ INS3004
    public static bool OfEscaped(string text, string name) => Regex.IsMatch(text, $@"^{Regex.Escape(name)}\.\d+$"); //~ INS3004 what is escaped is text
    public static bool OfSum(string text, string name) => Regex.IsMatch(text, "^" + Regex.Escape(name) + "$"); //~ INS3004
    public static bool OfFormat(string text, string name) => Regex.IsMatch(text, string.Format("^([a-z]{{1,9}}|{0})$", Regex.Escape(name))); //~ INS3004
    public static bool OfNumber(string text, int digits) => Regex.IsMatch(text, $@"^\d{{{digits}}}$");  //~ INS3004
    public static bool Assigned(string text, bool isStrict)
    {
        string pattern;
        if (isStrict)
            pattern = "^a+$";
        else
            pattern = "^[ab]+$";
        return Regex.IsMatch(text, pattern);                                                            //~ INS3004 one constant or another
    }

    public static bool OfRegex(string text, Regex regex) => regex.IsMatch(text) && regex.Match(text).Success && regex.Count(text) > 0; //~ INS3004 whoever made it decides
    public static string Escape(string text) => Regex.Unescape(Regex.Escape(text));                     //~ INS3004
    public static string Replace(string text) => text.Replace("(a+)+", "").Split(',')[0];               //~ INS3004 no regular expression
    public static int Count(string text) => text.Count(static letter => letter == '(');                 //~ INS3004
}

public static class Own
{
    public static class Regex { public static bool IsMatch(string text, string pattern) => text == pattern; }
    public static bool Is(string text, string pattern) => Regex.IsMatch(text, pattern);                 //~ INS3004 another one
}
