namespace Instrumentation.Generators.Model;

/// <summary>What <c>[LogContext]</c> says: names of <c>LogLevel</c> members.</summary>
internal sealed record LogModel(string OnStart, string OnSuccess, string OnFailure);
