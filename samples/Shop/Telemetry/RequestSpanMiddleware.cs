using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http.Features;

namespace Shop.Telemetry;

/// <summary>Completes ASP.NET Core's request span with the route and the answer, as the OpenTelemetry conventions ask for.</summary>
internal sealed class RequestSpanMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        // Before the handlers: the exception handler takes the endpoint away.
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;

        await next(context).ConfigureAwait(false);

        if (context.Features.Get<IHttpActivityFeature>()?.Activity is not { IsAllDataRequested: true } span)
            return;

        span.DisplayName = route is null ? context.Request.Method : $"{context.Request.Method} {route}";
        span.SetTag("http.route", route);
        span.SetTag("http.response.status_code", context.Response.StatusCode);
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            span.SetStatus(ActivityStatusCode.Error);
            span.SetTag("error.type", context.Response.StatusCode.ToString(CultureInfo.InvariantCulture));
        }
    }
}
