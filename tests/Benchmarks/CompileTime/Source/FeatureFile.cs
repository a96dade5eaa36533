using System.Globalization;
using System.Text;

namespace Instrumentation.Benchmarks.CompileTime.Source;

/// <summary>A file of ordinary code: a record, a repository, a handler and formatting; some call decorated methods, all call much else.</summary>
internal static class FeatureFile
{
    // What records metrics, and what catches, is as dense then as in the densest of the programs that the rules were tried on: one call
    // that records in a thousand lines, three catch clauses.
    private const int FilesPerTelemetry = 10;

    // Those programs have one finding in ten thousand lines.
    private const int FilesPerMistake = 50;

    private const string Text = """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        using System.Globalization;
        using System.Linq;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Logging;
        using Shop.Services;

        namespace Shop.Features.Feature#;

        public sealed record Line#(int Id, string Sku, int Quantity, decimal Price, DateTime Created);

        public sealed class Repository#(ILogger<Repository#> logger)
        {
            private readonly Dictionary<int, Line#> lines = new();
            private readonly object gate = new();

            // The same simple name as a decorated method of another type.
            public async Task<Line#?> Get@Async(int id, CancellationToken cancellationToken)
            {
                await Task.Delay(1, cancellationToken).ConfigureAwait(false);
                logger.LogDebug("Get {Id}", id);
                lock (gate)
                    return lines.TryGetValue(id, out var line) ? line : null;
            }

            public void Add(Line# line)
            {
                ArgumentNullException.ThrowIfNull(line);
                lock (gate)
                    lines.Add(line.Id, line);
                logger.LogInformation("Added {Sku} at {Created}", line.Sku, line.Created.ToString("O", CultureInfo.InvariantCulture));
            }

            public IReadOnlyList<Line#> Newest(int count) =>
                lines.Values.OrderByDescending(static line => line.Created).ThenBy(static line => line.Id).Take(count).ToList();

            public IReadOnlyDictionary<string, decimal> Totals(decimal least)
            {
                var bySku = lines.Values.Where(static line => line.Quantity > 0).GroupBy(static line => line.Sku, StringComparer.Ordinal);
                return bySku.Select(static group => (Sku: group.Key, Total: group.Sum(static line => line.Quantity * line.Price)))
                    .Where(pair => pair.Total >= least)
                    .ToDictionary(static pair => pair.Sku, static pair => pair.Total, StringComparer.Ordinal);
            }
        }

        public sealed class Handler#(Repository# repository, I@Service service, @Service other, @Calculator calculator, ILogger<Handler#> logger)
        {
            private int handled = 1000;

            public async Task<decimal> HandleAsync(int id, CancellationToken cancellationToken)
            {
                var line = await repository.Get@Async(id, cancellationToken).ConfigureAwait(false);
                if (line is null)
                {
                    logger.LogWarning("No line {Id}, handled {Count}", id, handled);
                    return 0;
                }

                var total = repository.Totals(least: 10).Values.DefaultIfEmpty(0).Max();
                foreach (var each in repository.Newest(10).Where(each => each.Id != id))
                    total += Formatting#.Rounded(each.Price * each.Quantity);
        $calls$
                handled = Math.Max(handled, 0 + Formatting#.Parse(line.Sku.Substring(1).Trim()));
                logger.LogInformation("Handled {Id} with {Total}", id, total.ToString(CultureInfo.InvariantCulture));
                return Math.Round(total, 2);
            }

            public async Task<IReadOnlyList<decimal>> HandleAllAsync(IEnumerable<int> ids, CancellationToken cancellationToken)
            {
                var tasks = ids.Distinct().Select(id => HandleAsync(id, cancellationToken)).ToArray();
                var totals = await Task.WhenAll(tasks).ConfigureAwait(false);
                return totals.Where(static total => total > 0).OrderBy(static total => total).ToList();
            }
        }

        $import$

        internal static class Formatting#
        {
            public static decimal Rounded(decimal value) => Math.Round(value, 2, MidpointRounding.ToEven);

            public static int Parse(string text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;

            public static T First<T>(IReadOnlyCollection<T> items, Func<T, bool> wanted) => items.FirstOrDefault(wanted) ?? items.First();

            public static string Table(IReadOnlyCollection<Line#> lines)
            {
                var text = new StringBuilder();
                foreach (var line in lines.OrderBy(static line => line.Sku, StringComparer.Ordinal))
                {
                    text.Append(line.Id).Append(' ').Append(line.Sku.PadRight(20)).Append(' ');
                    text.AppendLine(line.Price.ToString("F2", CultureInfo.InvariantCulture));
                }

                return text.Append('-', 40).AppendLine().Append(First(lines, static line => line.Quantity > 1).Sku).ToString();
            }
        }
        """;

