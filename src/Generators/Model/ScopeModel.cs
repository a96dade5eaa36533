namespace Instrumentation.Generators.Model;

/// <summary>The instrumentation scope of an assembly.</summary>
internal sealed record ScopeModel(string Name, string? Version);
