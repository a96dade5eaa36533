namespace Instrumentation.Analyzers.Tests.Hygiene;

/// <summary>The class around the lines of a test.</summary>
internal static class Depot
{
    /// <summary>A method with the parameters and the body, in a class with a logger, a source of spans and some work to do.</summary>
    public static string Method(string parameters, string body, string members = "", string returns = "void") => $$"""
        using System.Diagnostics;
        using Microsoft.Extensions.Logging;

        class Depot(ILogger<Depot> logger, ActivitySource source)
        {
            {{members}}
            void Work() => logger.LogTrace("work");
            {{returns}} Store({{parameters}})
            {
                {{body}}
            }
        }
        """;
}
