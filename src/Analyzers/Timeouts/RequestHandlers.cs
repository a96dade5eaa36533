using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>Code that answers requests of others: whoever has sent one waits for it.</summary>
internal static class RequestHandlers
{
    /// <summary>Whether a member is one, or belongs to a type that is.</summary>
    public static bool IsIn(ISymbol? member)
    {
        for (var symbol = member; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol is INamedTypeSymbol type && IsHandler(type))
                return true;
            if (symbol is IMethodSymbol method && TakesRequest(method))
                return true;
        }

        return false;
    }

    private static bool IsHandler(INamedTypeSymbol type) =>
        type.IsOrDerivesFrom("Microsoft.AspNetCore.Mvc", "ControllerBase")
        || type.IsOrDerivesFrom("Microsoft.AspNetCore.Mvc.RazorPages", "PageModel")
        || type.IsOrDerivesFrom("Microsoft.AspNetCore.SignalR", "Hub")
        || type.IsOrImplements("Microsoft.AspNetCore.Http", "IMiddleware");

    private static bool TakesRequest(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type.IsOrDerivesFrom("Microsoft.AspNetCore.Http", "HttpContext") || parameter.Type.IsOrDerivesFrom("Microsoft.AspNetCore.Http", "HttpRequest")
                || parameter.Type.IsOrDerivesFrom("Grpc.Core", "ServerCallContext"))
            {
                return true;
            }
        }

        return false;
    }
}
