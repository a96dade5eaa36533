using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Tag = System.Collections.Generic.KeyValuePair<string, object?>;

namespace Shop.Conventions;

public enum Browser { One, Other }

public static class Keys
{
    private const string Address = "client.address";

    private static readonly Meter Meter = new("shop");
    private static readonly Counter<long> Calls = Meter.CreateCounter<long>("calls");
    private static readonly Histogram<double> Time = Meter.CreateHistogram<double>("time");

    public static void Denied(string v, int n, TagList tags, bool isFull)
    {
        Calls.Add(1, new Tag("url.full", v)); //! INS1004
        Calls.Add(1, new Tag("url.path", v)); //! INS1004
        Calls.Add(1, new Tag("exception.stacktrace", v)); //! INS1004
        Calls.Add(1, new Tag("error.message", v)); //! INS1004
        Calls.Add(1, new Tag("db.query.text", v)); //! INS1004
        Calls.Add(1, new Tag("db.query.parameter.id", v)); //! INS1004
        Calls.Add(1, new Tag("http.request.header.x-request-id", v)); //! INS1004
        Calls.Add(1, new Tag("thread.id", n)); //! INS1004
        Calls.Add(1, new Tag(Address, v)); //! INS1004
        Time.Record(1, new Tag("messaging.message.id", v)); //! INS1004
        Time.Record(1, new Tag("user_agent.original", v)); //! INS1004
        tags.Add("session.id", v); //! INS1004
        Calls.Add(1, new Tag(isFull ? "url.full" : "url.path", v)); //! INS1004
        Calls.Add(1, new Tag("db.query." + "text", v)); //! INS1004
    }

    public static void Allowed(string v, Activity activity, ILogger logger, Browser browser, bool isKnown)
    {
        Calls.Add(1, new Tag("http.route", v)); //~ INS1004
        Calls.Add(1, new Tag("server.address", v)); //~ INS1004
        Calls.Add(1, new Tag("db.query.summary", v)); //~ INS1004
        Calls.Add(1, new Tag("error.type", v)); //~ INS1004
        Calls.Add(1, new Tag("network.peer.address", v)); //~ INS1004
        Calls.Add(1, new Tag("host.name", v)); //~ INS1004
        Calls.Add(1, new Tag("k8s.pod.name", v)); //~ INS1004
        Calls.Add(1, new Tag("url.path", "/health")); //~ INS1004
        Calls.Add(1, new Tag("url.path", isKnown ? "/a" : "/b")); //~ INS1004
        Calls.Add(1, new Tag("user_agent.original", browser)); //~ INS1004
        Calls.Add(1, new Tag("url.pathology", v)); //~ INS1004
        Calls.Add(1, new Tag("db.query.parameters", v)); //~ INS1004
        activity.SetTag("url.full", v); //~ INS1004
        logger.LogInformation("{url.full}", v); //~ INS1004
    }

    [Metered]
    public static void Attributed([MetricTag("url.full")] string v) { } //! INS1004

    public static void Lists(ActivitySource source, string v)
    {
        var ofSpan = new TagList { { "url.full", v } }; //~ INS1004 a span carries it
        ofSpan.Add("url.query", v); //~ INS1004
        using var span = source.StartActivity("list", ActivityKind.Client, default(ActivityContext), ofSpan);

        var ofBoth = new TagList { { "url.full", v } }; //! INS1004
        ofBoth.Add("url.query", v); //! INS1004
        using var second = source.StartActivity("both", ActivityKind.Client, default(ActivityContext), ofBoth);
        Calls.Add(1, ofBoth);

        var ofNothing = new TagList();
        ofNothing.Add("url.query", v); //! INS1004
    }
}

public static class Instruments
{
    public static readonly Counter<long> Calls = new Meter("queries").CreateCounter<long>("calls");
}

/// <summary>Lists that one method makes, and another fills.</summary>
public static class Queries
{
    private static readonly ActivitySource Source = new("queries");

    public static void Trace(string text, string querySummary, bool isNew)
    {
        var tags = default(TagList);
        AddStable(ref tags, text);
        if (isNew)
            Extend(tags, text);
        tags.Add(isNew ? "db.query.text" : "db.statement", text); //~ INS1004 whichever key is chosen, a span carries it
        using var span = Source.StartActivity(querySummary, ActivityKind.Client, default(ActivityContext), tags);
    }

    public static void Measure(string text)
    {
        var tags = new TagList();
        AddMeasured(ref tags, text);
        Instruments.Calls.Add(1, tags);
    }

    public static void Both(string text, string querySummary)
    {
        var tags = new TagList();
        AddBoth(ref tags, text);
        Instruments.Calls.Add(1, tags);
        using var span = Source.CreateActivity(querySummary, ActivityKind.Client, default(ActivityContext), tags);
    }

    private static void AddStable(ref TagList tags, string text)
    {
        tags.Add("db.query.text", text); //~ INS1004
        AddDeeper(ref tags, text);
    }

    private static void AddDeeper(ref TagList list, string text) => list.Add("db.query.text", text); //~ INS1004

    private static void Extend(TagList tags, string text) => tags.Add(new Tag("db.query.text", text)); //~ INS1004

    private static void AddMeasured(ref TagList tags, string text) => tags.Add("db.query.text", text); //! INS1004

    private static void AddBoth(ref TagList tags, string text) => tags.Add("db.query.text", text); //! INS1004

    public static void AddSamplingTags(ref TagList tags, string text, ref string activityName) => tags.Add("db.query.text", text); //~ INS1004 it prepares a span

    public static void AddTags(ref TagList tags, string text) => tags.Add("db.query.text", text); //! INS1004
}