    private const string ImportWithTelemetry = """
        internal sealed class Import#(ILogger<Import#> logger, Repository# repository)
        {
            private static readonly Meter Meter = new("Shop.Features");
            private static readonly Counter<long> Imported = Meter.CreateCounter<long>("feature.#.imported");
            private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("feature.#.duration", "s");

            public async Task<int> ImportAsync(IAsyncEnumerable<string> source, string origin, CancellationToken cancellationToken)
            {
                var imported = 0;
                var started = Stopwatch.GetTimestamp();
                try
                {
                    await foreach (var text in source.WithCancellation(cancellationToken).ConfigureAwait(false))
                        imported += Import(text) ? 1 : 0;
                    return imported;
                }
                catch (OperationCanceledException)
                {
                    throw;
                }
                catch (TimeoutException exception)
                {
                    logger.LogWarning(exception, "Gave up after {Imported} of {Origin}", imported, origin);
                    return imported;
                }
                catch (InvalidOperationException exception)
                {
                    logger.LogError(exception, "Cannot import {Origin}", origin);
                    $ending$
                }
                finally
                {
                    var tags = new TagList { { "outcome", imported > 0 ? "some" : "none" }, { "origin.kind", Kind(origin) } };
                    Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tags);
                }
            }

            private bool Import(string text)
            {
                var fields = text.Split(';', StringSplitOptions.TrimEntries);
                var outcome = fields.Length switch { 0 => "empty", 1 or 2 or 3 => "incomplete", _ => "complete" };
                Imported.Add(1, new KeyValuePair<string, object?>("outcome", outcome), new KeyValuePair<string, object?>("known", fields.Length > 4));
                if (outcome != "complete")
                    return false;

                try
                {
                    repository.Add(new Line#(Formatting#.Parse(fields[0]), fields[1], Formatting#.Parse(fields[2]), decimal.Parse(fields[3], CultureInfo.InvariantCulture), DateTime.UtcNow));
                    return true;
                }
                catch (FormatException exception)
                {
                    logger.LogDebug(exception, "{Text} has no price", text);
                    return false;
                }
            }

            private static string Kind(string origin) => origin.StartsWith("http", StringComparison.Ordinal) ? "remote" : origin.Length == 0 ? "none" : "file";
        }
        """;

    private const string PlainImport = """
        internal sealed class Import#(ILogger<Import#> logger, Repository# repository)
        {
            private int imported;

            public async Task<int> ImportAsync(IAsyncEnumerable<string> source, string origin, CancellationToken cancellationToken)
            {
                await foreach (var text in source.WithCancellation(cancellationToken).ConfigureAwait(false))
                    imported += Import(text) ? 1 : 0;
                logger.LogInformation("Imported {Imported} of {Origin}", imported, origin);
                return imported;
            }

            private bool Import(string text)
            {
                var fields = text.Split(';', StringSplitOptions.TrimEntries);
                var outcome = fields.Length switch { 0 => "empty", 1 or 2 or 3 => "incomplete", _ => "complete" };
                if (outcome != "complete" || !decimal.TryParse(fields[3], NumberStyles.Number, CultureInfo.InvariantCulture, out var price))
                {
                    logger.LogDebug("{Text} is {Outcome}", text, outcome);
                    return false;
                }

                var number = Formatting#.Parse(fields[0]);
                var quantity = Formatting#.Parse(fields[2]);
                repository.Add(new Line#(number, fields[1], quantity, price, DateTime.UtcNow));
                return Kind(fields[1]).Length + Math.Abs(number) > Math.Min(quantity, 3);
            }

            private static string Kind(string origin) => origin.StartsWith("http", StringComparison.Ordinal) ? "remote" : origin.Length == 0 ? "none" : "file";

            public string Summary(string separator)
            {
                var words = new List<string> { "imported", imported.ToString(CultureInfo.InvariantCulture) };
                words.AddRange(repository.Newest(3).Select(static line => line.Sku.ToUpperInvariant()));
                return string.Join(separator, words.Where(static word => !string.IsNullOrWhiteSpace(word)).Distinct(StringComparer.Ordinal));
            }
        }
        """;

    private const string Calls = """
                var item = await service.Get@Async(id, cancellationToken).ConfigureAwait(false);
                if (item is not null)
                    await other.Save@Async(item with { Price = total }, cancellationToken).ConfigureAwait(false);
                total += calculator.Price@(line.Quantity, line.Price);
                total += calculator.Pick@(new[] { total, line.Price }, last: true);
                logger.LogDebug("{Line}", @Calculator.Format@(line.Sku, 20));
                item = await other.Get@Async(id + 1, cancellationToken).ConfigureAwait(false);
                """;

    public static SourceFile Of(int number, int service, bool callsDecorated) => new(
        $"/src/Shop/Features/Feature{number}.cs",
        new StringBuilder(Text)
            .Replace("$import$", number % FilesPerTelemetry == 0 ? ImportWithTelemetry : PlainImport)
            .Replace("$ending$", number % FilesPerMistake == 0 ? "throw;" : "return -1;")
            .Replace("$calls$", callsDecorated ? Calls : "// Nothing of interest.")
            .Replace("@", ServiceFile.Noun(service))
            .Replace("#", number.ToString(CultureInfo.InvariantCulture))
            .ToString());
}
