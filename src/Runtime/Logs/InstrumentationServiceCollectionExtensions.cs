using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Instrumentation;

/// <summary>Registers the instrumentation in a service container.</summary>
public static class InstrumentationServiceCollectionExtensions
{
    /// <summary>
    /// Sends the log records and log contexts of <see cref="LogContextAttribute"/> to the container's <see cref="ILoggerFactory"/>, from
    /// the moment that the container creates it until the container is disposed. A host creates it before it starts.
    /// </summary>
    /// <param name="services">The service collection; the order of this call and of the logging registration does not matter.</param>
    /// <returns>The same service collection.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    /// <remarks>
    /// There is one factory in use in a process: of two containers, the one that was built last has it.
    /// Spans and metrics need no service: give <c>InstrumentationInfo.SourceNames</c> to <c>AddSource</c> and
    /// <c>InstrumentationInfo.MeterNames</c> to <c>AddMeter</c>.
    /// </remarks>
    /// <example>
    /// <code>
    /// builder.Services.AddInstrumentation();
    /// </code>
    /// </example>
    public static IServiceCollection AddInstrumentation(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(static service => service.ServiceType == typeof(LoggerFactoryCapture)))
            return services;

        services.AddSingleton<LoggerFactoryCapture>();
        CaptureOnFirstLogger(services);
        if (services.LastOrDefault(static service => service.ServiceType == typeof(ILoggerFactory) && !service.IsKeyedService) is { } factory)
            CaptureOnCreation(services, factory);
        else
            services.AddSingleton<ILoggerProvider, LoggerFactoryObserver>();
        return services;
    }

    /// <summary>
    /// A factory may be registered later, in place of the one that is there. A container's own loggers find it, unless they are replaced.
    /// </summary>
    private static void CaptureOnFirstLogger(IServiceCollection services)
    {
        var loggers = services.LastOrDefault(static service => service.ServiceType == typeof(ILogger<>) && !service.IsKeyedService);
        if (loggers is null || loggers.ImplementationType == typeof(Logger<>))
            services.AddSingleton(typeof(ILogger<>), typeof(CapturingLogger<>));
    }

    /// <summary>Logging is registered already: its factory is captured as it is created, whatever it is.</summary>
    private static void CaptureOnCreation(IServiceCollection services, ServiceDescriptor factory)
    {
        if (factory.ImplementationType is { } type)
            services.Add(ServiceDescriptor.KeyedSingleton(typeof(ILoggerFactory), typeof(LoggerFactoryCapture), type));

        services.Remove(factory);
        services.AddSingleton(provider =>
        {
            var created = factory switch
            {
                { ImplementationInstance: ILoggerFactory instance } => new SharedLoggerFactory(instance),
                { ImplementationFactory: { } create } => (ILoggerFactory)create(provider),
                _ => provider.GetRequiredKeyedService<ILoggerFactory>(typeof(LoggerFactoryCapture)),
            };
            provider.GetRequiredService<LoggerFactoryCapture>().Use(created);
            return created;
        });
    }
}
