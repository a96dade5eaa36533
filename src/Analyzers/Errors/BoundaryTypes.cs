using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Errors;

/// <summary>
/// Types that leave the process, or that a framework asks for an exception in: whoever receives them does not log what they hold, so the
/// place that makes them is where the error is handled.
/// </summary>
/// <param name="named">Types that the user says are such.</param>
internal sealed class BoundaryTypes(ImmutableHashSet<string> named)
{
    private static readonly SymbolTable<bool> Known = new SymbolTable<bool>()
        .Add("Microsoft.AspNetCore.Mvc.ActionResult", true)
        .Add("Microsoft.AspNetCore.Mvc.ProblemDetails", true)
        .Add("Microsoft.AspNetCore.Authentication.AuthenticateResult", true)
        .Add("Microsoft.AspNetCore.Authentication.HandleRequestResult", true)
        .Add("Microsoft.AspNetCore.Authorization.AuthorizationResult", true)
        .Add("Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult", true)
        .Add("Microsoft.Extensions.Options.ValidateOptionsResult", true)
        .Add("Microsoft.IdentityModel.Tokens.TokenValidationResult", true)
        .Add("System.ComponentModel.DataAnnotations.ValidationResult", true)
        .Add("System.Net.Http.HttpResponseMessage", true)
        .Add("Microsoft.Azure.Functions.Worker.Http.HttpResponseData", true)
        .Add("Grpc.Core.Status", true)
        .Add("Amazon.Lambda.APIGatewayEvents.APIGatewayProxyResponse", true)
        .Add("Amazon.Lambda.APIGatewayEvents.APIGatewayHttpApiV2ProxyResponse", true)
        .Add("Amazon.Lambda.ApplicationLoadBalancerEvents.ApplicationLoadBalancerResponse", true)
        .Add("Amazon.Lambda.SQSEvents.SQSBatchResponse", true);

    private static readonly SymbolTable<bool> Interfaces = new SymbolTable<bool>()
        .Add("Microsoft.AspNetCore.Http.IResult", true)
        .Add("Microsoft.AspNetCore.Mvc.IActionResult", true)
        .Add("Microsoft.AspNetCore.Mvc.Infrastructure.IConvertToActionResult", true);

    /// <summary>Whether the type is such.</summary>
    public bool Contains(ITypeSymbol? type)
    {
        if (type is null)
            return false;

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (Known.TryType(current, out _) || Interfaces.TryType(current, out _) || IsNamed(current))
                return true;
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (Interfaces.TryType(implemented, out _) || IsNamed(implemented))
                return true;
        }

        return IsRemoteAnswer(type);
    }

    /// <summary>Whether the type answers a remote caller: it is made with a status code of HTTP, and is no result that the program tests itself.</summary>
    private static bool IsRemoteAnswer(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named || type.IsException())
            return false;

        var hasStatus = false;
        foreach (var member in named.GetMembers())
        {
            hasStatus |= member switch
            {
                IPropertySymbol { IsStatic: false } property => IsStatusCode(property.Type),
                IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => TakesStatusCode(constructor),
                _ => false,
            };
            if (member is IPropertySymbol { Type.SpecialType: SpecialType.System_Boolean } && ResultShapes.ValueOfFailure(member) is not null)
                return false;
        }

        return hasStatus;
    }

    private static bool TakesStatusCode(IMethodSymbol constructor)
    {
        foreach (var parameter in constructor.Parameters)
        {
            if (IsStatusCode(parameter.Type))
                return true;
        }

        return false;
    }

    private static bool IsStatusCode(ITypeSymbol type) => type.WithoutNullable().Is("System.Net", "HttpStatusCode");

    private bool IsNamed(ITypeSymbol type) =>
        !named.IsEmpty && (named.Contains(type.Name) || named.Contains(type.OriginalDefinition.ToDisplayString()));
}
