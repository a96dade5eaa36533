// The part of Microsoft.Extensions.Compliance.Abstractions that rules know.
namespace Microsoft.Extensions.Compliance.Classification;

[AttributeUsage(AttributeTargets.All)]
public class DataClassificationAttribute : Attribute;
