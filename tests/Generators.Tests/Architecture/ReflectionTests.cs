using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Instrumentation.Generators.Tests.Architecture;

/// <summary>Neither the runtime nor generated code reflects: a trimmed or ahead-of-time compiled program is the same program.</summary>
public sealed class ReflectionTests
{
    private static readonly string[] Allowed =
    [
        // What describes an assembly is written in attributes, and read by nobody here.
        "AssemblyCompanyAttribute..ctor", "AssemblyConfigurationAttribute..ctor", "AssemblyCopyrightAttribute..ctor",
        "AssemblyDescriptionAttribute..ctor", "AssemblyFileVersionAttribute..ctor", "AssemblyInformationalVersionAttribute..ctor",
        "AssemblyMetadataAttribute..ctor", "AssemblyProductAttribute..ctor", "AssemblyTitleAttribute..ctor",
        "AssemblyVersionAttribute..ctor", "DefaultMemberAttribute..ctor", "NeutralResourcesLanguageAttribute..ctor",

        // Of an object's own type, which is there because the object is: its name, and whose it is. No member of it is looked for.
        "MemberInfo.get_Name", "Type.get_Namespace", "Type.get_Assembly", "Assembly.op_Equality",
    ];

    [Fact]
    public void TheRuntimeDoesNotReflect() =>
        Assert.Equal([], Reflected(File.ReadAllBytes(typeof(TracedAttribute).Assembly.Location)).Except(Allowed));

    [Fact]
    public void GeneratedCodeDoesNotReflect()
    {
        var files = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "tests", "Targets"), "*.cs")
            .Order(StringComparer.Ordinal)
            .Select(static file => new SourceFile(Path.GetFileName(file), File.ReadAllText(file)))
            .Append(new SourceFile("Usings.cs", "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;"));
        var setup = new GeneratorSetup { AssemblyName = "Targets", AllowUnsafe = true };

        // What the user's own code reflects on, it does without us, too.
        var plain = Reflected(Image(Weaving.Run(setup.With("InstrumentationEnabled", "false"), [.. files])));
        var woven = Reflected(Image(Weaving.Run(setup, [.. files])));
        Assert.Equal([], woven.Except(plain).Except(Allowed));
    }

    [Fact]
    public void WhoReflectsIsFound()
    {
        var run = Weaving.Run("public class C { public object? M() => typeof(C).GetMethod(\"M\")!.Invoke(this, null); public object N() => System.Activator.CreateInstance(typeof(C))!; }");

        Assert.Equal(["Activator.CreateInstance", "MethodBase.Invoke", "Type.GetMethod"], Reflected(Image(run)).Except(Allowed).Order(StringComparer.Ordinal));
    }

    private static byte[] Image(GeneratorRun run)
    {
        using var image = new MemoryStream();
        Assert.True(run.Output.Emit(image).Success);
        return image.ToArray();
    }

    /// <summary>The members of reflection that the image refers to.</summary>
    private static IEnumerable<string> Reflected(IEnumerable<byte> image)
    {
        using var file = new PEReader([.. image]);
        var reader = file.GetMetadataReader();
        return
        [
            .. reader.MemberReferences
                .Select(reader.GetMemberReference)
                .Where(static member => member.Parent.Kind == HandleKind.TypeReference)
                .Select(member => (Type: reader.GetTypeReference((TypeReferenceHandle)member.Parent), Member: reader.GetString(member.Name)))
                .Where(found => IsReflection(reader.GetString(found.Type.Namespace), reader.GetString(found.Type.Name), found.Member))
                .Select(found => $"{reader.GetString(found.Type.Name)}.{found.Member}")
                .Distinct(),
        ];
    }

    // GetTypeFromHandle is what typeof compiles to.
    private static bool IsReflection(string @namespace, string type, string member) =>
        @namespace.StartsWith("System.Reflection", StringComparison.Ordinal)
        || (@namespace == "System" && type == "Activator")
        || (@namespace == "System" && type == "Type" && member is not ("GetTypeFromHandle" or "get_FullName" or "op_Equality" or "op_Inequality"));
}
