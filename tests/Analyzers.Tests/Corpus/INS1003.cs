using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tag = System.Collections.Generic.KeyValuePair<string, object?>;

namespace Shop.Naming;

public enum Step { Pack, Send }

public sealed class Names<T>
{
    private const string Prefix = "shop";

    private static readonly Meter Meter = new(Prefix + ".orders"); //~ INS1003
    private static readonly ActivitySource Source = new("shop");
    private static readonly Counter<long> Hits = Meter.CreateCounter<long>($"{typeof(T).Name}.hits"); //~ INS1003
    private readonly Histogram<double> time = Meter.CreateHistogram<double>($"{typeof(T).Name}.time"); //~ INS1003

    public static void Vary(string customer, HttpContext http, Activity activity, Guid number, string[] kinds, TagList tags, Tag copied)
    {
        Meter.CreateCounter<long>("orders." + customer); //! INS1003
        Meter.CreateHistogram<double>($"time.{number}"); //! INS1003
        Meter.CreateObservableGauge($"{customer}.open", () => 1); //! INS1003
        var meter = new Meter($"shop.{customer}"); //! INS1003
        Prometheus.Metrics.CreateHistogram($"time_{customer}", "time"); //! INS1003
        using var one = Source.StartActivity($"load {number}"); //! INS1003
        using var two = Source.CreateActivity(http.Request.Path, ActivityKind.Server); //! INS1003
        using var three = Source.StartActivity(name: "load " + customer, kind: ActivityKind.Client); //! INS1003
        activity.DisplayName = $"{http.Request.Method} {http.Request.Path}"; //! INS1003
        Hits.Add(1, new Tag(customer, 1)); //! INS1003
        Hits.Add(1, new Tag($"kind.{customer}", "x")); //! INS1003
        foreach (var kind in kinds)
            Hits.Add(1, new Tag(kind, true)); //! INS1003
        foreach (var header in http.Request.Headers)
            tags.Add(header.Key, "x"); //! INS1003
        tags.Add(copied.Key, copied.Value); //~ INS1003
    }

    public static void Fixed(Step step, RouteEndpoint endpoint, bool late, Activity activity, string customer, HttpContext http, [CallerMemberName] string caller = "")
    {
        Meter.CreateCounter<long>($"{Prefix}.orders"); //~ INS1003
        Meter.CreateCounter<long>(nameof(late)); //~ INS1003
        Meter.CreateCounter<long>(late ? "late" : "early"); //~ INS1003
        using var one = Source.StartActivity(step.ToString()); //~ INS1003
        using var two = Source.StartActivity($"step {step}"); //~ INS1003
        using var three = Source.StartActivity(caller); //~ INS1003
        using var four = Source.StartActivity(); //~ INS1003
        activity.DisplayName = endpoint.RoutePattern.RawText ?? "none"; //~ INS1003
        activity.DisplayName = $"GET {endpoint.RoutePattern.RawText}"; //~ INS1003
        activity.SetTag(customer, 1); //~ INS1003
        var name = step switch { Step.Pack => "pack", _ => "send" };
        using var five = Source.StartActivity(name); //~ INS1003
        Hits.Add(1, new Tag(late ? "late" : "early", 1)); //~ INS1003
        using var six = Source.StartActivity(typeof(T).Name); //~ INS1003
    }

    public static void Handed(string spanName, string key, string value, Settings settings, Activity activity, string queue)
    {
        using var one = Source.StartActivity(spanName); //~ INS1003
        activity.DisplayName = spanName; //~ INS1003
        Hits.Add(1, new Tag(key, value)); //~ INS1003
        Hits.Add(1, new Tag(settings.Key, value)); //~ INS1003
        Meter.CreateCounter<long>(settings.Key); //~ INS1003
        using var two = Source.StartActivity($"{queue} receive"); //~ INS1003
        using var three = Source.StartActivity($"{settings.Key}.{value}"); //! INS1003
    }

    public static Counter<long> Create(string name) => Meter.CreateCounter<long>(name); //~ INS1003

    private static void Traced(string operation)
    {
        using var span = Source.StartActivity(operation); //~ INS1003
    }

    public sealed record Settings(string Key);

    public static void Callers()
    {
        Traced("load");
        Traced("save");
    }

    public sealed record KafkaOptions(string Prefix, Settings Naming);

    public sealed record Delivery(string RoutingKey, string ReplyQueueName, string OrderId, string Body);

