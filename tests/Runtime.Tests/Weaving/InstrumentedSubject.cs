namespace Instrumentation.Runtime.Tests.Weaving;

/// <summary>An instrumented method named <c>Shop.Place</c>, in a scope of its own, with listeners of every kind.</summary>
internal sealed class Subject<TTags> : IDisposable
    where TTags : struct, ITags
{
    public const string Name = "Shop.Place";

    private readonly Operation operation;
    private readonly TTags tags;
    private readonly IDisposable logging;

    public Subject(TTags tags, SubjectOptions options)
    {
        this.tags = tags;
        Options = options;
        var scope = InstrumentedScope.For(options.Scope, "1.0");
        operation = new Operation(
            Name,
            options.Traced ? new OperationSpan(scope, Name, "Shop.Place", options.Kind, options.Root) : null,
            options.Metered ? new OperationMetrics(scope, Name, options.Prefix, options.Buckets) : null,
            options.Logged ? new OperationLog("Shop", "Place", Name, options.OnStart, options.OnSuccess, options.OnFailure) : null);
        Spans = new SpanRecorder(options.Sampling, options.Listens ? [options.Scope] : []);
        Metrics = new MetricRecorder(options.Listens ? [options.Scope] : []);
        logging = options.Listens && options.Logged ? InstrumentationLogging.UseLoggerFactory(Logs) : Nothing;
    }

    public SubjectOptions Options { get; }

    public Operation Operation => operation;

    public SpanRecorder Spans { get; }

    public MetricRecorder Metrics { get; }

    public LogRecorder Logs { get; } = new();

    public string Scope => Options.Scope;

    private static IDisposable Nothing => new CancellationTokenSource();

    public void Call(Action method, CancellationToken token = default) => Call<NoResult>(
        () =>
        {
            method();
            return NoResult.Value;
        },
        token);

    public TResult Call<TResult>(Func<TResult> method, CancellationToken token = default) => Woven.Sync(Begin<TResult>(token), method);

    public Task CallAsync(Func<Task> method, CancellationToken token = default) => Woven.Async(Begin<NoResult>(token), method);

    public Task<TResult> CallAsync<TResult>(Func<Task<TResult>> method, CancellationToken token = default) =>
        Woven.Async(Begin<TResult>(token), method);

    public ValueTask CallValueAsync(Func<ValueTask> method, CancellationToken token = default) => Woven.Value(Begin<NoResult>(token), method);

    public ValueTask<TResult> CallValueAsync<TResult>(Func<ValueTask<TResult>> method, CancellationToken token = default) =>
        Woven.Value(Begin<TResult>(token), method);

    public IEnumerable<T> Stream<T>(Func<IEnumerable<T>> method)
    {
        var call = new StreamCall<TTags>(operation, tags);
        var frame = ObservedStreams.Open(in call);
        return ObservedStreams.Observe(method(), ref frame, in call);
    }

    public IAsyncEnumerable<T> StreamAsync<T>(Func<IAsyncEnumerable<T>> method)
    {
        var call = new StreamCall<TTags>(operation, tags);
        var frame = ObservedStreams.Open(in call);
        return ObservedStreams.Observe(method(), ref frame, in call);
    }

    public void Dispose()
    {
        Spans.Dispose();
        Metrics.Dispose();
        logging.Dispose();
        Logs.Dispose();
    }

    private Call<TTags, TResult> Begin<TResult>(CancellationToken token) => new(operation, tags, Options.TagsResult, token);
}
