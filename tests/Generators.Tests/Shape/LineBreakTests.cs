using Instrumentation.Generators.Emission;

namespace Instrumentation.Generators.Tests.Shape;

public sealed class LineBreakTests
{
    private static readonly string Long = new('a', 120);

    public static TheoryData<string, string[]> Lines => new()
    {
        { "short(a, b);", ["short(a, b);"] },
        { $"{Long} = f(first, second);", [$"{Long} = f(", "    first,", "    second);"] },
        { $"{Long} = f(g(a, b), new X[] {{ 1, 2 }}, Y<a, b>.Z);", [$"{Long} = f(", "    g(a, b),", "    new X[] { 1, 2 },", "    Y<a, b>.Z);"] },
        { $"{Long} = f(\", ( \\\" )\", b)[0].Run();", [$"{Long} = f(", "    \", ( \\\" )\",", "    b)[0].Run();"] },
        { $"f(g({Long}, second), third);", ["f(", "    g(", $"        {Long},", "        second),", "    third);"] },
        { $"f({Long}, g({Long}, second));", ["f(", $"    {Long},", "    g(", $"        {Long},", "        second));"] },
        { $"{Long} f(a) where T : g<b, c> => h();", [$"{Long} f(", "    a) where T : g<b, c> => h();"] },
        { $"{Long}{Long}", [$"{Long}{Long}"] },
        { $"{Long}{Long}();", [$"{Long}{Long}();"] },
        { $"{Long} = new F(", [$"{Long} = new F("] },
        { $"[A({Long}, \"x\")] // Program.cs(1,2) is a place", [$"[A({Long}, \"x\")] // Program.cs(1,2) is a place"] },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void EveryArgumentOfALineThatIsTooLongGetsItsOwn(string line, string[] expected) => Assert.Equal(expected, LineBreaks.Break(line, 20));
}
