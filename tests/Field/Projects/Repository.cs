using System.Text;
using Instrumentation.TestKit.Generators;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Field.Projects;

/// <summary>A folder of sources: its projects, each compiled once, together with the projects that they reference.</summary>
internal sealed class Repository
{
    // As the SDK writes them.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const string WebUsings = """
        global using System.Net.Http.Json;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    private readonly string root;
    private readonly Instrumenter? instrumenter;
    private readonly ILookup<string, ProjectFile> byName;
    private readonly HashSet<string> folders;
    private readonly ImmutableArray<MetadataReference> libraries;
    private readonly Dictionary<ProjectFile, CSharpCompilation> compilations = [];
    private readonly HashSet<ProjectFile> underway = [];

    public Repository(string root, Instrumenter? instrumenter)
    {
        this.root = root;
        this.instrumenter = instrumenter;
        Projects =
        [
            .. Directory.EnumerateFiles(root, "*.csproj", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(file => ProjectFile.Read(file, root))
                .OfType<ProjectFile>(),
        ];
        byName = Projects.ToLookup(static project => Path.GetFileName(project.Path), StringComparer.OrdinalIgnoreCase);
        var own = Projects.Select(static project => $"{project.AssemblyName}.dll").ToHashSet(StringComparer.OrdinalIgnoreCase);
        libraries = [.. Platform.References.Where(reference => !own.Contains(Path.GetFileName(reference.Display!)))];
        folders = [.. Projects.Select(static project => project.Folder)];
    }

    /// <summary>The projects, in the order of their paths.</summary>
    public ImmutableArray<ProjectFile> Projects { get; }

    /// <summary>The sources of a folder that has no project.</summary>
    public CSharpCompilation CompileFolder() =>
        Compile("Folder", [.. SourceFiles.Below(root, folders)], [], ImplicitUsings, []);

    /// <summary>A project, with the generators' sources.</summary>
    public CSharpCompilation Compile(ProjectFile project)
    {
        if (compilations.TryGetValue(project, out var known))
            return known;

        underway.Add(project);
        var references = new HashSet<ProjectFile>();
        Collect(project, references);
        var usings = new StringBuilder();
        if (project.HasImplicitUsings)
            usings.AppendLine(ImplicitUsings).AppendLine(project.IsWeb ? WebUsings : "");
        foreach (var line in project.Usings.Distinct(StringComparer.Ordinal))
            usings.AppendLine(line);
        usings.AppendJoin('\n', project.Friends.Select(static name => $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{name}\")]"));

        var compilation = Compile(
            project.AssemblyName,
            SourceFiles.Of(project, root, folders),
            [.. references.Select(reference => (MetadataReference)Compile(reference).ToMetadataReference())],
            usings.ToString(),
            project.Symbols);
        underway.Remove(project);
        return compilations[project] = compilation;
    }

    /// <summary>References of references, too; a circle ends.</summary>
    private void Collect(ProjectFile project, HashSet<ProjectFile> found)
    {
        foreach (var reference in project.References.SelectMany(name => byName[name].Take(1)))
        {
            if (!underway.Contains(reference) && found.Add(reference))
                Collect(reference, found);
        }
    }

    private CSharpCompilation Compile(
        string name, IReadOnlyCollection<string> files, IEnumerable<MetadataReference> references, string usings, IEnumerable<string> symbols)
    {
        var options = new CSharpParseOptions(
            LanguageVersion.Preview, DocumentationMode.Parse, preprocessorSymbols: Platform.Symbols.Concat(symbols).Distinct(StringComparer.Ordinal))
            .WithFeatures([new("InterceptorsNamespaces", "Instrumentation.Generated")]);
        var trees = files.AsParallel().AsOrdered().Select(file =>
        {
            using var stream = File.OpenRead(file);
            var tree = CSharpSyntaxTree.ParseText(SourceText.From(stream), options, file);
            return instrumenter?.Instrument(tree) ?? tree;
        });
        var compilation = CSharpCompilation.Create(
            name,
            trees.Append(CSharpSyntaxTree.ParseText(SourceText.From(usings, Encoding.UTF8), options, "obj/Usings.g.cs")),
            libraries.Concat(references),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver
            .Create(Platform.Generators, parseOptions: options, optionsProvider: new ProjectOptionsProvider(new GeneratorSetup().Properties))
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        foreach (var failure in diagnostics.Where(static diagnostic => diagnostic.Id is "CS8785" or "CS8784"))
            Console.Error.WriteLine(failure);
        return (CSharpCompilation)output;
    }
}
