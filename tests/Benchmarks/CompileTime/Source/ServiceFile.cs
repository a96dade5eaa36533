using System.Globalization;
using System.Text;

namespace Instrumentation.Benchmarks.CompileTime.Source;

/// <summary>A file with decorated methods: an interface, its implementation, and a class with a partial method, a generic one and a static one.</summary>
internal static class ServiceFile
{
    private const string Text = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Instrumentation;
        using Microsoft.Extensions.Logging;

        namespace Shop.Services;

        public sealed record Item#(int Id, string Name, decimal Price, string Region);

        public interface I@Service
        {
            [Traced, Metered]
            Task<Item#?> Get@Async([Tag] int id, CancellationToken cancellationToken);

            Task<int> CountAsync(CancellationToken cancellationToken);
        }

        public sealed class @Service(ILogger<@Service> logger) : I@Service
        {
            private readonly Dictionary<int, Item#> items = new();

            public async Task<Item#?> Get@Async(int id, CancellationToken cancellationToken)
            {
                await Task.Delay(1, cancellationToken).ConfigureAwait(false);
                logger.LogDebug("Get {Id}", id);
                return items.TryGetValue(id, out var item) ? item : null;
            }

            public Task<int> CountAsync(CancellationToken cancellationToken) => Task.FromResult(items.Count);

            [Traced, Metered, LogContext(OnFailure = LogLevel.Error)]
            public async Task Save@Async([Tag("item.id", Member = "Id"), MetricTag("region", Member = "Region")] Item# item, CancellationToken cancellationToken)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                items.Add(item.Id, item);
                logger.LogInformation("Saved {Name}", item.Name);
            }
        }

        public partial class @Calculator
        {
            private readonly List<decimal> prices = new();

            [Traced]
            public partial decimal Price@([Tag] int quantity, decimal price);

            private decimal Price@Core(int quantity, decimal price)
            {
                prices.Add(price);
                return Math.Round(quantity * price, 2) + prices.Sum() - prices.Where(static each => each > 0).Sum();
            }

            [Metered]
            public T Pick@<T>(IReadOnlyList<T> items, [MetricTag] bool last)
                where T : notnull => last ? items[items.Count - 1] : items.First();

            [Traced]
            internal static string Format@([Tag] string text, int width) => text.Trim().PadLeft(width).ToUpperInvariant();
        }
        """;

    /// <summary>The name that the file's types and methods carry: several files share one, as in any large solution.</summary>
    public static string Noun(int number) => Nouns[number % Nouns.Length] + (number / Nouns.Length).ToString(CultureInfo.InvariantCulture);

    public static SourceFile Of(int number) => new(
        $"/src/Shop/Services/{Noun(number)}Service.cs",
        new StringBuilder(Text).Replace("@", Noun(number)).Replace("#", number.ToString(CultureInfo.InvariantCulture)).ToString());

    private static readonly string[] Nouns =
    [
        "Order", "Cart", "Customer", "Invoice", "Payment", "Refund", "Parcel", "Carrier", "Address", "Product",
        "Price", "Discount", "Stock", "Shelf", "Supplier", "Contract", "Voucher", "Review", "Message", "Report",
    ];
}
