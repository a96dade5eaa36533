using System.ComponentModel;
using System.Diagnostics;

namespace Instrumentation.CompilerServices;

/// <summary>
/// A call of a method that returns a stream: its arguments as they were, and one enumeration of what it returned. Copied for each
/// enumeration; implemented by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStreamCall
{
    /// <summary>The span of the enumeration, or <see langword="null"/> when nobody wants one.</summary>
    Activity? Span { get; }

    /// <summary>Starts to observe an enumeration, whatever this copy has observed before.</summary>
    /// <param name="frame">The frame of the first step.</param>
    /// <returns><see langword="false"/> when nobody wants this enumeration.</returns>
    bool Start(ref CallFrame frame);

    /// <summary>Opens the log scope once more, for a step of the producer.</summary>
    IDisposable? OpenScope();

    /// <summary>Ends the enumeration: the producer has no more, or the consumer wants no more.</summary>
    /// <param name="items">The number of items, or <see langword="null"/> when it is not known.</param>
    void Succeed(long? items);

    /// <summary>Ends the enumeration with an exception.</summary>
    /// <param name="exception">What the producer threw.</param>
    /// <param name="enumeration">The token that the consumer enumerates with.</param>
    void Fail(Exception exception, CancellationToken enumeration);
}
