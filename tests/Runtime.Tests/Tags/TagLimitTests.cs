namespace Instrumentation.Runtime.Tests.Tags;

public sealed class TagLimitTests
{
    [Fact]
    public void LaterValuesBecomeOther()
    {
        var limit = new TagLimit(2);

        Assert.Equal("a", limit.Admit("a"));
        Assert.Equal(1, limit.Admit(1));
        Assert.Equal("other", limit.Admit("c"));
        Assert.Equal("a", limit.Admit("a"));
        Assert.Equal(1, limit.Admit(1));
    }

    [Fact]
    public void NullIsNoValue()
    {
        var limit = new TagLimit(1);

        Assert.Null(limit.Admit(null));
        Assert.Equal("a", limit.Admit("a"));
        Assert.Null(limit.Admit(null));
    }

    [Fact]
    public void ManyThreadsAreAdmittedExactlyUpToTheLimit()
    {
        var limit = new TagLimit(50);
        var admitted = new System.Collections.Concurrent.ConcurrentDictionary<object, int>();
        using var start = new Barrier(8);

        var threads = Enumerable.Range(0, 8).Select(seed => new Thread(() =>
        {
            var random = new Random(seed);
            start.SignalAndWait();
            for (var i = 0; i < 20_000; i++)
                admitted.AddOrUpdate(limit.Admit(random.Next(1000))!, 1, static (_, count) => count + 1);
        })).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());

        Assert.Equal(51, admitted.Count);
        Assert.True(admitted.ContainsKey("other"));
        Assert.Equal(160_000, admitted.Values.Sum());
    }
}
