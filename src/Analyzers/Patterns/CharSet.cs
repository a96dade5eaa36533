namespace Instrumentation.Analyzers.Patterns;

/// <summary>A set of characters, as ranges in order that neither touch nor overlap.</summary>
internal sealed class CharSet
{
    /// <summary>All characters.</summary>
    public static readonly CharSet All = new([(char.MinValue, char.MaxValue)]);

    private readonly List<(char First, char Last)> ranges;

    private CharSet(List<(char First, char Last)> ranges) => this.ranges = ranges;

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => ranges.Count == 0;

    /// <summary>The set of a character.</summary>
    public static CharSet Of(char character) => new([(character, character)]);

    /// <summary>The set of ranges in any order.</summary>
    public static CharSet Of(List<(char First, char Last)> parts)
    {
        parts.Sort(static (left, right) => left.First.CompareTo(right.First));
        var merged = new List<(char First, char Last)>(parts.Count);
        foreach (var part in parts)
        {
            if (merged.Count > 0 && part.First <= merged[merged.Count - 1].Last + 1)
            {
                var last = merged[merged.Count - 1];
                merged[merged.Count - 1] = (last.First, part.Last > last.Last ? part.Last : last.Last);
            }
            else
            {
                merged.Add(part);
            }
        }

        return new CharSet(merged);
    }

    /// <summary>The characters that are in it or in another.</summary>
    public CharSet Or(CharSet other) => Of([.. ranges, .. other.ranges]);

    /// <summary>The characters that are not in it.</summary>
    public CharSet Complement()
    {
        var others = new List<(char First, char Last)>(ranges.Count + 1);
        var next = 0;
        foreach (var (first, last) in ranges)
        {
            if (first > next)
                others.Add(((char)next, (char)(first - 1)));
            next = last + 1;
        }

        if (next <= char.MaxValue)
            others.Add(((char)next, char.MaxValue));
        return new CharSet(others);
    }

    /// <summary>The characters that are in it and not in another.</summary>
    public CharSet Except(CharSet other) => Complement().Or(other).Complement();

    /// <summary>Whether a character is in both.</summary>
    public bool Overlaps(CharSet other)
    {
        for (int i = 0, j = 0; i < ranges.Count && j < other.ranges.Count;)
        {
            if (ranges[i].Last < other.ranges[j].First)
                i++;
            else if (other.ranges[j].Last < ranges[i].First)
                j++;
            else
                return true;
        }

        return false;
    }

    /// <summary>Whether all characters of another are in it.</summary>
    public bool Contains(CharSet other) => !Complement().Overlaps(other);

    /// <summary>The set with both cases of its letters.</summary>
    public CharSet InBothCases()
    {
        const int Many = 512;
        var all = new List<(char First, char Last)>(ranges);
        foreach (var (first, last) in ranges)
        {
            // A range of very many letters has both cases already.
            for (int letter = first; letter <= last && letter - first < Many; letter++)
            {
                var (lower, upper) = (char.ToLowerInvariant((char)letter), char.ToUpperInvariant((char)letter));
                if (lower != upper)
                    all.Add((lower, lower));
                if (lower != upper)
                    all.Add((upper, upper));
            }
        }

        return Of(all);
    }
}
