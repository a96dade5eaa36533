using System.Diagnostics;
using OpenTelemetry;

namespace Shop.Telemetry;

/// <summary>
/// Hands on the spans of one service. Both services stand in one assembly, and so share its ActivitySource; but each has its own source of
/// request spans, which carries the service's name, and a span belongs to the service whose request it is part of.
/// </summary>
internal sealed class ServiceSpans(string service, IEnumerable<BaseProcessor<Activity>> processors)
    : CompositeProcessor<Activity>(processors)
{
    public const string RequestSourceName = "Microsoft.AspNetCore";

    private const string ServiceName = "service.name";

    /// <summary>The source of a host's request spans: ASP.NET Core takes it from the container.</summary>
    public static ActivitySource RequestSource(string service) =>
        new(new ActivitySourceOptions(RequestSourceName) { Tags = [new(ServiceName, service)] });

    public override void OnEnd(Activity data)
    {
        if (ServiceOf(data) == service)
            base.OnEnd(data);
    }

    private static string? ServiceOf(Activity span)
    {
        for (var ancestor = span; ancestor is not null; ancestor = ancestor.Parent)
        {
            if (ancestor.Source.Tags?.FirstOrDefault(tag => tag.Key == ServiceName).Value is string name)
                return name;
        }

        // The hosts have no background work of their own.
        return null;
    }
}
