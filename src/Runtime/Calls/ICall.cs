using System.ComponentModel;
using System.Diagnostics;

namespace Instrumentation.CompilerServices;

/// <summary>An observed call of a method. Implemented by generated code.</summary>
/// <typeparam name="TResult">The method's result; for one without a result <see cref="NoResult"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICall<in TResult>
{
    /// <summary>The call's span, or <see langword="null"/> when nobody wants one.</summary>
    Activity? Span { get; }

    /// <summary>The method has returned; the call may have ended or not.</summary>
    /// <param name="frame">The call's frame.</param>
    void Returned(ref CallFrame frame);

    /// <summary>Ends the call with its result.</summary>
    /// <param name="result">What the method returned.</param>
    void Succeed(TResult result);

    /// <summary>Ends the call with an exception.</summary>
    /// <param name="exception">What the method threw.</param>
    void Fail(Exception exception);
}
