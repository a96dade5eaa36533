namespace Instrumentation.Analyzers.Tests.Cardinality;

/// <summary>The class around the lines of a test.</summary>
internal static class Shop
{
    /// <summary>A method with the parameters and the body, in a class with a counter <c>Placed</c>, a meter and a source of spans.</summary>
    public static string Method(string parameters, string body, string members = "") => $$"""
        using System.Diagnostics;
        using System.Diagnostics.Metrics;

        class Orders
        {
            private static readonly Meter Meter = new("shop");
            private static readonly Counter<long> Placed = Meter.CreateCounter<long>("orders.placed");
            private static readonly ActivitySource Source = new("shop");
            {{members}}
            void Place({{parameters}})
            {
                {{body}}
            }
        }
        """;
}
