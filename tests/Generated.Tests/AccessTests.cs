using Targets;

namespace Instrumentation.Generated.Tests;

public sealed class AccessTests : Behaviour
{
    [Fact]
    public void PrivateMembersOfPartialTypesAreReached()
    {
        Assert.Equal((4, "x", 7), new OpenType<int>().CallAll(4));
        Assert.Equal(
            ["OpenType.Hidden", "OpenType.Generic", "OpenType.Static", "OpenNested.Grow", "OpenNested.Grow"],
            Spans.Spans.Select(static span => span.Name));
        Assert.Equal(4, Spans.Only("OpenType.Hidden")["value"]);
    }

    [Fact]
    public async Task PrivateMembersOfClosedTypesAreReached()
    {
        Assert.Equal("hidden 3 static 4 5", await new ClosedType().CallAllAsync());
        Assert.Equal(["ClosedType.HiddenAsync", "ClosedType.Static", "ClosedType.Generic"], Spans.Spans.Select(static span => span.Name));
    }

    [Fact]
    public void AProtectedOverrideIsOneSpanAndItsBaseCallNone()
    {
        Assert.Equal("derived v", new DerivedType().CallInherited("v"));
        Assert.Equal("v", Spans.Only()["value"]);
    }

    [Fact]
    public void InternalMembersAreReached()
    {
        Assert.Equal(8, InternalType.Double(4));
        Assert.Equal(4, Spans.Only()["value"]);
    }
}
