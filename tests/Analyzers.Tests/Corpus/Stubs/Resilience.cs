// The surface of Microsoft.Extensions.Http.Resilience, as far as the corpus calls it.
namespace Microsoft.Extensions.Http.Resilience
{
    public interface IHttpStandardResiliencePipelineBuilder { }

    public interface IStandardHedgingHandlerBuilder { }

    public interface IHttpResiliencePipelineBuilder { }

    public sealed class HttpStandardResilienceOptions
    {
        public Polly.Retry.RetryStrategyOptions Retry { get; set; } = new();
    }
}

namespace Microsoft.Extensions.DependencyInjection
{
    using Microsoft.Extensions.Http.Resilience;

    public static class ResilienceHttpClientBuilderExtensions
    {
        public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder) => throw new NotSupportedException();

        public static IHttpStandardResiliencePipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder, Action<HttpStandardResilienceOptions> configure) =>
            throw new NotSupportedException();

        public static IStandardHedgingHandlerBuilder AddStandardHedgingHandler(this IHttpClientBuilder builder) => throw new NotSupportedException();

        public static IHttpResiliencePipelineBuilder AddResilienceHandler(
            this IHttpClientBuilder builder, string name, Action<Polly.ResiliencePipelineBuilder<System.Net.Http.HttpResponseMessage>> configure) => throw new NotSupportedException();
    }
}
