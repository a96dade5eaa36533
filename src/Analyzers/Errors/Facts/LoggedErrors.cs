using Instrumentation.Generators.Support;

namespace Instrumentation.Analyzers.Errors;

/// <summary>What callers in other assemblies need to know of a method: which of its errors are logged before they get them.</summary>
/// <param name="Method">The documentation comment id of the method.</param>
/// <param name="Exceptions">Those of the types that leave it logged.</param>
/// <param name="AreReturned">Whether it logs errors and gives them back as values.</param>
internal sealed record LoggedErrors(string Method, EquatableArray<string> Exceptions, bool AreReturned);
