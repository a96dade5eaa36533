using Instrumentation.Generators.Support;

namespace Instrumentation.Generators.Model;

/// <summary>A call that is redirected.</summary>
/// <param name="Version">The version of the compiler's encoding.</param>
/// <param name="Data">The compiler's name for the place; it changes with every edit of the file.</param>
/// <param name="Place">The place for a reader: file, line and column.</param>
internal sealed record SiteModel(int Version, string Data, string Place);

/// <summary>The redirected calls of one method in one file.</summary>
internal sealed record SitesOfMethod(MethodModel Method, EquatableArray<SiteModel> Sites);

/// <summary>The redirected calls of one file.</summary>
/// <param name="HintName">What tells the generated file from those of other files.</param>
/// <param name="SourceName">The name of the user's file.</param>
/// <param name="Methods">The methods that are called in it.</param>
internal sealed record SiteFile(string HintName, string SourceName, EquatableArray<SitesOfMethod> Methods);
