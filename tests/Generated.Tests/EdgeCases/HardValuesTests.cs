using System.Globalization;
using Instrumentation.TestKit.Listeners;
using Targets.EdgeCases;

namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>Null and nullable values on every stretch of a path, flags, long texts, other numbers.</summary>
public sealed class HardValuesTests : Behaviour
{
    private readonly HardValues values = new();

    [Fact]
    public void FlagsAreTheirNamesAndUndefinedOnesTheirNumber()
    {
        using var logs = new LogRecorder();
        var scopes = new List<string?>();
        using var recorder = new LogRecorder { ScopeBegun = scope => scopes.Add(scope.ToString()) };
        using var use = InstrumentationLogging.UseLoggerFactory(recorder);

        values.Rights(Rights.Read | Rights.Admin, Rights.Both);
        values.Rights((Rights)64, null);

        Assert.Equal(["Read, Admin", "64"], Spans.Spans.Select(static span => span["rights.tag"]));
        Assert.Equal(["Both", null], Spans.Spans.Select(static span => span["optional"]));
        Assert.Equal(["Read, Admin", "64"], Metrics.Of("operation.calls").Select(static call => call["rights.metric"]));
        Assert.Equal("rights.tag:64, rights.metric:64", scopes[1]);
        AssertNothingActive();
    }

    [Fact]
    public void ALongTextIsKeptWholeAndHashedShort()
    {
        var text = new string('x', 1_000_000);
        values.Text(text, text);
        values.Text(string.Empty, string.Empty);
        values.Text(null, null);

        Assert.Same(text, Spans.Spans[0]["text"]);
        Assert.Equal(16, ((string)Spans.Spans[0]["hashed"]!).Length);
        Assert.Equal((string.Empty, "e3b0c44298fc1c14"), (Spans.Spans[1]["text"], Spans.Spans[1]["hashed"]));
        Assert.Equal((null, null), (Spans.Spans[2]["text"], Spans.Spans[2]["hashed"]));
    }

    [Fact]
    public void ANullAnywhereOnAPathLeavesTheTagOut()
    {
        Profile?[] profiles =
        [
            null,
            new Profile { Serial = ulong.MaxValue },
            new Profile { Window = new Window(null, TimeSpan.FromHours(1)), Marks = [], Parent = new Profile() },
            new Profile
            {
                Window = new Window(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), null),
                Rights = Rights.Admin,
                Parent = new Profile { Parent = new Profile { Rights = Rights.Read } },
                Marks = [1, 2],
            },
        ];
        foreach (var profile in profiles)
            values.Paths(profile);

        Assert.Equal(
            [
                "",
                "serial=18446744073709551615",
                "length=01:00:00, marks=[], marks.count=0, serial=0",
                "start=2026, rights=Admin, grand.rights=Read, marks=[1 2], marks.count=2, serial=0",
            ],
            Spans.Spans.Select(static span => string.Join(", ", span.Tags.Skip(1).Select(static tag => $"{tag.Key}={Text(tag.Value)}"))));
        Assert.Equal([null, null, 0, 2], Metrics.Of("operation.calls").Select(static call => call["marks.count"]));
        AssertNothingActive();
    }

    [Fact]
    public async Task NullResultsAndOddNumbersAreReadUnderEveryCulture()
    {
        var before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = comma;
        try
        {
            Assert.Null(await values.LoadAsync(null, null, 'a', (Half)0.5, 1.50m));
            await values.LoadAsync(new Profile { Rights = Rights.Both, Parent = new Profile { Serial = 7 } }, Rights.None, '\u20ac', Half.NaN, -1m);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal(["a", "0.5", "1.50"], new[] { "letter", "half", "amount" }.Select(key => Spans.Spans[0][key]?.ToString()));
        Assert.Equal((null, null, null), (Spans.Spans[0]["rights"], Spans.Spans[0]["loaded.rights"], Spans.Spans[0]["has.parent"]));
        Assert.Equal(("None", "Both"), (Spans.Spans[1]["rights"], Spans.Spans[1]["loaded.rights"]));
        Assert.Equal("7", Metrics.Of("operation.calls")[1]["has.parent"]);
        Assert.Equal(("€", "NaN", "-1"), (Spans.Spans[1]["letter"], Spans.Spans[1]["half"], Spans.Spans[1]["amount"]));
    }

    private static string Text(object? value) =>
        value is int[] numbers ? $"[{string.Join(' ', numbers)}]" : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
