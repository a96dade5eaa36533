namespace Instrumentation.Benchmarks.Peers;

/// <summary>Marks a parameter that the peers record.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class PeerTagAttribute : Attribute;
