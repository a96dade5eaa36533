namespace Instrumentation.Generators.Model;

/// <summary>What <c>[TimeLimit]</c> says.</summary>
/// <param name="Milliseconds">The time.</param>
/// <param name="Token">The parameter whose token is the limited one, as an expression.</param>
/// <param name="IsPooled">Whether the source of the token may serve later calls.</param>
internal sealed record LimitModel(int Milliseconds, string Token, bool IsPooled);
