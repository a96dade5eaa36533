using Instrumentation.Tool.Findings;
using Instrumentation.Tool.Reports;

namespace Instrumentation.Tool.Tests;

/// <summary>How a line of source is shown.</summary>
public sealed class ExcerptTests
{
    [Theory]
    [InlineData("        Placed.Add(1, tag);", 9, 15, "Placed.Add(1, tag);", "^^^^^^")]
    [InlineData("\tif (x)\tAdd(1);", 9, 12, "if (x)  Add(1);", "        ^^^")]
    [InlineData("  M(\"日本\", id);", 11, 13, "M(\"日本\", id);", "          ^^")]
    [InlineData("  M(\"e\u0301\", id);", 11, 13, "M(\"e\u0301\", id);", "       ^^")]
    [InlineData("  a\u001b[31mb;", 9, 10, "a\uFFFD[31mb;", "      ^")]
    [InlineData("  M();", 3, 3, "M();", "^")]
    [InlineData("  M();", 90, 95, "M();", "    ^")]
    [InlineData("", 1, 1, "", "^")]
    public void TheMarksStandBelowTheColumns(string line, int column, int endColumn, string source, string marks) =>
        Assert.Equal(new Excerpt(source, marks), Excerpt.Of(line, new Region(1, column, 1, endColumn), 200));

    [Fact]
    public void OfARegionOfSeveralLinesTheFirstIsMarked() =>
        Assert.Equal(new Excerpt("Log(a,", "^^^^^^"), Excerpt.Of("  Log(a,  ", new Region(1, 3, 4, 9), 200));

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(150)]
    [InlineData(296)]
    public void ALongLineIsCutAroundTheMarks(int column)
    {
        var line = string.Concat(Enumerable.Range(0, 300).Select(static i => (char)('a' + i % 26)));
        var excerpt = Excerpt.Of(line, new Region(1, column, 1, column + 5), 60);

        Assert.InRange(excerpt.Source.Length, 20, 60);
        var marked = excerpt.Marks.IndexOf('^', StringComparison.Ordinal);
        Assert.Equal(line[(column - 1)..(column + 4)], excerpt.Source[marked..(marked + 5)]);
        Assert.Equal(5, excerpt.Marks.Count(static mark => mark == '^'));
    }
}
