using System.Xml.Linq;

namespace Instrumentation.Generators.Tests.Architecture;

/// <summary>What the project files say: it holds whether or not their assemblies are built.</summary>
internal static class Projects
{
    /// <summary>The names of the packages and projects that a project references, in order.</summary>
    public static IEnumerable<string> References(string project) => XDocument.Load(Path.Combine(RepositoryRoot.Path, project))
        .Descendants()
        .Where(static element => element.Name.LocalName is "PackageReference" or "ProjectReference")
        .Where(static element => (string?)element.Attribute("ReferenceOutputAssembly") != "false")
        .Select(static element => (string)element.Attribute("Include")!)
        .Select(static include => include.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(include) : include)
        .Order(StringComparer.Ordinal);
}
