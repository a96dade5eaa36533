using Instrumentation.Generators.Support;

namespace Instrumentation.Generators.Model;

/// <summary>A value that is read from a parameter and kept until the call ends, or that the method hands out when it ends.</summary>
internal sealed record CaptureModel
{
    /// <summary>The name of the field that keeps it.</summary>
    public required string Field { get; init; }

    /// <summary>The type of the field.</summary>
    public required TypeRef Type { get; init; }

    /// <summary>The parameter that it is read from; <see langword="null"/> for the result.</summary>
    public required string? Parameter { get; init; }

    /// <summary>Whether the method hands it out: it is the result's, or an <c>out</c> parameter's, and is there only on success.</summary>
    public required bool IsOutput { get; init; }

    /// <summary>The member path as it stands after the parameter: <c>?.Customer?.Id</c>; empty for the value itself.</summary>
    public required string Path { get; init; }

    /// <summary>A cast before the value: <c>(long?)</c>; mostly nothing.</summary>
    public required string Cast { get; init; }

    /// <summary>Whether the cast can overflow: to a negative number, which is not counted, instead of an exception.</summary>
    public required bool IsUnchecked { get; init; }

    /// <summary>Whether the text is taken at once, because the object may say something else when the call ends.</summary>
    public required bool ReadsTextAtOnce { get; init; }

    /// <summary>Whether it is an array, of which a copy is kept: its owner may change it before the tag is exported.</summary>
    public required bool IsCopied { get; init; }

    /// <summary>Whether to read it runs code of the user's: that of a getter, or of a <c>ToString</c>.</summary>
    public bool RunsUserCode => Path.Length > 0 || ReadsTextAtOnce;
}
