namespace Instrumentation;

/// <summary>How a captured value is made unreadable.</summary>
public enum Redaction
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>The value is replaced by <c>[redacted]</c>.</summary>
    Erase,

    /// <summary>
    /// The value is replaced by the first 16 hexadecimal digits of the SHA-256 of its UTF-8 text: equal values can be told to be equal.
    /// A value of which there are few, a phone number for example, can be found again by trying them all.
    /// </summary>
    Hash,
}
