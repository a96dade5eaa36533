using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>Code that runs while somebody waits for a response: actions, hubs, pages, middleware, route handlers.</summary>
internal static class RequestPath
{
    private const string Http = "Microsoft.AspNetCore.Http";

    /// <summary>Whether an operation stands there.</summary>
    public static bool Contains(IOperation operation, ISymbol containing)
    {
        if (IsHandler(containing.ContainingType) || (containing is IMethodSymbol method && HasContext(method.Parameters)))
            return true;
        for (var outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation lambda && (HasContext(lambda.Symbol.Parameters) || IsMapped(lambda)))
                return true;
        }

        return false;
    }

    private static bool IsHandler(INamedTypeSymbol? type) =>
        type.IsOrDerivesFrom("Microsoft.AspNetCore.Mvc", "ControllerBase")
        || type.IsOrDerivesFrom("Microsoft.AspNetCore.Mvc.RazorPages", "PageModel")
        || type.IsOrDerivesFrom("Microsoft.AspNetCore.SignalR", "Hub")
        || type.IsOrDerivesFrom("System.Web.Mvc", "ControllerBase")
        || type.IsOrDerivesFrom("System.Web.Http", "ApiController");

    private static bool HasContext(ImmutableArray<IParameterSymbol> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (parameter.Type is { Name: "HttpContext" or "HttpRequest" or "HttpResponse" } type && type.ContainingNamespace.IsNamed(Http))
                return true;
        }

        return false;
    }

    // app.MapGet("/", () => ...)
    private static bool IsMapped(IOperation lambda)
    {
        for (var outer = lambda.Parent; outer is IConversionOperation or IDelegateCreationOperation or IArgumentOperation or IInvocationOperation; outer = outer.Parent)
        {
            if (outer is IInvocationOperation call)
                return call.TargetMethod.Name.StartsWith("Map", StringComparison.Ordinal) && call.TargetMethod.ContainingType.Is("Microsoft.AspNetCore.Builder", "EndpointRouteBuilderExtensions");
        }

        return false;
    }
}
