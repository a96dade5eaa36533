namespace Shop.Demo;

/// <summary>Something that must be true at the end.</summary>
internal sealed record Claim(string Text, bool Holds)
{
    public static Claim Equal(string text, double expected, double actual) =>
        new(FormattableString.Invariant($"{text}: {actual} (expected {expected})"), expected == actual);

    public override string ToString() => $"{(Holds ? "ok    " : "WRONG ")} {Text}";
}