    public static void Configured(KafkaOptions kafka, Microsoft.Extensions.Options.IOptions<Delivery> chosen, Settings settings, Delivery delivery, string customer)
    {
        using var one = new Meter("shop." + kafka.Prefix); //~ INS1003
        using var two = new Meter($"{kafka.Naming.Key}.{settings.Key}"); //~ INS1003
        var prefix = chosen.Value.Body;
        Meter.CreateCounter<long>($"{prefix}.orders"); //~ INS1003
        using var three = Source.StartActivity(string.Concat(kafka.Prefix, "load")); //~ INS1003
        Hits.Add(1, new Tag($"{kafka.Prefix}.kind", "x")); //~ INS1003
        Meter.CreateCounter<long>($"{kafka.Prefix}.{customer}"); //! INS1003
        Meter.CreateCounter<long>(kafka.Prefix + delivery.Body); //! INS1003
        Hits.Add(1, new Tag($"{kafka.Prefix}.{customer}", "x")); //! INS1003
    }

    public static void Messages(Delivery delivery, string operation, string topicName, string id, List<string> queues)
    {
        using var one = Source.StartActivity($"{delivery.RoutingKey} receive"); //~ INS1003
        var name = $"{delivery.ReplyQueueName} publish";
        using var two = Source.StartActivity(name); //~ INS1003
        using var three = Source.StartActivity($"{operation} {topicName}"); //~ INS1003
        foreach (var queue in queues)
        {
            using var four = Source.StartActivity("settle " + queue); //~ INS1003
        }

        using var five = Source.StartActivity($"{operation} {delivery.OrderId}"); //! INS1003
        using var six = Source.StartActivity($"{operation} order"); //! INS1003
        using var seven = Source.StartActivity($"{topicName} {id}"); //! INS1003
        Meter.CreateCounter<long>($"{topicName}.messages"); //! INS1003
        using var eight = Source.StartActivity($"Produce {id}"); //! INS1003
        for (var i = 0; i < queues.Count; i++)
        {
            var number = i + 1;
            using var nine = Source.StartActivity($"Produce {number}"); //! INS1003
        }
    }

    public static void Chosen(string? spanName, string title, string? region, string fallback, bool late, int turn, string? handed)
    {
        using var one = Source.StartActivity(spanName ?? title); //~ INS1003
        using var two = Source.StartActivity(late ? title : spanName ?? "load"); //~ INS1003
        spanName ??= title;
        using var three = Source.StartActivity(spanName); //~ INS1003
        handed = handed ?? title;
        using var four = Source.StartActivity(handed); //~ INS1003
        using var five = Source.StartActivity(region!); //! INS1003
        using var six = Source.StartActivity(spanName ?? $"load {turn}"); //! INS1003
        fallback = late ? $"late {turn}" : fallback;
        using var seven = Source.StartActivity(fallback); //! INS1003
    }

    public static void Spans(Activity activity, System.Collections.Concurrent.ConcurrentDictionary<string, string> known)
    {
        using var one = Source.StartActivity(activity.OperationName); //~ INS1003
        using var two = Source.StartActivity($"{activity.OperationName} again"); //~ INS1003
        using var three = Source.StartActivity(activity.DisplayName + " again"); //~ INS1003
        Hits.Add(1, new Tag(activity.OperationName, 1)); //~ INS1003
        using var four = Source.StartActivity(known.GetOrAdd(activity.OperationName, name => name.Substring(1) + " process")); //~ INS1003
        using var five = Source.StartActivity($"{activity.Id} again"); //! INS1003
    }
}

public sealed record AIFunction(string Name, string CallId);

/// <summary>Spans about language models, as the conventions name them.</summary>
public static class Models
{
    private static readonly ActivitySource Source = new("models");

    public static void Ask(string? modelId, AIFunction function, string prompt)
    {
        using var chat = Source.StartActivity(string.IsNullOrEmpty(modelId) ? "chat" : $"chat {modelId}"); //~ INS1003
        using var tool = Source.StartActivity($"execute_tool {function.Name}"); //~ INS1003
        using var call = Source.StartActivity($"execute_tool {function.CallId}"); //! INS1003
        using var text = Source.StartActivity($"chat {prompt}"); //! INS1003
    }
}

/// <summary>An instrument with a callback, made by whoever knows its name.</summary>
public sealed class Gauges
{
    public Gauges(Meter meter, string name, string metricName, string? unit, string customer)
    {
        meter.CreateHistogram<double>(name + "-seconds"); //~ INS1003
        meter.CreateObservableGauge($"{metricName}-bytes", () => 1L); //~ INS1003
        meter.CreateUpDownCounter<long>(unit is null ? name : $"{name}-{unit}"); //~ INS1003
        meter.CreateObservableCounter($"{metricName}.{customer}", () => 1L); //! INS1003
        meter.CreateCounter<long>("gauges." + customer); //! INS1003
    }
}

public enum Gauge { Memory, Threads }

