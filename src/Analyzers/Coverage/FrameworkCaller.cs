using System.Collections.Immutable;
using Instrumentation.Generators.Recognition;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Coverage;

/// <summary>Who calls a method that no code of the compilation calls: another assembly by a member of its own, or a framework by a convention.</summary>
internal sealed class FrameworkCaller(Recognizer recognizer, IMethodSymbol? entryPoint)
{
    private const string Mvc = "Microsoft.AspNetCore.Mvc";

    // What is written for a framework that finds methods by reflection, or for the runtime.
    private static readonly ImmutableArray<(string Namespace, string Name)> Types =
    [
        (Mvc, "ControllerBase"),
        (Mvc, "ViewComponent"),
        ($"{Mvc}.RazorPages", "PageModel"),
        ("Microsoft.AspNetCore.SignalR", "Hub"),
        ("System.Web.Http", "ApiController"),
        ("System.Web.Mvc", "Controller"),
    ];

    private static readonly ImmutableArray<(string Namespace, string Name)> TypeMarks =
    [
        (Mvc, "ApiControllerAttribute"),
        (Mvc, "ControllerAttribute"),
        (Mvc, "ViewComponentAttribute"),
    ];

    private static readonly ImmutableArray<(string Namespace, string Name)> MethodMarks =
    [
        ("System.Runtime.CompilerServices", "ModuleInitializerAttribute"),
        ("System.Runtime.InteropServices", "UnmanagedCallersOnlyAttribute"),
        ("System.Runtime.Serialization", "OnDeserializedAttribute"),
        ("System.Runtime.Serialization", "OnDeserializingAttribute"),
        ("System.Runtime.Serialization", "OnSerializedAttribute"),
        ("System.Runtime.Serialization", "OnSerializingAttribute"),
        ("Microsoft.JSInterop", "JSInvokableAttribute"),
        ("Microsoft.Azure.Functions.Worker", "FunctionAttribute"),
        ("Microsoft.Azure.WebJobs", "FunctionNameAttribute"),
        ("Amazon.Lambda.Annotations", "LambdaFunctionAttribute"),
        ("Xunit", "FactAttribute"),
        ("Xunit", "TheoryAttribute"),
        ("NUnit.Framework", "TestAttribute"),
        ("NUnit.Framework", "TestCaseAttribute"),
        ("Microsoft.VisualStudio.TestTools.UnitTesting", "TestMethodAttribute"),
        ("BenchmarkDotNet.Attributes", "BenchmarkAttribute"),
    ];

    /// <summary>When it is called, in words, or <see langword="null"/> of a method that only code can call.</summary>
    public string? Of(IMethodSymbol method)
    {
        if (SymbolEqualityComparer.Default.Equals(method, entryPoint))
            return "when the runtime starts the program with it";
        if (InstrumentedMember.UninstrumentedOutside(method, recognizer) is { } member)
        {
            // What every type may implement is not what an attribute on a type is written for.
            return InstrumentedMember.OwnAttribute(method) is not null || !IsVocabulary(member.ContainingType)
                ? $"when it is called through '{member.ContainingType.Name}.{member.Name}', which has no attribute"
                : null;
        }

        if (Mark(method.GetAttributes(), MethodMarks) is { } mark)
            return $"when the framework calls it: [{mark}] hands it over";
        if (IsMiddleware(method))
            return "when the pipeline of requests calls it, which finds it by its name";
        return IsAction(method) ? $"when the framework calls it, which finds the public methods of '{method.ContainingType.Name}' at run time" : null;
    }

    /// <summary>Whether the type is one of the interfaces and classes that everything is made of, such as <c>IEquatable</c> and <c>IDisposable</c>.</summary>
    private static bool IsVocabulary(INamedTypeSymbol type) =>
        type.ContainingNamespace.ToDisplayString() is "System" or "System.Collections" or "System.Collections.Generic" or "System.Runtime.CompilerServices";

    /// <summary>Whether the method is that of a middleware by convention: there is no interface that it implements.</summary>
    private static bool IsMiddleware(IMethodSymbol method) =>
        method is { Name: "Invoke" or "InvokeAsync", DeclaredAccessibility: Accessibility.Public, IsStatic: false, Parameters.Length: > 0 }
        && method.Parameters[0].Type is INamedTypeSymbol { Name: "HttpContext" } context
        && FrameworkType.Is(context, "Microsoft.AspNetCore.Http", "HttpContext");

    private static bool IsAction(IMethodSymbol method)
    {
        if (method is not { DeclaredAccessibility: Accessibility.Public, IsStatic: false, MethodKind: MethodKind.Ordinary })
            return false;
        for (var home = method.ContainingType; home is not null; home = home.BaseType)
        {
            if (Mark(home.GetAttributes(), TypeMarks) is not null)
                return Mark(method.GetAttributes(), [(Mvc, "NonActionAttribute")]) is null;
            foreach (var (space, name) in Types)
            {
                if (FrameworkType.Is(home, space, name))
                    return Mark(method.GetAttributes(), [(Mvc, "NonActionAttribute")]) is null;
            }
        }

        return false;
    }

    private static string? Mark(ImmutableArray<AttributeData> attributes, ImmutableArray<(string Namespace, string Name)> marks)
    {
        foreach (var attribute in attributes)
        {
            for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
            {
                foreach (var (space, name) in marks)
                {
                    if (FrameworkType.Is(type, space, name))
                        return attribute.AttributeClass!.Name.Replace(nameof(Attribute), string.Empty);
                }
            }
        }

        return null;
    }
}
