using System.Xml;
using System.Xml.Linq;

namespace Instrumentation.Field.Projects;

/// <summary>
/// What a project file says, and the <c>Directory.Build</c> files above it: read as text. Conditions are ignored, and so are properties but for
/// their place in paths; that is enough to have most symbols of most projects.
/// </summary>
internal sealed class ProjectFile
{
    private static readonly string[] SharedFiles = ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"];

    private static readonly string[] TestPackages = ["xunit", "xunit.v3", "NUnit", "MSTest", "MSTest.TestFramework", "TUnit", "Microsoft.NET.Test.Sdk"];

    private readonly XElement project;
    private readonly List<(string Folder, XElement Xml)> files = [];
    private readonly HashSet<string> paths = new(StringComparer.Ordinal);

    private ProjectFile(string path, string root, XElement project)
    {
        this.project = project;
        Path = path;
        Folder = System.IO.Path.GetDirectoryName(path)!;
        Read(path, project, root);
        foreach (var file in FoldersUpTo(Folder, root).SelectMany(static folder => SharedFiles.Select(name => System.IO.Path.Combine(folder, name))))
        {
            if (Load(file) is { } shared)
                Read(file, shared, root);
        }
    }

    /// <summary>Where it stands.</summary>
    public string Path { get; }

    /// <summary>Its folder.</summary>
    public string Folder { get; }

    /// <summary>The name of its assembly.</summary>
    public string AssemblyName =>
        Properties("AssemblyName").FirstOrDefault(static name => !name.Contains('$', StringComparison.Ordinal)) ?? System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Whether it has the SDK of a web application.</summary>
    public bool IsWeb => project.Attribute("Sdk")?.Value.Contains("Web", StringComparison.OrdinalIgnoreCase) ?? false;

    /// <summary>Whether it holds tests.</summary>
    public bool IsTest =>
        Own("PackageReference").Any(static package => TestPackages.Contains(package, StringComparer.OrdinalIgnoreCase))
        || Elements(project, "IsTestProject").Any(static element => IsTrue(element.Value.Trim()))
        || Path.Split(System.IO.Path.DirectorySeparatorChar).Any(IsNameOfTests);

    /// <summary>Whether usings are implicit.</summary>
    public bool HasImplicitUsings => Properties("ImplicitUsings").Any(IsTrue);

    /// <summary>Preprocessor symbols.</summary>
    public IEnumerable<string> Symbols => Properties("DefineConstants")
        .SelectMany(static text => text.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .Where(static symbol => SyntaxFacts.IsValidIdentifier(symbol));

    /// <summary>Who sees what is internal.</summary>
    public IEnumerable<string> Friends => All("InternalsVisibleTo").Select(static item => item.Include).Where(static name => !name.Contains('$', StringComparison.Ordinal));

    /// <summary>Projects that it references, by the names of their files.</summary>
    public IEnumerable<string> References => All("ProjectReference").Select(static item => FileName(item.Include));

    /// <summary>Sources outside its folder, as patterns with the folder that they start from.</summary>
    public IEnumerable<(string Folder, string Include)> LinkedSources => All("Compile");

    /// <summary>What is not compiled, as patterns.</summary>
    public IEnumerable<string> RemovedSources => Elements(project, "Compile").Select(static item => item.Attribute("Remove")?.Value).OfType<string>();

    /// <summary>Global usings of the project.</summary>
    public IEnumerable<string> Usings => files.SelectMany(static file => Elements(file.Xml, "Using")).Select(static item =>
        item.Attribute("Include")?.Value is not { } name ? null
        : item.Attribute("Alias")?.Value is { } alias ? $"global using {alias} = {name};"
        : item.Attribute("Static")?.Value is { } isStatic && IsTrue(isStatic) ? $"global using static {name};"
        : $"global using {name};").OfType<string>().Where(static text => !text.Contains('$', StringComparison.Ordinal));

    /// <summary>Reads a file; <see langword="null"/> if it is no XML.</summary>
    public static ProjectFile? Read(string path, string root) => Load(path) is { } project ? new ProjectFile(path, root, project) : null;

    private static XElement? Load(string path)
    {
        if (!File.Exists(path))
            return null;

        try
        {
            return XElement.Load(path);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>A file, and what it imports from the repository.</summary>
    private void Read(string path, XElement xml, string root)
    {
        if (!paths.Add(path))
            return;

        var folder = System.IO.Path.GetDirectoryName(path)!;
        files.Add((folder, xml));
        foreach (var import in Elements(xml, "Import").Select(static element => element.Attribute("Project")?.Value.Replace('\\', '/')).OfType<string>())
        {
            // A property at the start mostly names a folder above.
            var name = import[(import.LastIndexOf(')') + 1)..].TrimStart('/');
            var starts = import.Contains('$', StringComparison.Ordinal) ? FoldersUpTo(folder, root) : [folder];
            var imported = starts.Select(start => System.IO.Path.GetFullPath(System.IO.Path.Combine(start, name))).FirstOrDefault(File.Exists);
            if (imported is not null && Load(imported) is { } other)
                Read(imported, other, root);
        }
    }

    private static IEnumerable<string> FoldersUpTo(string start, string root)
    {
        for (var folder = start; folder is not null && folder.StartsWith(root, StringComparison.Ordinal); folder = System.IO.Path.GetDirectoryName(folder))
            yield return folder;
    }

    private IEnumerable<string> Properties(string name) => files.SelectMany(file => Elements(file.Xml, name)).Select(static element => element.Value.Trim());

    private IEnumerable<string> Own(string item) => Elements(project, item).Select(static element => element.Attribute("Include")?.Value).OfType<string>();

    private IEnumerable<(string Folder, string Include)> All(string item) =>
        from file in files
        from element in Elements(file.Xml, item)
        where element.Attribute("Include") is not null
        from include in element.Attribute("Include")!.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        select (file.Folder, include);

    // Old project files have a namespace.
    private static IEnumerable<XElement> Elements(XElement file, string name) => file.Descendants().Where(element => element.Name.LocalName == name);

    private static string FileName(string include) => include[(include.LastIndexOfAny(['\\', '/', ')']) + 1)..];

    private static bool IsTrue(string value) => value.Equals("true", StringComparison.OrdinalIgnoreCase) || value.Equals("enable", StringComparison.OrdinalIgnoreCase);

    private static bool IsNameOfTests(string name) =>
        name is "test" or "tests" or "Test" or "Tests"
        || name.EndsWith(".Tests", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".Test", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".Tests.csproj", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".Test.csproj", StringComparison.OrdinalIgnoreCase);
}
