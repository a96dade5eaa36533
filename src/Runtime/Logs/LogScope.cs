using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Instrumentation.CompilerServices;

/// <summary>The tags of a call as the state of <c>ILogger.BeginScope</c>; those that could not be read are left out.</summary>
internal readonly struct LogScope<TTags> : IReadOnlyList<KeyValuePair<string, object?>>
    where TTags : struct, ITags
{
    private const int InMask = 64;

    private readonly TTags tags;
    private readonly ulong present;

    // The indexes of those that the mask has no bits for: of nearly every method none.
    private readonly List<int>? further;

    public LogScope(in TTags tags)
    {
        this.tags = tags;
        for (var i = 0; i < tags.Count; i++)
        {
            if (tags[i].Value is null)
                continue;
            if (i < InMask)
                present |= 1UL << i;
            else
                (further ??= []).Add(i);
        }
    }

    public int Count => InMaskCount + (further?.Count ?? 0);

    private int InMaskCount => BitOperations.PopCount(present);

    public KeyValuePair<string, object?> this[int index]
    {
        get
        {
            if ((uint)index >= (uint)Count)
                throw new ArgumentOutOfRangeException(nameof(index));
            if (index >= InMaskCount)
                return tags[further![index - InMaskCount]];

            var remaining = present;
            for (var skipped = 0; skipped < index; skipped++)
                remaining &= remaining - 1;
            return tags[BitOperations.TrailingZeroCount(remaining)];
        }
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        var count = Count;
        for (var i = 0; i < count; i++)
            yield return this[i];
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (key, value) in this)
            text.Append(text.Length == 0 ? string.Empty : ", ").Append(CultureInfo.InvariantCulture, $"{key}:{value}");
        return text.ToString();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
