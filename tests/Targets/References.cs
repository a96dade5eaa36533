using System;
using System.Diagnostics.CodeAnalysis;
using Instrumentation;

namespace Targets;

/// <summary>Results by reference, and ref structs everywhere.</summary>
public partial class References
{
    private readonly int[] items = [1, 2, 3];

    [Traced, Metered]
    [return: Tag]
    public ref int At([Tag] int index) => ref items[index];

    [Traced]
    public ref readonly int Larger(in int left, in int right) => ref left > right ? ref left : ref right;

    [Traced, Metered]
    [return: Tag(Member = "Length")]
    public partial ReadOnlySpan<char> Word([Tag("text.length", Member = "Length")] ReadOnlySpan<char> text, Action? work = null);

    [Traced]
    public partial ref int Own(int index);

    [Traced]
    private static Span<int> Tail(Span<int> all, scoped in int from) => all[from..];

    public static int TailLength(Span<int> all, int from) => Tail(all, in from).Length;

    private static ReadOnlySpan<char> WordCore(ReadOnlySpan<char> text, Action? work)
    {
        work?.Invoke();
        return text[..text.IndexOf(' ')];
    }

    private ref int OwnCore(int index) => ref items[index];
}

public ref partial struct Cursor(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> rest = text;
    private int reads;

    [Traced]
    public ReadOnlySpan<char> Next([Tag] int count)
    {
        reads++;
        var next = rest[..count];
        rest = rest[count..];
        return next;
    }

    [Traced]
    public readonly partial int Left();

    [UnscopedRef, Traced]
    public ref int Reads() => ref reads;

    private readonly int LeftCore() => rest.Length;
}
