using Instrumentation.Generators.Model;
using Instrumentation.Generators.Recognition;
using Instrumentation.Generators.Support;

namespace Instrumentation.Generators.Emission;

/// <summary>The redirected calls of one source file. Its places change with every edit of that file, the bodies do not: hence two files.</summary>
internal static class SitesEmitter
{
    public static string Emit(SiteFile file)
    {
        var writer = new CodeWriter();
        FileHeader.Write(writer, file.Methods.SelectMany(static sites => sites.Method.SuppressedDiagnostics).Distinct().ToEquatableArray(), defined: []);
        writer.Lines("""
            namespace System.Runtime.CompilerServices
            {
                [global::System.AttributeUsage(global::System.AttributeTargets.Method, AllowMultiple = true)]
                file sealed class InterceptsLocationAttribute : global::System.Attribute
                {
                    public InterceptsLocationAttribute(int version, string data)
                    {
                        _ = version;
                        _ = data;
                    }
                }
            }
            """);
        writer.Blank();
        writer.Open($"namespace {KnownNames.GeneratedNamespace}");
        writer.Lines($"// Calls in {file.SourceName}");
        writer.Lines(FileHeader.GeneratedCode);
        writer.Open("file static class Sites");
        var first = true;
        foreach (var sites in file.Methods)
        {
            if (!first)
                writer.Blank();
            first = false;
            WriteMethod(writer, sites);
        }

        writer.Close();
        writer.Close();
        return writer.ToString();
    }

    private static void WriteMethod(CodeWriter writer, SitesOfMethod sites)
    {
        var method = sites.Method;
        var signature = method.Signature;
        var names = new BodyNames(method, shared: string.Empty);
        foreach (var site in sites.Sites)
        {
            writer.Lines(
                $"[global::System.Runtime.CompilerServices.InterceptsLocation({site.Version}, {Literal.Of(site.Data)})] // {site.Place}");
        }

        FileHeader.WriteObsolete(writer, method);
        FileHeader.WriteForTheTrimmer(writer, method);
        writer.Lines(FileHeader.Forwarding);
        writer.Lines(
            $"internal static {FileHeader.Unsafe(method)}{signature.Return.Declared} {method.BodyName}{names.DeclaredTypeParameters}"
            + $"({SignatureText.Parameters(signature, isExtension: signature.Receiver is not null || signature.IsExtension)}){names.Constraints} =>");
        writer.Indented($"{signature.Return.Reference}global::{KnownNames.GeneratedNamespace}.{method.BodyName}.{names.Invoke}{names.TypeParameters}({SignatureText.Arguments(signature)});");
    }
}
