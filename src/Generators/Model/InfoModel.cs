using Instrumentation.Generators.Support;

namespace Instrumentation.Generators.Model;

/// <summary>What <c>InstrumentationInfo</c> tells.</summary>
/// <param name="Own">The scope of this assembly.</param>
/// <param name="All">The names of this scope and those of every referenced instrumented assembly.</param>
internal sealed record InfoModel(ScopeModel Own, EquatableArray<string> All);
