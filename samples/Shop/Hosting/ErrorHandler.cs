using System.Data.Common;
using Instrumentation;
using Microsoft.AspNetCore.Diagnostics;
using Shop.Orders;

namespace Shop.Hosting;

/// <summary>
/// The top of every request, and the one place that writes errors. Nothing below logs what it throws: the exception brings the tagged
/// values of every <see cref="LogContextAttribute"/> method that it has left. (ASP.NET Core itself answers 499 when the client has gone.)
/// </summary>
internal sealed class ErrorHandler(ILogger<ErrorHandler> logger, IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, title) = Answer(exception);
        logger.LogErrorOnce(
            exception, "{Method} {Path} failed with status {Status}", httpContext.Request.Method, httpContext.Request.Path.Value, status);

        httpContext.Response.StatusCode = status;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = { Status = status, Title = title },
        }).ConfigureAwait(false);
    }

    private static (int Status, string Title) Answer(Exception exception) => exception switch
    {
        PaymentGatewayException => (StatusCodes.Status502BadGateway, "The payment provider cannot be reached"),
        HttpRequestException => (StatusCodes.Status502BadGateway, "Another service has failed"),
        OperationCanceledException or TimeoutException => (StatusCodes.Status504GatewayTimeout, "Another service takes too long"),
        DbException => (StatusCodes.Status503ServiceUnavailable, "The database cannot be reached"),
        _ => (StatusCodes.Status500InternalServerError, "Something went wrong"),
    };
}
