using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Tool.Coverage;

/// <summary>What the generator has written for a project: which calls are redirected, and which methods have an instrumented body of their own.</summary>
internal sealed class GeneratedFiles
{
    private const string Generator = "Instrumentation.Generators.InstrumentationGenerator";
    private const string Intercepts = "InterceptsLocation";
    private const string Body = "InstrumentedBody";

    private readonly HashSet<CallKey> calls = [];
    private readonly SortedSet<string> partialMethods = new(StringComparer.Ordinal);

    /// <summary>The calls that are redirected.</summary>
    public IReadOnlyCollection<CallKey> Calls => calls;

    /// <summary>How many calls are redirected that have no key.</summary>
    public int Unknown { get; private set; }

    /// <summary>The partial methods whose body is instrumented, whoever calls them.</summary>
    public IReadOnlyCollection<string> PartialMethods => partialMethods;

    /// <summary>Reads what the compiler has written into a folder; nothing if there is none.</summary>
    public static GeneratedFiles Read(string folder)
    {
        var files = new GeneratedFiles();
        foreach (var home in Directory.Exists(folder) ? Directory.EnumerateDirectories(folder, Generator, SearchOption.AllDirectories) : [])
        {
            foreach (var file in Directory.EnumerateFiles(home, "*.cs"))
                files.Add(File.ReadAllText(file));
        }

        return files;
    }

    /// <summary>Adds a file.</summary>
    public void Add(string text)
    {
        // Most files are bodies of ordinary methods, and have neither.
        if (!text.Contains(Intercepts, StringComparison.Ordinal) && !text.Contains(Body, StringComparison.Ordinal))
            return;

        var root = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot();
        foreach (var attribute in root.DescendantNodes().OfType<AttributeSyntax>())
        {
            switch (SimpleName(attribute.Name))
            {
                case Intercepts:
                    AddCall(attribute);
                    break;
                case Body:
                    AddPartial(attribute);
                    break;
            }
        }
    }

    private void AddCall(AttributeSyntax attribute)
    {
        if (attribute.ArgumentList?.Arguments is not [{ Expression: LiteralExpressionSyntax version }, { Expression: LiteralExpressionSyntax data }])
            return;
        if (CallKey.OfInterceptor(version.Token.Value as int? ?? 0, data.Token.ValueText) is { } key)
            calls.Add(key);
        else
            Unknown++;
    }

    // While the instrumentation is switched off, the body only forwards, and nothing stands beside it.
    private void AddPartial(AttributeSyntax attribute)
    {
        if (attribute.Parent?.Parent is MethodDeclarationSyntax { Parent: TypeDeclarationSyntax type } method
            && type.Members.Any(static member => member is ClassDeclarationSyntax))
        {
            partialMethods.Add($"{FullName(type)}.{method.Identifier.ValueText}{method.TypeParameterList}({Parameters(method)})");
        }
    }

    private static string Parameters(MethodDeclarationSyntax method) =>
        string.Join(", ", method.ParameterList.Parameters.Select(static parameter => parameter.Type?.ToString().Replace("global::", "", StringComparison.Ordinal)));

    private static string FullName(TypeDeclarationSyntax type) => string.Join('.', type.AncestorsAndSelf().Reverse().Select(static node => node switch
    {
        BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
        TypeDeclarationSyntax home => home.Identifier.ValueText + home.TypeParameterList,
        _ => null,
    }).Where(static name => name is not null));

    private static string SimpleName(NameSyntax name)
    {
        var simple = name switch
        {
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
            SimpleNameSyntax only => only.Identifier.ValueText,
            _ => "",
        };
        return simple.EndsWith(nameof(Attribute), StringComparison.Ordinal) ? simple[..^nameof(Attribute).Length] : simple;
    }
}
