using System.Xml.Linq;

namespace Instrumentation.Package.Tests;

/// <summary>Where the package is made.</summary>
internal static class Repository
{
    private const string Landmark = "Instrumentation.sln";

    public static string Root { get; } = Find();

    /// <summary>The version of a package that the repository itself uses.</summary>
    public static string VersionOf(string package) => XDocument.Load(Path.Combine(Root, "Directory.Packages.props"))
        .Descendants("PackageVersion")
        .Single(version => version.Attribute("Include")!.Value == package)
        .Attribute("Version")!.Value;

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Landmark)))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No folder above '{AppContext.BaseDirectory}' contains {Landmark}.");
    }
}
