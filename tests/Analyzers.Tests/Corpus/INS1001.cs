using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Tag = System.Collections.Generic.KeyValuePair<string, object?>;

namespace Shop.Unbounded;

public enum Carrier { Post, Bike, Drone }

[Flags]
public enum Extras { None = 0, Gift = 1, Express = 2 }

public sealed record Parcel(Guid Number, string Target, Carrier Carrier, double Weight, Uri Tracking)
{
    public string Code => Number.ToString("N");

    public string Lane => Weight > 10 ? "heavy" : "light";

    [BoundedCardinality(12)]
    public string Depot { get; init; } = "";

    public string Shown() => Describe(3);

    private string Describe(int depth) => depth == 0 ? Code : $"{depth}";
}

public abstract class Sorter
{
    public abstract string Pick(Parcel parcel);

    public virtual string Guess(Parcel parcel) => parcel.Number.ToString();
}

public static class Direct
{
    private static readonly Meter Meter = new("shop");
    private static readonly Counter<long> Sent = Meter.CreateCounter<long>("parcels.sent");
    private static readonly Histogram<double> Time = Meter.CreateHistogram<double>("parcels.time");
    private static readonly UpDownCounter<int> Open = Meter.CreateUpDownCounter<int>("parcels.open");
    private static readonly Gauge<int> Level = Meter.CreateGauge<int>("parcels.level");
    private static readonly Prometheus.Counter Labelled = Prometheus.Metrics.CreateCounter("parcels_total", "parcels", "lane");
    private static readonly string[] Lanes = ["a", "b"];
    private static readonly HashSet<string> Depots = ["north", "south"];
    private static readonly FrozenSet<string> Zones = new[] { "x", "y" }.ToFrozenSet();
    private static readonly Dictionary<string, string> Regions = new() { ["de"] = "eu", ["us"] = "na" };
    private static readonly ConcurrentDictionary<string, string> Cache = new();
    private static readonly ObservableGauge<int> Watched = Meter.CreateObservableGauge("parcels.w", () => new Measurement<int>(1, new Tag("new", Guid.NewGuid()))); //! INS1001
    private static readonly string Instance = Guid.NewGuid().ToString();
    private static readonly Tag Process = new("process", Guid.NewGuid());