/// <summary>Names from a table that is filled for as many keys as there are.</summary>
public sealed class Table(Meter meter, Dictionary<Gauge, string> names, IReadOnlyDictionary<Type, string> titles, Dictionary<string, string> customers, ActivitySource source)
{
    public void Create(Gauge gauge, Type type, string customer, string? unit)
    {
        if (names.TryGetValue(gauge, out var name))
        {
            meter.CreateCounter<long>($"{name}-total"); //~ INS1003
            meter.CreateUpDownCounter<long>(unit is null ? name : $"{name}-{unit}"); //~ INS1003
            meter.CreateUpDownCounter<long>($"{name}-{customer}"); //! INS1003
        }

        meter.CreateCounter<long>(names[gauge] + "-bytes"); //~ INS1003
        using var one = source.StartActivity($"{titles[type]} run"); //~ INS1003
        if (customers.TryGetValue(customer, out var title))
            meter.CreateCounter<long>($"{title}-total"); //! INS1003
        meter.CreateCounter<long>(customers[customer] + "-bytes"); //! INS1003
        var numbers = new Dictionary<Gauge, string> { [gauge] = Guid.NewGuid().ToString() };
        if (numbers.TryGetValue(gauge, out var number))
            meter.CreateCounter<long>($"{number}-total"); //! INS1003
    }
}

/// <summary>Spans named by what they also record as an attribute that the conventions keep low.</summary>
public static class Recorded
{
    private const string Procedure = "db.stored_procedure.name";

    private static readonly ActivitySource Source = new("recorded");

    public static void Execute(Activity activity, string text, string job, string customer)
    {
        activity.SetTag(Procedure, text);
        activity.DisplayName = $"EXECUTE {text}"; //~ INS1003

        var summary = $"SELECT {job}";
        activity.SetTag("db.query.summary", summary);
        activity.DisplayName = summary; //~ INS1003

        activity.SetTag("customer.name", customer);
        activity.DisplayName = $"EXECUTE {text} {customer}"; //! INS1003
    }

    public static void Call(System.Data.Common.DbCommand command, Activity activity, Guid id, string storedProcedure)
    {
        activity.SetTag(Procedure, command.CommandText);
        activity.DisplayName = $"EXECUTE {command.CommandText}"; //~ INS1003
        using var one = Source.StartActivity($"EXECUTE {storedProcedure}"); //~ INS1003

        var name = "unknown";
        var tags = new TagList();
        AddProcedure(ref tags, command.CommandText, ref name);
        using var two = Source.StartActivity(name, ActivityKind.Client, default(ActivityContext), tags); //~ INS1003

        activity.SetTag("db.collection.name", id);
        activity.DisplayName = $"SELECT {id}"; //! INS1003
    }

    public static void Query(System.Data.Common.DbCommand command, string name)
    {
        using var one = Source.StartActivity(command.CommandText); //! INS1003
        Rename(ref name, command.CommandText);
        using var two = Source.StartActivity(name); //! INS1003
    }

    private static void AddProcedure(ref TagList tags, string text, ref string name)
    {
        var summary = $"EXECUTE {text}";
        tags.Add("db.query.summary", summary);
        name = summary;
    }

    private static void Rename(ref string name, string text) => name = $"query {text}";
}

/// <summary>Names whose parts come from callers that this assembly has all of, or from properties that it implements.</summary>
internal static class Steps
{
    private static readonly ActivitySource Source = new("steps");

    public static void Run(Job job, Report report, string user)
    {
        Begin("pack", nameof(Run), user);
        Begin("send", nameof(Steps), "nobody");
        Follow("again");
        using var one = Source.StartActivity($"job {job.Name}"); //~ INS1003
        using var two = Source.StartActivity($"report {report.Name}"); //! INS1003
    }

    private static string Kind(string user) => Names(user)[0];

    private static List<string> Names(string user) => [user];

    public static int Begin(string other) => other.Length;

    public static void Traced(string? methodName, string typeName)
    {
        using var span = Source.StartActivity($"{methodName ?? "test"} of {typeName}"); //~ INS1003
    }

    private static void Follow(string step) => Begin(step, "follow", "nobody");

    public static void Begin(string step, string verb, string user)
    {
        using var one = Source.StartActivity($"{step}.{verb}"); //~ INS1003
        using var two = Source.StartActivity($"{step}.{user}"); //! INS1003
        using var three = Source.StartActivity($"{step} {Kind(user)}"); //! INS1003
        var messageType = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(step);
        using var four = Source.StartActivity($"{step} {messageType}"); //~ INS1003
    }
}

public abstract class Job
{
    public abstract string Name { get; }
}

public sealed class PackJob : Job
{
    public override string Name => "pack";
}

public sealed class SendJob(bool isLate) : Job
{
    public override string Name => isLate ? "late" : "send";
}

public abstract class Report
{
    public abstract string Name { get; }
}

public sealed class DailyReport : Report
{
    public override string Name => "daily";
}

public sealed class CustomReport(string name) : Report
{
    public override string Name => name;
}
