using System;
using System.Threading.Tasks;
using Instrumentation;

namespace Targets;

/// <summary>Business metrics, with and without other instruments.</summary>
public sealed class Business
{
    [Counted("orders.created", Unit = "{order}")]
    [Counted("orders.attempted", On = Outcomes.All)]
    [Counted("orders.failed", On = Outcomes.Error)]
    [return: Measured("order.value", Unit = "USD", Member = "Total", Buckets = new[] { 10d, 50, 100 })]
    public async Task<Cart> PlaceAsync(
        [Counted("items.sold", Unit = "{item}", Member = "Items.Count"), MetricTag("region", Member = "Customer.Address.Region")] Cart cart,
        Exception? failure = null)
    {
        await Task.Yield();
        return failure is null ? cart : throw failure;
    }

    public void Weigh([Measured("parcel.weight", Unit = "kg")] double weight, [Counted("parcels.weighed")] int? count)
    {
    }

    [return: Counted("bytes.read", Unit = "By")]
    public int Read(int length) => length;
}
