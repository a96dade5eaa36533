using Instrumentation.Generators.Model;

namespace Instrumentation.Generators.Emission;

/// <summary>The namespace and the partial types around what is generated into a user's type.</summary>
internal static class EnclosingTypeEmitter
{
    public static void Write(CodeWriter writer, MethodModel method, Action writeContent)
    {
        var target = method.Target;
        if (target.Namespace.Length > 0)
            writer.Open($"namespace {target.Namespace}");
        foreach (var type in target.EnclosingTypes)
            writer.Open(FileHeader.Unsafe(method) + type);

        writeContent();

        foreach (var _ in target.EnclosingTypes)
            writer.Close();
        if (target.Namespace.Length > 0)
            writer.Close();
    }
}
