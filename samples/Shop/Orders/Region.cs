using System.Text.Json.Serialization;

namespace Shop.Orders;

/// <summary>Where the customer lives; in JSON by its name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Region>))]
internal enum Region
{
    Europe,
    Americas,
    Asia,
}
