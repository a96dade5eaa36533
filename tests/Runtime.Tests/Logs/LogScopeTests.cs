using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Runtime.Tests.Logs;

public sealed class LogScopeTests
{
    [Fact]
    public void RecordsBelowTheMethodHaveItsTags()
    {
        using var subject = Subject.Logged(("order_id", 42), ("coupon", null), ("region", "eu"));
        var logger = subject.Logs.CreateLogger("Below");

        subject.Call(() => logger.LogInformation("inside"));
        logger.LogInformation("outside");

        Assert.Equal([new("order_id", 42), new("region", "eu")], subject.Logs.Logs[0].ScopeValues);
        Assert.Empty(subject.Logs.Logs[1].ScopeValues);
    }

    [Fact]
    public void NestedScopesAreOutermostFirst()
    {
        using var outer = Subject.Logged(("order_id", 42));
        using var inner = Subject.Logged(("card", "visa"));
        var logger = inner.Logs.CreateLogger("Below");

        outer.Call(() => inner.Call(() => logger.LogInformation("inside")));

        Assert.Equal(["order_id", "card"], inner.Logs.Logs[0].ScopeValues.Select(static pair => pair.Key));
    }

    [Fact]
    public void TextOfAScopeIsReadableAndInvariant()
    {
        var before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = comma;
        try
        {
            using var subject = Subject.Logged(("order_id", 42), ("coupon", null), ("weight", 1.5));

            subject.Call(() => subject.Logs.CreateLogger("Below").LogInformation("inside"));

            Assert.Equal("order_id:42, weight:1.5", Assert.Single(subject.Logs.Only().Scopes));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void StateIsAListWithoutHoles()
    {
        IReadOnlyList<KeyValuePair<string, object?>>? state = null;
        using var subject = Subject.Logged(("a", null), ("b", 1), ("c", null), ("d", 2));
        using var logs = new LogRecorder { ScopeBegun = scope => state = (IReadOnlyList<KeyValuePair<string, object?>>)scope };
        using var use = InstrumentationLogging.UseLoggerFactory(logs);

        subject.Call(() => { });

        Assert.Equal(2, state!.Count);
        Assert.Equal([new("b", 1), new("d", 2)], state);
        Assert.Equal(new("b", 1), state[0]);
        Assert.Equal(new("d", 2), state[1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => state[2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => state[-1]);
    }

    [Fact]
    public void HoweverManyTagsThereAreNoneIsDropped()
    {
        var tags = Enumerable.Range(0, 150).Select(static i => ($"tag{i}", i % 3 == 0 ? null : (object?)i)).ToArray();
        using var subject = Subject.Logged(tags);

        subject.Call(() => subject.Logs.CreateLogger("Below").LogInformation("inside"));

        Assert.Equal(
            tags.Where(static tag => tag.Item2 is not null).Select(static tag => KeyValuePair.Create(tag.Item1, tag.Item2)),
            subject.Logs.Only().ScopeValues);
    }

    [Fact]
    public void MethodWithoutTagsOpensNoScope()
    {
        var begun = 0;
        using var subject = Subject.Full();
        using var logs = new LogRecorder { ScopeBegun = _ => begun++ };
        using var use = InstrumentationLogging.UseLoggerFactory(logs);

        subject.Call(() => { });

        Assert.Equal(0, begun);
        Assert.Equal(2, logs.Logs.Count);
    }

    [Fact]
    public async Task RecordAfterAnAwaitHasTheTags()
    {
        using var subject = Subject.Logged(("order_id", 42));
        var logger = subject.Logs.CreateLogger("Below");

        var task = subject.CallAsync(async () =>
        {
            await Task.Yield();
            logger.LogInformation("inside");
        });
        logger.LogInformation("while it is pending");
        await task;

        Assert.Equal(42, subject.Logs.Logs.Single(static log => log.Message == "inside").Scope("order_id"));
        Assert.Empty(subject.Logs.Logs.Single(static log => log.Message != "inside").ScopeValues);
    }
}
