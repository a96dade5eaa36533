namespace Instrumentation.Generators.Support;

/// <summary>The first 128 bits of a SHA-256: two that are equal were made of the same.</summary>
internal readonly record struct Digest(long First, long Second);
