namespace Instrumentation.Generators.Model;

/// <summary>What the build allows.</summary>
/// <param name="IsEnabled">Whether anything is generated; otherwise bodies of partial methods only forward.</param>
/// <param name="CanIntercept">Whether the compiler accepts interceptors in our namespace.</param>
internal sealed record BuildModel(bool IsEnabled, bool CanIntercept);
