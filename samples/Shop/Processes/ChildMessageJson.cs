using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Processes;

/// <summary>Child messages as JSON, by generated code. A histogram's last bucket ends at infinity, for which JSON has no number.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ChildMessage))]
internal sealed partial class ChildMessageJson : JsonSerializerContext;
