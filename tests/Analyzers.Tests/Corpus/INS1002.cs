using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Security.Claims;
using Tag = System.Collections.Generic.KeyValuePair<string, object?>;

namespace Shop.Identifiers;

public sealed record Customer(string Id, string Email, string Tier, int Number, bool HasEmail);

public sealed record Message(string Id, string Kind);

public enum Plan { Free, Paid }

public static class Names
{
    private static readonly Meter Meter = new("shop");
    private static readonly Counter<long> Orders = Meter.CreateCounter<long>("orders");
    private static readonly Prometheus.Counter Bad = Prometheus.Metrics.CreateCounter("orders_total", "orders", "plan", "customer_id"); //! INS1002
    private static readonly Prometheus.Counter Good = Prometheus.Metrics.CreateCounter("plans_total", "plans", "plan", "tier"); //~ INS1002
    private static readonly Prometheus.Counter Configured = Prometheus.Metrics.CreateCounter(
        "configured_total", "h", new Prometheus.CounterConfiguration { LabelNames = ["plan", "email"] }); //! INS1002

    public static void Identify(string userId, long accountId, string session, Customer customer, Message message, ClaimsPrincipal me, string text, string clientIp, string orderUrl, string requestPath)
    {
        Orders.Add(1, new Tag("user", userId)); //! INS1002
        Orders.Add(1, new Tag("account", accountId)); //! INS1002
        Orders.Add(1, new Tag("customer_id", text)); //! INS1002
        Orders.Add(1, new Tag("customer-id", text)); //! INS1002
        Orders.Add(1, new Tag("CustomerID", text)); //! INS1002
        Orders.Add(1, new Tag("app.customer.email", text)); //! INS1002
        Orders.Add(1, new Tag("session", session)); //! INS1002
        Orders.Add(1, new Tag("who", customer.Id)); //! INS1002
        Orders.Add(1, new Tag("who", customer.Email.ToLowerInvariant())); //! INS1002
        Orders.Add(1, new Tag("m", message.Id)); //! INS1002
        Orders.Add(1, new Tag("from", clientIp)); //! INS1002
        Orders.Add(1, new Tag("link", orderUrl)); //! INS1002
        Orders.Add(1, new Tag("at", requestPath)); //! INS1002
        Orders.Add(1, new Tag("sub", me.FindFirst("sub")?.Value)); //! INS1002
        Orders.Add(1, new Tag("mail", me.FindFirst(ClaimTypes.Email)!.Value)); //! INS1002
        Orders.Add(1, new Tag("u", $"u-{userId}")); //! INS1002
        Orders.Add(1, new Tag("u", "u-" + userId)); //! INS1002
        Orders.Add(1, new Tag("u", userId ?? "none")); //! INS1002
        Orders.Add(1, new Tag("u", accountId.ToString())); //! INS1002
        var label = userId;
        Orders.Add(1, new Tag("u", label)); //! INS1002
        var tags = new TagList { { "u", userId } }; //! INS1002
        Orders.Add(1, tags);
        Bad.WithLabels("free", userId).Inc(); //! INS1002
        Orders.Add(1, Make("u", userId)); //! INS1002
        Orders.Add(1, new Tag("u", CurrentUserId())); //! INS1002
    }

    public static void Kinds(
        string queueName, string gridSize, string valid, string paid, string userTier, bool hasUserId, Plan plan, [BoundedCardinality(40)] string tenantId, Customer customer, Message message, Activity activity,
        string userId, string partitionId, string messageType, string id, string orderState, int emailCount, bool known, string region)
    {
        Orders.Add(1, new Tag("queue", queueName)); //~ INS1002
        Orders.Add(1, new Tag("grid", gridSize)); //~ INS1002
        Orders.Add(1, new Tag("valid", valid)); //~ INS1002
        Orders.Add(1, new Tag("paid", paid)); //~ INS1002
        Orders.Add(1, new Tag("user_tier", userTier)); //~ INS1002
        Orders.Add(1, new Tag("has_user_id", hasUserId)); //~ INS1002
        Orders.Add(1, new Tag("plan", plan)); //~ INS1002
        Orders.Add(1, new Tag("tenant_id", tenantId)); //~ INS1002
        Orders.Add(1, new Tag("tier", customer.Tier)); //~ INS1002
        Orders.Add(1, new Tag("kind", message.Kind)); //~ INS1002
        Orders.Add(1, new Tag("has_email", customer.HasEmail)); //~ INS1002
        Orders.Add(1, new Tag("user_id", known ? "known" : "anonymous")); //~ INS1002
        Orders.Add(1, new Tag("user_id", userId is "root" or "admin" ? userId : "other")); //~ INS1002
        Orders.Add(1, new Tag("user_present", userId is not null)); //~ INS1002
        Orders.Add(1, new Tag("messaging.destination.partition.id", partitionId)); //~ INS1002
        Orders.Add(1, new Tag("vcs.change.id", id)); //~ INS1002
        Orders.Add(1, new Tag("message_type", messageType)); //~ INS1002
        Orders.Add(1, new Tag("order_state", orderState)); //~ INS1002
        Orders.Add(1, new Tag("email_count", emailCount)); //~ INS1002
        Orders.Add(1, new Tag("id", id)); //~ INS1002
        Orders.Add(1, new Tag("region", region)); //~ INS1002
        Orders.Add(1, new Tag("session_id", "fixed")); //~ INS1002
        activity.SetTag("user.id", userId); //~ INS1002
        activity.SetBaggage("user.id", userId); //~ INS1002
        Only("anonymous"); //~ INS1002
        Orders.Add(1, Make("plan", plan)); //~ INS1002
    }

    private static void Only(string userId) => Orders.Add(1, new Tag("user_id", userId)); //~ INS1002

    private static Tag Make(string key, object? value) => new(key, value);

    private static string CurrentUserId() => Environment.GetCommandLineArgs()[0];
}

public sealed class Declared
{
    [Metered]
    public void Greet([MetricTag] string customerEmail) { } //! INS1002

    [Metered]
    public void Sign([MetricTag("who", Member = "Id")] Customer customer) { } //! INS1002

    [Metered]
    public void Rate([MetricTag] string tier, [MetricTag, BoundedCardinality(9)] string customerId, [MetricTag(Limit = 20)] string userId) { } //~ INS1002
}
