using System.Runtime.CompilerServices;

namespace Instrumentation;

/// <summary>Leaves single calls as they are: calls that are written between its parentheses are not instrumented.</summary>
/// <remarks>
/// <para>
/// For a call that another generator redirects, too, which the compiler reports as an error (CS9153), or for one of very many calls whose
/// span nobody wants. All calls between the parentheses are meant, those in lambdas and in arguments among them. A partial method whose body is
/// generated is instrumented all the same, because its caller does not matter.
/// </para>
/// <para>At run time it is nothing at all: the value is handed on, the delegate is called.</para>
/// </remarks>
/// <example>
/// <code>
/// var order = await PlainCall.Of(orders.FindAsync(id));
/// PlainCall.Of(() =&gt; orders.Touch(id));                   // returns nothing
/// </code>
/// </example>
public static class PlainCall
{
    /// <summary>Hands on the result of a call that is not instrumented.</summary>
    /// <typeparam name="T">The type of the result: from .NET 10 on also a <c>ref struct</c>.</typeparam>
    /// <param name="result">The call, as an expression.</param>
    /// <returns>The result.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T result)
#if NET9_0_OR_GREATER
        where T : allows ref struct
#endif
        => result;

    /// <summary>Calls what is not instrumented.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="call">A lambda that holds the calls.</param>
    /// <returns>What the lambda returns; a task is not awaited.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="call"/> is <see langword="null"/>.</exception>
    /// <remarks>A method that returns a delegate is put into a lambda, or that delegate would be called.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(Func<T> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call();
    }

    /// <summary>Calls what is not instrumented, and returns nothing.</summary>
    /// <param name="call">A lambda that holds the calls.</param>
    /// <exception cref="ArgumentNullException"><paramref name="call"/> is <see langword="null"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Of(Action call)
    {
        ArgumentNullException.ThrowIfNull(call);
        call();
    }
}
