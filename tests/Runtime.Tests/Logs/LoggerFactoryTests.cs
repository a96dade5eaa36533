using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Runtime.Tests.Logs;

/// <summary>Which factory the records go to.</summary>
public sealed class LoggerFactoryTests
{
    [Fact]
    public void LatestFactoryIsUsedUntilItIsUndone()
    {
        using var subject = Unheard();
        using var first = new LogRecorder();
        using var second = new LogRecorder();

        using (InstrumentationLogging.UseLoggerFactory(first))
        {
            using (InstrumentationLogging.UseLoggerFactory(second))
                subject.Call(() => { });
            subject.Call(() => { });
        }

        subject.Call(() => { });
        Assert.Single(first.Logs);
        Assert.Single(second.Logs);
        Assert.False(Operation.IsLogged);
    }

    [Fact]
    public void UsesMayBeUndoneInAnyOrderAndTwice()
    {
        using var subject = Unheard();
        using var first = new LogRecorder();
        using var second = new LogRecorder();
        var firstUse = InstrumentationLogging.UseLoggerFactory(first);
        var secondUse = InstrumentationLogging.UseLoggerFactory(second);

        firstUse.Dispose();
        firstUse.Dispose();
        subject.Call(() => { });
        Assert.Single(second.Logs);

        secondUse.Dispose();
        Assert.False(Operation.IsLogged);
        Assert.Empty(first.Logs);
    }

    [Fact]
    public void FactoryUsedTwiceStaysUntilBothAreUndone()
    {
        using var subject = Unheard();
        using var logs = new LogRecorder();
        var first = InstrumentationLogging.UseLoggerFactory(logs);
        using (InstrumentationLogging.UseLoggerFactory(logs))
        {
        }

        subject.Call(() => { });
        first.Dispose();

        Assert.Single(logs.Logs);
        Assert.False(Operation.IsLogged);
    }

    [Fact]
    public void DisposedFactoryFailsNothing()
    {
        using var subject = Unheard();
        using var logs = new LogRecorder();
        using var use = InstrumentationLogging.UseLoggerFactory(logs);
        logs.Dispose();

        Assert.Equal(7, subject.Call(() => 7));
        Assert.Empty(logs.Logs);
    }

    [Fact]
    public void MissingFactoryIsRefused() => Assert.Throws<ArgumentNullException>(static () => InstrumentationLogging.UseLoggerFactory(null!));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ContainersFactoryIsUsedWhateverTheOrderOfRegistration(bool loggingFirst)
    {
        using var subject = Unheard(("order_id", 42));
        using var logs = new LogRecorder();
        var services = new ServiceCollection();
        if (loggingFirst)
            services.AddLogging(builder => builder.AddProvider(logs));
        Assert.Same(services, services.AddInstrumentation());
        if (!loggingFirst)
            services.AddLogging(builder => builder.AddProvider(logs));

        using (var container = services.BuildServiceProvider())
        {
            var logger = container.GetRequiredService<ILogger<LoggerFactoryTests>>();
            subject.Call(() => logger.LogInformation("inside"));
            Assert.Equal(["inside", "Shop.Place"], logs.Logs.Select(static log => log.Message.Split(" succ")[0]));
            Assert.Equal(42, logs.Logs[0].Scope("order_id"));
        }

        Assert.False(Operation.IsLogged);
        subject.Call(() => { });
        Assert.Equal(2, logs.Logs.Count);
    }

    [Theory]
    [InlineData(true, "instance")]
    [InlineData(true, "type")]
    [InlineData(true, "factory")]
    [InlineData(false, "instance")]
    [InlineData(false, "type")]
    [InlineData(false, "factory")]
    public void ReplacedFactoryIsUsedWhateverTheOrderOfRegistration(bool replacedFirst, string how)
    {
        using var subject = Unheard();
        using var instance = new LogRecorder();
        var services = new ServiceCollection();
        services.AddLogging();
        if (!replacedFirst)
            services.AddInstrumentation();
        services.Replace(how switch
        {
            "instance" => ServiceDescriptor.Singleton<ILoggerFactory>(instance),
            "type" => ServiceDescriptor.Singleton<ILoggerFactory, LogRecorder>(),
            _ => ServiceDescriptor.Singleton<ILoggerFactory>(static _ => new LogRecorder()),
        });
        if (replacedFirst)
            services.AddInstrumentation();

        using (var container = services.BuildServiceProvider())
        {
            // As every host does when it starts.
            container.GetRequiredService<ILogger<LoggerFactoryTests>>().LogInformation("starting");
            subject.Call(() => { });
            if (how == "instance")
                Assert.Equal(["starting", "Shop.Place"], instance.Logs.Select(static log => log.Message.Split(" succ")[0]));
            else
                Assert.True(Operation.IsLogged);
        }

        Assert.False(Operation.IsLogged);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void FactoryThatTheUserMadeIsNotDisposedByTheContainer(bool instrumented)
    {
        using var logs = new LogRecorder();
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(logs);
        if (instrumented)
            services.AddInstrumentation();

        using (var container = services.BuildServiceProvider())
            container.GetRequiredService<ILoggerFactory>().CreateLogger("Test");

        logs.CreateLogger("still alive");
    }

    [Fact]
    public void FactoryThatTheContainerMadeIsDisposedByIt()
    {
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory, LogRecorder>();
        services.AddInstrumentation();
        ILoggerFactory factory;

        using (var container = services.BuildServiceProvider())
            factory = container.GetRequiredService<ILoggerFactory>();

        Assert.Throws<ObjectDisposedException>(() => factory.CreateLogger("Test"));
    }

    [Fact]
    public void RegisteringTwiceIsRegisteringOnce()
    {
        var services = new ServiceCollection();
        services.AddLogging().AddInstrumentation();
        var count = services.Count;

        services.AddInstrumentation();

        Assert.Equal(count, services.Count);
    }

    [Fact]
    public void TwoContainersAreUndoneOneByOne()
    {
        using var subject = Unheard();
        using var first = new LogRecorder();
        using var second = new LogRecorder();
        using var firstContainer = Container(first);
        var secondContainer = Container(second);

        subject.Call(() => { });
        secondContainer.Dispose();
        subject.Call(() => { });

        Assert.Single(first.Logs);
        Assert.Single(second.Logs);

        static ServiceProvider Container(LogRecorder logs)
        {
            var services = new ServiceCollection().AddLogging(builder => builder.AddProvider(logs)).AddInstrumentation();
            var container = services.BuildServiceProvider();
            container.GetRequiredService<ILoggerFactory>();
            return container;
        }
    }

    [Fact]
    public void MissingServicesAreRefused() =>
        Assert.Throws<ArgumentNullException>(static () => ((IServiceCollection)null!).AddInstrumentation());

    /// <summary>A method that writes one record, with nobody to hear it yet.</summary>
    private static Subject<SpanTags> Unheard(params (string Key, object? Value)[] tags) =>
        Subject.With(new SubjectOptions { Logged = true, OnSuccess = LogLevel.Information, Listens = false }, tags);
}
