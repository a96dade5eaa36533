using System;
using System.Threading.Tasks;
using Instrumentation;

namespace Targets.EdgeCases;

/// <summary>Arrays that change while, and after, they are captured.</summary>
public partial class CapturedArrays
{
    [Traced, LogContext]
    public void Overwrite([Tag] int[] numbers, [Tag(Redact = Redaction.Erase)] string[]? secrets) => Array.Clear(numbers);

    [Traced]
    [return: Tag("result")]
    public async Task<string?[]?> EchoAsync([Tag("texts")] string?[]? texts)
    {
        await Task.Yield();
        return texts;
    }

    [Traced]
    public partial int Fill([Tag] bool[] flags);

    private int FillCore(bool[] flags)
    {
        Array.Fill(flags, true);
        return flags.Length;
    }
}