    public static void Sources(Parcel parcel, HttpContext http, HttpRequestMessage request, Exception error, Activity span, ClaimsPrincipal user, byte[] body)
    {
        Sent.Add(1, new Tag("number", parcel.Number)); //! INS1001
        Sent.Add(1, new Tag("weight", parcel.Weight)); //! INS1001
        Sent.Add(1, KeyValuePair.Create<string, object?>("tracking", parcel.Tracking)); //! INS1001
        Sent.Add(1, tag: new("at", DateTime.UtcNow)); //! INS1001
        Sent.Add(1, new Tag("day", DateOnly.FromDateTime(DateTime.Today))); //! INS1001
        Sent.Add(1, new Tag("ticks", Environment.TickCount64)); //! INS1001
        Time.Record(1, new Tag("failure", error.Message)); //! INS1001
        Time.Record(1, new Tag("failure", error.ToString())); //! INS1001
        Time.Record(1, new Tag("failure", error)); //! INS1001
        Open.Add(1, new Tag("at", http.Request.Path)); //! INS1001
        Open.Add(1, new Tag("at", http.Request.Path.Value)); //! INS1001
        Open.Add(1, new Tag("verb", http.Request.Method)); //! INS1001
        Open.Add(1, new Tag("agent", http.Request.Headers.UserAgent.ToString())); //! INS1001
        Open.Add(1, new Tag("agent", http.Request.Headers["User-Agent"])); //! INS1001
        Open.Add(1, new Tag("shown", http.Request.Query["shown"].FirstOrDefault())); //! INS1001
        Open.Add(1, new Tag("host", http.Request.Host.Host)); //! INS1001
        Level.Record(1, new Tag("from", http.Connection.RemoteIpAddress)); //! INS1001
        Level.Record(1, new Tag("target", request.RequestUri?.AbsolutePath)); //! INS1001
        Level.Record(1, new Tag("target", request.RequestUri!.Host)); //! INS1001
        Level.Record(1, new Tag("span", span.SpanId.ToHexString())); //! INS1001
        Level.Record(1, new Tag("span", Activity.Current?.Id)); //! INS1001
        Sent.Add(1, new Tag("who", http.User.Identity?.Name)); //! INS1001
        Sent.Add(1, new Tag("bytes", body)); //! INS1001
        Sent.Add(1, new Tag("lot", Random.Shared.Next())); //! INS1001
        Sent.Add(1, new Tag("file", Path.GetRandomFileName())); //! INS1001
        Sent.Add(1, new Tag("hash", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(parcel.Code))))); //! INS1001
        Sent.Add(1, new Tag("hash", parcel.Number.GetHashCode())); //! INS1001
        Labelled.WithLabels(parcel.Number.ToString()).Inc(); //! INS1001
        Labelled.Labels(new[] { parcel.Code }).Inc(); //! INS1001
        Sent.Add(1, new Tag("code", parcel.Code)); //! INS1001
        Sent.Add(1, new Tag("text", string.Join("-", "parcel", parcel.Number))); //! INS1001
        Sent.Add(1, new Tag("text", string.Format("{0}/{1}", parcel.Lane, parcel.Number))); //! INS1001
        Sent.Add(1, new Tag("text", "no. " + parcel.Number)); //! INS1001
        Sent.Add(1, new Tag("text", new StringBuilder("no. ").Append(parcel.Number).ToString())); //! INS1001
        Sent.Add(1, new Tag("text", parcel.Number.ToString()[..8])); //! INS1001
        Sent.Add(1, new Tag("new", Guid.NewGuid())); //! INS1001
        Sent.Add(1, new Tag("new", Guid.CreateVersion7().ToString("N"))); //! INS1001
        var builder = new StringBuilder();
        builder.Append("no. ").Append(parcel.Number);
        Sent.Add(1, new Tag("text", builder.ToString())); //! INS1001
        Meter.CreateObservableGauge("parcels.g", () => new Measurement<int>(1, new Tag("new", Guid.NewGuid()))); //! INS1001
        Meter.CreateObservableGauge("parcels.h", () => new[] { new Measurement<int>(1, new Tag("new", Guid.NewGuid())) }); //! INS1001
    }

    public static void Ways(Parcel parcel, HttpContext http, bool known, Sorter sorter)
    {
        var tags = new TagList { { "lane", parcel.Lane }, { "number", parcel.Number } }; //! INS1001
        Sent.Add(1, tags);
        var filled = new TagList();
        filled.Add(new Tag("number", parcel.Code)); //! INS1001
        Sent.Add(1, filled);
        Tag[] array = [new("number", parcel.Number)]; //! INS1001
        Sent.Add(1, array);
        var list = new List<Tag>();
        list.Add(new("number", parcel.Number)); //! INS1001
        Sent.Add(1, list.ToArray());
        ReadOnlySpan<Tag> onStack = [new("lane", parcel.Lane), new("number", parcel.Number)]; //! INS1001
        Sent.Add(1, onStack);
        var pair = new Tag("number", parcel.Number); //! INS1001
        Sent.Add(1, pair);
        Sent.Add(1, One(parcel)); 
        Sent.Add(1, Many(parcel));
        Sent.Add(1, Lazily(parcel).ToArray());
        Sent.Add(1, Labelled2("number", parcel.Number)); //! INS1001
        Sent.Add(1, Nested("number", parcel.Number)); //! INS1001
        http.Features.Get<IHttpMetricsTagsFeature>()?.Tags.Add(new("at", http.Request.Path.Value)); //! INS1001
        Action record = () => Sent.Add(1, new Tag("number", parcel.Number)); //! INS1001
        record();
        Local("x");
        void Local(string lane) => Sent.Add(1, new Tag("lane", lane), new Tag("number", parcel.Number)); //! INS1001
        string shown;
        if (known)
            shown = "known";
        else
            shown = parcel.Code;
        Sent.Add(1, new Tag("shown", shown)); //! INS1001
        var text = "";
        foreach (var part in parcel.Tracking.Segments)
            text += part;
        Sent.Add(1, new Tag("text", text)); //! INS1001
        var joined = known switch { true => parcel.Lane, _ => parcel.Code };
        Sent.Add(1, new Tag("joined", joined)); //! INS1001
        try
        {
            shown = "tried";
            Console.WriteLine();
            shown = parcel.Code;
            Console.WriteLine();
            shown = "done";
        }
        finally
        {
            Sent.Add(1, new Tag("shown", shown)); //! INS1001
        }

        Sent.Add(1, new Tag("shown", parcel.Shown())); //! INS1001
        Sent.Add(1, new Tag("cached", Cache.TryGetValue(parcel.Code, out var cached) ? parcel.Code : cached)); //! INS1001
        Sent.Add(1, new Tag("guess", sorter.Guess(parcel))); //! INS1001
        Sent.Add(1, new Tag("guess", sorter.Pick(parcel)));
        var meters = new Meter("shop").CreateObservableGauge("open", () => new Measurement<int>(1, new Tag("number", parcel.Number))); //! INS1001
    }

    private static Tag One(Parcel parcel) => new("number", parcel.Number); //! INS1001

    private static Tag[] Many(Parcel parcel) => [new("lane", parcel.Lane), new("number", parcel.Number)]; //! INS1001

    private static IEnumerable<Tag> Lazily(Parcel parcel)
    {
        yield return new("lane", parcel.Lane);
        yield return new("number", parcel.Number); //! INS1001
    }

    private static Tag Labelled2(string key, object? value) => new(key, value);

    private static Tag Nested(string key, object? value) => Labelled2(key, value);

    public static void Bounded(
        Parcel parcel, HttpContext http, HttpResponseMessage response, Exception error, Activity span, string depot, int shard, Stopwatch watch, HttpRequestMessage request,
        [BoundedCardinality(7)] string weekday, string country)
    {
        Sent.Add(1, new Tag("carrier", parcel.Carrier)); //~ INS1001
        Sent.Add(1, new Tag("carrier", parcel.Carrier.ToString().ToLowerInvariant())); //~ INS1001
        Sent.Add(1, new Tag("extras", Extras.Gift | Extras.Express)); //~ INS1001
        Sent.Add(1, new Tag("lane", parcel.Lane)); //~ INS1001
        Sent.Add(1, new Tag("heavy", parcel.Weight > 10)); //~ INS1001
        Sent.Add(1, new Tag("depot", parcel.Depot)); //~ INS1001
        Sent.Add(1, new Tag("weekday", weekday)); //~ INS1001
        Sent.Add(1, new Tag("hour", DateTime.UtcNow.Hour)); //~ INS1001
        Sent.Add(1, new Tag("month", $"{DateTime.UtcNow:MMMM}")); //~ INS1001
        Sent.Add(1, new Tag("bucket", (parcel.Number.GetHashCode() & 15))); //~ INS1001
        Sent.Add(1, new Tag("bucket", Math.Abs(parcel.Number.GetHashCode()) % 16)); //~ INS1001
        Sent.Add(1, new Tag("shard", Math.Clamp(shard, 0, 9))); //~ INS1001
        Sent.Add(1, new Tag("shard", Math.Min(Math.Max(shard, 0), 9))); //~ INS1001
        Sent.Add(1, new Tag("lane", Lanes[shard])); //~ INS1001
        Sent.Add(1, new Tag("class", (int)response.StatusCode / 100)); //~ INS1001
        Sent.Add(1, new Tag("code", http.Response.StatusCode)); //~ INS1001
        Sent.Add(1, new Tag("scheme", request.RequestUri!.Scheme)); //~ INS1001
        Sent.Add(1, new Tag("error.type", error.GetType().FullName)); //~ INS1001
        Sent.Add(1, new Tag("error.type", error.GetType().Name)); //~ INS1001
        Sent.Add(1, new Tag("route", (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none")); //~ INS1001
        Sent.Add(1, new Tag("endpoint", http.GetEndpoint()?.DisplayName)); //~ INS1001
        Sent.Add(1, new Tag("machine", Environment.MachineName)); //~ INS1001
        Sent.Add(1, new Tag("instance", Instance)); //~ INS1001
        Sent.Add(1, Process); //~ INS1001
        Sent.Add(1, new Tag("depot", Depots.Contains(depot) ? depot : "other")); //~ INS1001
        Sent.Add(1, new Tag("verb", Depots.Contains(http.Request.Method) ? http.Request.Method : "_OTHER")); //~ INS1001
        Sent.Add(1, new Tag("verb", http.Request.Method is "GET" or "POST" ? http.Request.Method : "_OTHER")); //~ INS1001
        Sent.Add(1, new Tag("region", Regions.TryGetValue(http.Request.Host.Host, out var region) ? region : "none")); //~ INS1001
        Sent.Add(1, new Tag("region", Regions.GetValueOrDefault(country, "none"))); //~ INS1001
        Sent.Add(1, new Tag("empty", parcel.Number == Guid.Empty)); //~ INS1001
        Sent.Add(1, new Tag("none", Guid.Empty)); //~ INS1001
        Sent.Add(1, new Tag("roll", Random.Shared.Next(6))); //~ INS1001
        Time.Record(watch.Elapsed.TotalSeconds, new Tag("lane", parcel.Lane)); //~ INS1001
        span.SetTag("number", parcel.Number); //~ INS1001
        span.AddBaggage("number", parcel.Code); //~ INS1001
        span.AddEvent(new ActivityEvent("sent", tags: new ActivityTagsCollection { { "number", parcel.Number } })); //~ INS1001
        var unused = new Tag("number", parcel.Number); //~ INS1001
        Console.WriteLine(unused); //~ INS1001
        var zone = http.Request.Query["zone"].ToString();
        if (!Zones.Contains(zone))
            zone = "other";
        Sent.Add(1, new Tag("zone", zone)); //~ INS1001
        if (shard is >= 0 and < 8)
            Sent.Add(1, new Tag("shard", shard)); //~ INS1001
        var verb = http.Request.Method switch { "GET" => "read", "POST" or "PUT" => "write", _ => "other" };
        Sent.Add(1, new Tag("verb", verb)); //~ INS1001
        var code = parcel.Code;
        code = "same for all";
        Sent.Add(1, new Tag("code", code)); //~ INS1001
        Sent.Add(1, new Tag("length", parcel.Code.Length)); //~ INS1001
    }
}

public sealed class Facade(Meter meter)
{
    private readonly Counter<long> sent = meter.CreateCounter<long>("sent");
    private readonly Tag depot = new("depot", "north");

    public void Count(string lane) => sent.Add(1, new Tag("lane", lane));

    public void Many(params Tag[] tags) => sent.Add(1, tags);

    public void Known(Carrier carrier) => sent.Add(1, new Tag("carrier", carrier), depot); //~ INS1001

    public void Deep(string lane) => Count(lane);
}

public static class FacadeUse
{
    public static void Use(Facade facade, Parcel parcel, string lane)
    {
        facade.Count(parcel.Code); //! INS1001
        facade.Many(new Tag("number", parcel.Number)); //! INS1001
        facade.Deep(parcel.Number.ToString()); //! INS1001
        facade.Count("north"); //~ INS1001
        facade.Count(lane); //~ INS1001
        facade.Many(new Tag("carrier", parcel.Carrier)); //~ INS1001
        facade.Known(parcel.Carrier); //~ INS1001
    }
}

public sealed class Fields(Parcel parcel, Counter<long> counter)
{
    private readonly Tag tag = new("number", parcel.Number); //! INS1001
    private readonly TagList tags = new() { { "number", parcel.Code } }; //! INS1001

    public void Count() => counter.Add(1, tag);

    public void CountMore() => counter.Add(1, tags);
}

public sealed class Instrumented
{
    [Metered]
    public void Send([MetricTag] Guid number) { } //! INS1001

    [Metered]
    public void Weigh([MetricTag(Member = "Tracking.Host")] Parcel parcel) { } //! INS1001

    [Metered]
    public void Route([MetricTag] Carrier carrier, [MetricTag(Limit = 100)] Guid number, [MetricTag(Member = "Carrier")] Parcel parcel) { } //~ INS1001
}

public interface ILabels { string Of(Guid number); }

public sealed class Labels : ILabels { public string Of(Guid number) => number.ToString(); }

public static class Extensions
{
    public static void Count(this Counter<long> counter, string lane) => counter.Add(1, new Tag("lane", lane));

    public static string Short(this Guid number) => number.ToString()[..8];
}

public sealed class Ways(Counter<long> counter)
{
    private readonly List<Tag> tags = [];
    private string current = "";

    private static async Task<string> LoadAsync(Parcel parcel)
    {
        await Task.Yield();
        return parcel.Code;
    }

    public async Task MoreAsync(Parcel parcel, ILabels labels, IEnumerable<Guid> numbers, DateTimeOffset at, Exception error, object any, bool isKnown, TimeSpan time, string[] names)
    {
        counter.Add(1, new Tag("loaded", await LoadAsync(parcel))); //! INS1001
        counter.Add(1, new Tag("label", labels.Of(parcel.Number))); //! INS1001
        counter.Add(1, new Tag("short", parcel.Number.Short())); //! INS1001
        counter.Count(parcel.Code); //! INS1001
        counter.Add(1, new Tag("all", string.Join(",", numbers))); //! INS1001
        counter.Add(1, new Tag("first", numbers.First())); //! INS1001
        counter.Add(1, new Tag("ticks", at.Ticks)); //! INS1001
        counter.Add(1, new Tag("at", at.ToUnixTimeMilliseconds())); //! INS1001
        counter.Add(1, new Tag("line", error.StackTrace?.Split('\n')[0])); //! INS1001
        counter.Add(1, new Tag("cause", error.InnerException?.Message ?? "none")); //! INS1001
        foreach (var number in numbers)
            counter.Add(1, new Tag("number", number)); //! INS1001
        if (any is Guid id)
            counter.Add(1, new Tag("any", id.ToString())); //! INS1001
        current = parcel.Code;
        counter.Add(1, new Tag("current", current)); //! INS1001
        tags.Add(new Tag("number", parcel.Number)); //! INS1001
        counter.Add(1, tags.ToArray());
        Func<Tag> make = () => new Tag("number", parcel.Number); //! INS1001
        counter.Add(1, make());
        var table = new Dictionary<string, object?> { ["number"] = parcel.Number }; //! INS1001
        counter.Add(1, table.ToArray());
        counter.Add(1, [.. names.Select(name => new Tag("number", parcel.Number))]); //! INS1001
        counter.Add(1, new Tag("slow", time > TimeSpan.FromSeconds(1) ? "slow" : "fast")); //~ INS1001
        counter.Add(1, new Tag("class", time.TotalSeconds switch { < 1 => "a", < 5 => "b", _ => "c" })); //~ INS1001
        counter.Add(1, new Tag("seconds", (int)Math.Clamp(time.TotalSeconds, 0, 10))); //~ INS1001
        counter.Add(1, new Tag("outcome", error is OperationCanceledException ? "canceled" : "failed")); //~ INS1001
        counter.Add(1, new Tag("day", Enum.GetName(at.DayOfWeek))); //~ INS1001
        counter.Add(1, new Tag("names", names.Length)); //~ INS1001
    }
}

/// <summary>What somebody else's method makes of its arguments, nobody knows here.</summary>
public abstract class Unknowns(IEqualityComparer<Guid> comparer, TimeProvider clock)
{
    private static readonly Counter<long> Seen = new Meter("unknowns").CreateCounter<long>("seen");

    public abstract string LaneOf(Guid number);

    public void Count(Parcel parcel, Func<Guid, string> lane, IProgress<Guid> progress)
    {
        Seen.Add(1, new Tag("lane", LaneOf(parcel.Number)));                                //~ INS1001
        Seen.Add(1, new Tag("lane", lane(parcel.Number)));                                  //~ INS1001
        Seen.Add(1, new Tag("same", comparer.Equals(parcel.Number, Guid.Empty)));           //~ INS1001
        Seen.Add(1, new Tag("zone", clock.LocalTimeZone.Id));                               //~ INS1001
        Seen.Add(1, new Tag("parcel", parcel.Number.ToString("N").ToUpperInvariant()));     //! INS1001
        Seen.Add(1, new Tag("parcel", ((object)parcel.Number).ToString()));                 //! INS1001
        progress.Report(parcel.Number);
    }
}

/// <summary>Texts that look as if they could be only one thing, and those that can.</summary>
public static class Sights
{
    private static readonly Counter<long> Seen = new Meter("sights").CreateCounter<long>("seen");

    public static void Assigned(Parcel parcel, bool isKnown)
    {
        var lane = "none";
        if (isKnown)
            lane = parcel.Number.ToString();
        Seen.Add(1, new Tag("lane", lane));                                                 //! INS1001
    }

    public static void Deconstructed(Parcel parcel)
    {
        var lane = "none";
        int length;
        (lane, length) = (parcel.Number.ToString(), 3);
        Seen.Add(length, new Tag("lane", lane));                                            //! INS1001
    }

    public static void Chosen(Parcel parcel, int weight)
    {
        var class_ = weight switch { 0 => "empty", < 10 => "light", _ => parcel.Number.ToString() };
        Seen.Add(1, new Tag("class", class_));                                              //! INS1001
    }

    public static void Listed(Parcel parcel)
    {
        var tags = new TagList { { "lane", Lane(3) }, { "parcel", parcel.Number } };        //! INS1001
        tags.Add("weight", Weight(4));                                                      //~ INS1001
        Seen.Add(1, tags);
    }

    public static void Replaced(Parcel parcel)
    {
        var tags = new TagList { { "lane", Lane(3) } };                                     //~ INS1001
        tags = Of(parcel.Number.ToString());                                                //! INS1001
        Seen.Add(1, tags);
    }

    public static void Proven(int weight, bool isKnown)
    {
        var class_ = weight switch { 0 => "empty", < 10 => "light", _ => Weight(weight) };
        var lane = isKnown ? Lane(weight) : null;
        Seen.Add(1, new Tag("class", class_), new Tag("lane", lane ?? "none"));             //~ INS1001
    }

    private static TagList Of(string number) => new() { { "parcel", number } };

    private static string Lane(int number) => number % 2 == 0 ? "even" : throw new ArgumentException(nameof(number));

    private static string Weight(int number)
    {
        if (number < 10)
            return "light";
        return nameof(Weight);
    }
}

/// <summary>What the conventions ask for, and what they do not.</summary>
public static class Prescribed
{
    private static readonly Counter<long> Calls = new Meter("prescribed").CreateCounter<long>("calls");

    public static void Count(HttpRequestMessage request, System.Data.Common.DbCommand command, Prometheus.IMetricFactory factory, Dictionary<string, string> common)
    {
        Calls.Add(1, new Tag("server.address", request.RequestUri!.Host));          //~ INS1001 a client calls few servers
        Calls.Add(1, new Tag("db.stored_procedure.name", command.CommandText));     //~ INS1001
        Calls.Add(1, new Tag("server.address", request.RequestUri.AbsoluteUri));    //! INS1001
        Calls.Add(1, new Tag("peer", request.RequestUri.Host));                     //! INS1001
        Calls.Add(1, new Tag("db.collection.name", command.CommandText));           //! INS1001
        factory.WithLabels(common);                                                 //~ INS1001 the same for all of a factory
    }
}

/// <summary>Metrics behind an interface.</summary>
public interface IShipmentMetrics
{
    void CountShipped(List<Tag> tags);

    void CountLost(Guid parcel);
}

public sealed class ShipmentMetrics(Meter meter) : IShipmentMetrics
{
    private readonly Counter<long> shipped = meter.CreateCounter<long>("shipped");

    public void CountShipped(List<Tag> tags) => shipped.Add(1, tags.ToArray());

    public void CountLost(Guid parcel) => shipped.Add(1, new Tag("parcel", parcel)); //! INS1001
}

public sealed class Dock(IShipmentMetrics metrics)
{
    public void Ship(Parcel parcel, string lane)
    {
        metrics.CountShipped([new Tag("parcel", parcel.Number)]);                     //! INS1001
        metrics.CountShipped(new List<Tag> { new Tag("correlation.id", Guid.NewGuid()) }); //! INS1001
        metrics.CountShipped([new Tag("lane", lane)]);                                //~ INS1001
    }
}

/// <summary>Values that a called method writes.</summary>
public static class Written
{
    private static readonly Counter<long> Seen = new Meter("written").CreateCounter<long>("seen");

    public static void Out(Parcel parcel, int weight)
    {
        if (TryName(parcel, out var name))
            Seen.Add(1, new Tag("name", name));                                       //! INS1001
        Describe(parcel, out var lane, out var number);
        Seen.Add(1, new Tag("lane", lane));                                           //~ INS1001
        Seen.Add(1, new Tag("number", number));                                       //! INS1001
        if (TryClass(weight, out string? size))
            Seen.Add(1, new Tag("size", size));                                       //~ INS1001
        Seen.Add(1, new Tag("again", TryName(parcel, out name) ? "named" : "unnamed")); //~ INS1001
    }

    public static void Ref(Parcel parcel)
    {
        var name = "parcel";
        Append(ref name, "-late");
        Seen.Add(1, new Tag("name", name));                                           //~ INS1001
        Append(ref name, parcel.Number.ToString());
        Seen.Add(1, new Tag("name", name));                                           //! INS1001

        var kept = parcel.Number.ToString();
        Keep(ref kept);
        Seen.Add(1, new Tag("kept", kept));                                           //! INS1001
        Reset(ref kept);
        Seen.Add(1, new Tag("kept", kept));                                           //~ INS1001

        var turns = "turn";
        Deeper(ref turns, 3);
        Seen.Add(1, new Tag("turns", turns));                                         //~ INS1001 a method that calls itself proves nothing
    }

    public static void Local(Parcel parcel)
    {
        Fill(out var name);
        Seen.Add(1, new Tag("name", name));                                           //! INS1001

        void Fill(out string filled) => filled = parcel.Number.ToString("N");
    }

    public static void Lists(Parcel parcel)
    {
        var tags = new TagList();
        AddTo(ref tags, parcel.Number.ToString());                                    //! INS1001
        Seen.Add(1, tags);

        var few = new TagList();
        AddTo(ref few, "none");                                                       //~ INS1001
        Seen.Add(1, few);

        var list = new List<Tag>();
        Common(list, parcel);
        Seen.Add(1, list.ToArray());
    }

    private static void AddTo(ref TagList tags, string name) => tags.Add("name", name); //~ INS1001

    private static void Common(List<Tag> tags, Parcel parcel)
    {
        tags.Add(new Tag("host", Environment.MachineName));                           //~ INS1001
        tags.Add(new Tag("number", parcel.Number));                                   //! INS1001
    }

    private static bool TryName(Parcel parcel, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? name)
    {
        name = null;
        if (parcel.Number == Guid.Empty)
            return false;
        name = "parcel " + parcel.Number;
        return true;
    }

    private static bool TryClass(int weight, out string? size)
    {
        size = weight > 10 ? "heavy" : weight < 0 ? null : "light";
        return size is not null;
    }

    private static void Describe(Parcel parcel, out string lane, out string number) =>
        (lane, number) = (parcel.Number == Guid.Empty ? "none" : "some", parcel.Number.ToString());

    private static void Append(ref string text, string ending) => text += ending;

    private static void Keep(ref string text) => Seen.Add(text.Length);

    private static void Reset(ref string text) => text = "none";

    private static void Deeper(ref string text, int turns)
    {
        if (turns > 0)
            Deeper(ref text, turns - 1);
        text += "-";
    }
}

/// <summary>Values that travel in a tuple.</summary>
public static class Tuples
{
    private static readonly Counter<long> Seen = new Meter("tuples").CreateCounter<long>("seen");

    public static async Task Read(Parcel parcel, bool isLate)
    {
        var both = (Name: parcel.Number.ToString(), Lane: "north");
        Seen.Add(1, new Tag("name", both.Name));                                      //! INS1001
        Seen.Add(1, new Tag("lane", both.Lane));                                      //~ INS1001
        Seen.Add(1, new Tag("first", both.Item1));                                    //! INS1001
        var (name, lane) = both;
        Seen.Add(1, new Tag("name", name), new Tag("lane", "of " + lane));            //! INS1001
        Seen.Add(1, new Tag("lane", lane));                                           //~ INS1001

        (string code, (string kind, int weight)) = Nested(parcel);
        Seen.Add(weight, new Tag("code", code));                                      //~ INS1001
        Seen.Add(weight, new Tag("kind", kind));                                      //! INS1001

        var chosen = isLate ? (parcel.Number.ToString("N"), "late") : ("none", "early");
        Seen.Add(1, new Tag("chosen", chosen.Item1));                                 //! INS1001
        Seen.Add(1, new Tag("time", chosen.Item2));                                   //~ INS1001

        var (later, sure) = await LaterAsync(parcel);
        Seen.Add(1, new Tag("later", later));                                         //! INS1001
        Seen.Add(1, new Tag("sure", sure));                                           //~ INS1001

        both.Name = "none";
        Seen.Add(1, new Tag("name", both.Name));                                      //~ INS1001
        both.Lane = $"lane of {parcel.Number}";
        Seen.Add(1, new Tag("lane", both.Lane));                                      //! INS1001
    }

    public static void Loop(Parcel parcel, Dictionary<string, Parcel> known)
    {
        foreach (var (key, value) in new[] { ("lane", "north"), ("number", parcel.Number.ToString()) }) //~ INS1001
            Seen.Add(1, new Tag(key, value));                                         //! INS1001
        foreach (var (_, one) in known)
            Seen.Add(1, new Tag("known", one.Number));                                //! INS1001
        Record(("lane", "north"), ("number", parcel.Number.ToString()));              //! INS1001
        Record(("lane", "south"));                                                    //~ INS1001
    }

    private static void Record(params (string Key, object? Value)[] tags)
    {
        var list = new TagList();
        foreach (var (key, value) in tags)
            list.Add(key, value);                                                     //~ INS1001
        Seen.Add(1, list);
    }

    private static (string Code, (string Kind, int Weight) Size) Nested(Parcel parcel) => ("a", (parcel.Number.ToString(), 3));

    private static async Task<(string, bool)> LaterAsync(Parcel parcel)
    {
        await Task.Yield();
        return (parcel.Number.ToString(), true);
    }
}
