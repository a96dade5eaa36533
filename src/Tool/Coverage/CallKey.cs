using System.Buffers.Binary;
using Instrumentation.Tool.Findings;
using Microsoft.CodeAnalysis.Text;

namespace Instrumentation.Tool.Coverage;

/// <summary>
/// A call, by the text of its file and the place of its name there: as the compiler names it to a generator. The same in every target framework.
/// </summary>
/// <param name="Content">The hash of the file's text.</param>
/// <param name="Position">The characters before the name.</param>
internal readonly record struct CallKey(UInt128 Content, int Position)
{
    private const int ContentSize = 16;

    /// <summary>The call of an <c>[InterceptsLocation]</c>, or <see langword="null"/> if this compiler writes it in another way.</summary>
    public static CallKey? OfInterceptor(int version, string data)
    {
        Span<byte> bytes = stackalloc byte[data.Length];
        return version == 1 && Convert.TryFromBase64String(data, bytes, out var length) && length >= ContentSize + sizeof(int)
            ? new CallKey(BinaryPrimitives.ReadUInt128LittleEndian(bytes), BinaryPrimitives.ReadInt32LittleEndian(bytes[ContentSize..]))
            : null;
    }

    /// <summary>The call whose name begins at a place, or <see langword="null"/> if there is no such place.</summary>
    public static CallKey? OfPlace(SourceText text, Region region)
    {
        if (region.Line < 1 || region.Line > text.Lines.Count)
            return null;
        var line = text.Lines[region.Line - 1];
        var position = line.Start + region.Column - 1;
        return position >= line.Start && position <= line.End
            ? new CallKey(BinaryPrimitives.ReadUInt128LittleEndian(text.GetContentHash().AsSpan()), position)
            : null;
    }
}
