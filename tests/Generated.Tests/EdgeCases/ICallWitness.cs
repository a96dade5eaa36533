namespace Instrumentation.Generated.Tests.EdgeCases;

/// <summary>A listener that counts the ended calls that it is told of.</summary>
internal interface ICallWitness : IDisposable
{
    long Seen { get; }
}
