using System.Diagnostics;
using Instrumentation;
using Microsoft.Extensions.Logging;

namespace Targets.EdgeCases;

/// <summary>Values of options that have no name.</summary>
public partial class UndefinedOptions
{
    [Traced(Kind = (ActivityKind)99), Metered, LogContext(OnStart = (LogLevel)42)]
    public void Call([Tag(Redact = (Redaction)7)] string secret, [MetricTag(Limit = -1)] int shard)
    {
    }

    [Traced(Kind = (ActivityKind)(-1)), Metered(Buckets = new double[0])]
    public partial void CallPartial([Tag(Redact = (Redaction)7)] string secret);

    private void CallPartialCore(string secret)
    {
    }
}
