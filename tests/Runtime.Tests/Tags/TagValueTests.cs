using System.Globalization;

namespace Instrumentation.Runtime.Tests.Tags;

public sealed class TagValueTests
{
    [Fact]
    public void WhatTelemetryHasATypeForStaysAsItIs()
    {
        object[] values = ["text", true, 1, 2L, 3.5, 4.5f, (byte)5, (sbyte)6, (short)7, (ushort)8, 9u];
        foreach (var value in values)
            Assert.Same(value, TagValue.Of(value));
    }

    [Fact]
    public void WhatTelemetryHasNoTypeForBecomesInvariantText()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = Comma();
        try
        {
            Assert.Equal("1.5", TagValue.Of(1.5m));
            Assert.Equal("18446744073709551615", TagValue.Of(ulong.MaxValue));
            Assert.Equal("x", TagValue.Of('x'));
            Assert.Equal("2026-02-01T00:00:00.0000000Z", TagValue.Of(new DateTime(2026, 2, 1, 0, 0, 0, DateTimeKind.Utc)));
            Assert.Equal("2026-02-01", TagValue.Of(new DateOnly(2026, 2, 1)));
            Assert.Equal("Success, Error", TagValue.Of(Outcomes.Success | Outcomes.Error));
            Assert.Equal("https://example.org/", TagValue.Of(new Uri("https://example.org")));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void NothingStaysNothing()
    {
        Assert.Null(TagValue.Of<string?>(null));
        Assert.Null(TagValue.Of<int?>(null));
        Assert.Null(TagValue.Of((bool?)null));
        Assert.Null(TagValue.Erase<string?>(null));
        Assert.Null(TagValue.Hash<string?>(null));
        Assert.Null(TagValue.Hash<int?>(null));
    }

    [Fact]
    public void NullableWithAValueIsTheValue()
    {
        Assert.Equal(5, TagValue.Of<int?>(5));
        Assert.Equal(true, TagValue.Of((bool?)true));
        Assert.Same(TagValue.Of(false), TagValue.Of(false));
    }

    [Fact]
    public void ValueWhoseTextCannotBeReadIsLeftOut()
    {
        Assert.Null(TagValue.Of(new Unreadable()));
        Assert.Null(TagValue.Hash(new Unreadable()));
    }

    [Fact]
    public void ErasedValueShowsNothing()
    {
        Assert.Equal("[redacted]", TagValue.Erase("secret"));
        Assert.Equal("[redacted]", TagValue.Erase(new Unreadable()));
    }

    [Fact]
    public void HashIsTheStartOfSha256OfTheText()
    {
        Assert.Equal("ba7816bf8f01cfea", TagValue.Hash("abc"));
        Assert.Equal(TagValue.Hash("42"), TagValue.Hash(42));
        Assert.NotEqual(TagValue.Hash("abc"), TagValue.Hash("abd"));
    }

    [Fact]
    public void HashDoesNotDependOnTheCulture()
    {
        var before = CultureInfo.CurrentCulture;
        var expected = TagValue.Hash(1.5);
        CultureInfo.CurrentCulture = Comma();
        try
        {
            Assert.Equal(expected, TagValue.Hash(1.5));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void NullIsNotAddedToAMetric()
    {
        var tags = default(TagList);

        TagValue.Add(ref tags, "a", null);
        TagValue.Add(ref tags, "b", 1);

        Assert.Equal([new("b", 1)], tags);
    }

    private static CultureInfo Comma()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.DateTimeFormat.DateSeparator = ".";
        return culture;
    }

    private sealed class Unreadable
    {
        public override string ToString() => throw new InvalidOperationException();
    }
}
