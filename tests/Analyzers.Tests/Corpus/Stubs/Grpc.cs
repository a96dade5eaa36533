// The surface of Grpc.Core.Api and of one generated client, as far as the corpus calls them.
namespace Grpc.Core
{
    public sealed class Metadata { }

    public readonly struct CallOptions
    {
        public CallOptions(Metadata? headers = null, DateTime? deadline = null, CancellationToken cancellationToken = default) => Deadline = deadline;

        public DateTime? Deadline { get; }

        public CallOptions WithHeaders(Metadata headers) => this;

        public CallOptions WithDeadline(DateTime deadline) => new(null, deadline);

        public CallOptions WithCancellationToken(CancellationToken cancellationToken) => this;
    }

    public sealed class AsyncUnaryCall<TResponse> : IDisposable
    {
        public Task<TResponse> ResponseAsync => throw new NotSupportedException();

        public System.Runtime.CompilerServices.TaskAwaiter<TResponse> GetAwaiter() => ResponseAsync.GetAwaiter();

        public void Dispose() { }
    }

    public sealed class AsyncServerStreamingCall<TResponse> : IDisposable
    {
        public IAsyncEnumerable<TResponse> ReadAllAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public void Dispose() { }
    }

    public abstract class ServerCallContext
    {
        public abstract DateTime Deadline { get; }

        public abstract CancellationToken CancellationToken { get; }
    }

    public abstract class ClientBase { }

    public abstract class ClientBase<T> : ClientBase where T : ClientBase<T> { }
}

namespace Warehouse.V1
{
    using Grpc.Core;

    public sealed class StockQuery { }

    public sealed class StockLevel { }

    public class StockClient : ClientBase<StockClient>
    {
        public virtual StockLevel Find(StockQuery request, Metadata? headers = null, DateTime? deadline = null, CancellationToken cancellationToken = default) =>
            Find(request, new CallOptions(headers, deadline, cancellationToken));

        public virtual StockLevel Find(StockQuery request, CallOptions options) => throw new NotSupportedException();

        public virtual AsyncUnaryCall<StockLevel> FindAsync(StockQuery request, Metadata? headers = null, DateTime? deadline = null, CancellationToken cancellationToken = default) =>
            FindAsync(request, new CallOptions(headers, deadline, cancellationToken));

        public virtual AsyncUnaryCall<StockLevel> FindAsync(StockQuery request, CallOptions options) => throw new NotSupportedException();

        public virtual AsyncServerStreamingCall<StockLevel> Watch(StockQuery request, Metadata? headers = null, DateTime? deadline = null, CancellationToken cancellationToken = default) =>
            Watch(request, new CallOptions(headers, deadline, cancellationToken));

        public virtual AsyncServerStreamingCall<StockLevel> Watch(StockQuery request, CallOptions options) => throw new NotSupportedException();

        public StockClient WithHost(string host) => this;
    }
}
