using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Instrumentation.CompilerServices;

/// <summary>Turns captured values into what a span, a metric or a log record can carry. Never throws: a value that cannot be read is left out.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TagValue
{
    private const string Erased = "[redacted]";
    private const int HashDigits = 16;

    private static readonly object True = true;
    private static readonly object False = false;

    /// <summary>A <see cref="bool"/> without a new box.</summary>
    /// <param name="value">The value.</param>
    public static object Of(bool value) => value ? True : False;

    /// <summary>A <see cref="bool"/> without a new box.</summary>
    /// <param name="value">The value.</param>
    public static object? Of(bool? value) => value is { } known ? Of(known) : null;

    /// <summary>The value itself where telemetry has a type for it (text, numbers, <see cref="bool"/>), its invariant text otherwise: of dates and times that of ISO 8601.</summary>
    /// <param name="value">The value.</param>
    /// <typeparam name="T">The value's declared type.</typeparam>
    public static object? Of<T>(T value)
    {
        try
        {
            return value switch
            {
                null => null,
                string or bool or int or long or double or float or byte or sbyte or short or ushort or uint => value,
                Enum named => named.ToString(),
                DateTime or DateTimeOffset or DateOnly or TimeOnly => ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture),
                IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
                _ => value.ToString(),
            };
        }
#pragma warning disable CA1031 // Instrumentation never fails the call: the tag is left out.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            InstrumentationEventSource.Log.TagLeftOut(exception);
            return null;
        }
    }

    /// <summary>The array as it is now.</summary>
    /// <param name="values">The array.</param>
    /// <typeparam name="T">The type of its elements.</typeparam>
    [return: NotNullIfNotNull(nameof(values))]
    public static T[]? Copy<T>(T[]? values) => (T[]?)values?.Clone();

    /// <summary><c>[redacted]</c> for every value but <see langword="null"/>.</summary>
    /// <param name="value">The value.</param>
    /// <typeparam name="T">The value's declared type.</typeparam>
    public static object? Erase<T>(T value) => value is null ? null : Erased;

    /// <summary>The first 16 hexadecimal digits of the SHA-256 of the value's UTF-8 text.</summary>
    /// <param name="value">The value.</param>
    /// <typeparam name="T">The value's declared type.</typeparam>
    public static object? Hash<T>(T value)
    {
        if (Of(value) is not { } shown)
            return null;

        var text = Convert.ToString(shown, CultureInfo.InvariantCulture) ?? string.Empty;
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), digest);
#pragma warning disable CA1308 // Hexadecimal digits, not a text that goes back to upper case.
        return Convert.ToHexString(digest[..(HashDigits / 2)]).ToLowerInvariant();
#pragma warning restore CA1308
    }

    /// <summary>Adds a metric tag, unless its value is <see langword="null"/>.</summary>
    /// <param name="tags">The tags of the measurement.</param>
    /// <param name="key">The tag's key.</param>
    /// <param name="value">The tag's value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(ref TagList tags, string key, object? value)
    {
        if (value is not null)
            tags.Add(key, value);
    }

    /// <summary>Notes that a member path threw while it was read.</summary>
    /// <param name="exception">What it threw.</param>
    public static void Unreadable(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        InstrumentationEventSource.Log.TagLeftOut(exception);
    }
}
