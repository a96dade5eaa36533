using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Instrumentation.Generators.Tests.EdgeCases;

/// <summary>Another package's generator, which intercepts every call that is written with one argument.</summary>
#pragma warning disable RS1036, RS1041 // A generator of these tests alone.
internal sealed class ClaimingGenerator : IIncrementalGenerator
#pragma warning restore RS1036, RS1041
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var claims = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => node is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 1 },
            static (found, token) => found.SemanticModel.GetInterceptableLocation((InvocationExpressionSyntax)found.Node, token)!);
        context.RegisterSourceOutput(claims, static (output, claim) => output.AddSource("Claims.g.cs", $$"""
            namespace System.Runtime.CompilerServices
            {
                [global::System.AttributeUsage(global::System.AttributeTargets.Method, AllowMultiple = true)]
                file sealed class InterceptsLocationAttribute(int version, string data) : global::System.Attribute { }
            }

            namespace Claims
            {
                internal static class Interceptors
                {
                    {{claim.GetInterceptsLocationAttributeSyntax()}}
                    internal static int Claimed(int id) => -id;
                }
            }
            """));
    }
}
