using Instrumentation.CodeFixes;

namespace Instrumentation.Analyzers.Tests;

public class AddInstrumentFixTests
{
    private static readonly FixTest Fix = new(new AddInstrumentFix());

    [Fact]
    public Task ATagGetsItsSpan() => Fix.FixesAsync(
        """
        class Orders
        {
            /// <summary>Places an order.</summary>
            [Obsolete("Soon.")]
            public void Place([Tag] int id) { }
        }
        """,
        """
        class Orders
        {
            /// <summary>Places an order.</summary>
            [Traced]
            [Obsolete("Soon.")]
            public void Place([Tag] int id) { }
        }
        """);

    [Fact]
    public Task ItStandsWithTheOtherInstruments() => Fix.FixesAsync(
        """
        class Orders
        {
            [Metered(Name = "orders")] // For the board.
            public void Place([Tag] int id) { }
        }
        """,
        """
        class Orders
        {
            [Metered(Name = "orders"), Traced] // For the board.
            public void Place([Tag] int id) { }
        }
        """);

    [Fact]
    public Task AMetricTagGetsItsMetrics() => Fix.FixesAsync(
        """
        class Orders
        {
            [return: MetricTag("found")]
            public bool Find() => true;
        }
        """,
        """
        class Orders
        {
            [Metered]
            [return: MetricTag("found")]
            public bool Find() => true;
        }
        """);

    [Fact]
    public Task TwoTagsOfAMethodGetItOnce() => Fix.FixesAllAsync(
        """
        interface IOrders
        {
            void Place([Tag] int id, [Tag] string name);

            void Cancel([Tag] int id);
        }
        """,
        """
        interface IOrders
        {
            [Traced]
            void Place([Tag] int id, [Tag] string name);

            [Traced]
            void Cancel([Tag] int id);
        }
        """);

    [Fact]
    public Task WhatNoAttributeHelpsIsNotOffered() => Fix.OffersNothingAsync(
        """
        class Orders
        {
            [Traced]
            public void Place([Tag] object[][] lines) { }

            public Orders([Tag] int id) { }
        }
        """);
}
