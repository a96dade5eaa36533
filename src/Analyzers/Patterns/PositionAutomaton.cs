using System.Collections.Immutable;

namespace Instrumentation.Analyzers.Patterns;

/// <summary>
/// The positions of a pattern, each a set of characters, and which may follow which in how many ways (Glushkov's automaton, with counts). Text
/// that leads from a position to itself on two ways doubles the time each time that it comes again.
/// </summary>
internal sealed class PositionAutomaton
{
    private const int MaxPositions = 300;
    private const int MaxSteps = 200_000;

    private readonly bool expandsLoops;
    private readonly int endless;
    private readonly List<Position> positions = [];
    private int steps;

    private PositionAutomaton(bool expandsLoops, int endless) => (this.expandsLoops, this.endless) = (expandsLoops, endless);

    /// <summary>Whether a text can be shared among the iterations of an endless loop in more than one way.</summary>
    /// <param name="body">What the loop repeats.</param>
    /// <param name="endless">How many iterations are as good as endless.</param>
    public static bool IsAmbiguousLoop(PatternNode body, int endless)
    {
        var automaton = new PositionAutomaton(expandsLoops: true, endless);
        var part = automaton.Add(body, Tail.None, isOnce: false);
        automaton.Connect(part.Last, part.First);
        return automaton.steps <= MaxSteps && automaton.HasTwoWaysBack();
    }

    /// <summary>Whether two endless loops match the same character, one right after the other, where what comes then may fail.</summary>
    /// <param name="root">The pattern.</param>
    /// <param name="tail">What must come after it.</param>
    /// <param name="endless">How many iterations are as good as endless.</param>
    public static bool HasAdjacentLoops(PatternNode root, Tail tail, int endless)
    {
        var automaton = new PositionAutomaton(expandsLoops: false, endless);
        automaton.Add(root, tail, isOnce: false);
        return automaton.steps <= MaxSteps && automaton.HasAdjacentLoops();
    }

    private bool HasAdjacentLoops()
    {
        for (var first = 0; first < positions.Count; first++)
        {
            if (!positions[first].Next.ContainsKey(first))
                continue;
            foreach (var second in positions[first].Next.Keys)
            {
                if (second != first
                    && positions[second].Next.ContainsKey(second)
                    && positions[second].CanFail
                    && positions[first].Set.Overlaps(positions[second].Set))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether two different ways lead, by one text, from a position to one position again. All are in one loop.</summary>
    private bool HasTwoWaysBack()
    {
        var open = new Stack<(int Left, int Right)>();
        var seen = new HashSet<(int Left, int Right)>();
        foreach (var position in positions)
        {
            foreach (var next in position.Next)
            {
                if (next.Value > 1)
                    return true;
            }

            Open(position, position, open, seen);
        }

        while (open.Count > 0)
        {
            var (left, right) = open.Pop();
            if (left == right)
                return true;
            if ((steps += positions[left].Next.Count * positions[right].Next.Count) > MaxSteps)
                return false;
            Open(positions[left], positions[right], open, seen);
        }

        return false;
    }

    private void Open(Position left, Position right, Stack<(int Left, int Right)> open, HashSet<(int Left, int Right)> seen)
    {
        foreach (var one in left.Next.Keys)
        {
            foreach (var other in right.Next.Keys)
            {
                // From one position on, only what parts is of interest.
                if (left == right && one >= other)
                    continue;
                var pair = one < other ? (one, other) : (other, one);
                if (positions[one].Set.Overlaps(positions[other].Set) && seen.Add(pair))
                    open.Push(pair);
            }
        }
    }

    private Part Add(PatternNode node, Tail tail, bool isOnce)
    {
        if (++steps > MaxSteps || positions.Count > MaxPositions)
        {
            steps = MaxSteps + 1;
            return Part.Empty;
        }

        switch (node.Kind)
        {
            case PatternKind.Set:
                positions.Add(new Position(node.Set!, tail));
                return new Part(Gap.None, Ways.To(positions.Count - 1), Ways.To(positions.Count - 1));
            case PatternKind.Boundary:
                return new Part(Gap.Over(Crossing.Boundary), Ways.None, Ways.None);
            case PatternKind.Begin:
                return new Part(Gap.Over(Crossing.Begin), Ways.None, Ways.None);
            case PatternKind.LineBegin:
                return new Part(Gap.Over(Crossing.LineBegin), Ways.None, Ways.None);
            case PatternKind.End:
                return new Part(Gap.Over(Crossing.End), Ways.None, Ways.None);
            case PatternKind.Concatenation:
                var tails = Tails.After(node.Parts, tail);
                var whole = Part.Empty;
                for (var i = 0; i < node.Parts.Length; i++)
                    whole = Then(whole, Add(node.Parts[i], tails[i], isOnce));
                return whole;
            case PatternKind.Alternation:
                return Alternation(node.Parts, tail, isOnce);
            case PatternKind.Loop:
                return Loop(node, tail, isOnce);
            case PatternKind.Atomic:
                // It takes what it can, and is seen from outside as if it always took the same.
                return Add(node.Body, tail, isOnce: true);
            default:
                return Part.Empty;
        }
    }

    private Part Alternation(ImmutableArray<PatternNode> alternatives, Tail tail, bool isOnce)
    {
        var all = new Part(Gap.None, Ways.None, Ways.None);
        foreach (var alternative in alternatives)
        {
            var one = Add(alternative, tail, isOnce);
            all = new Part(all.Gap.Or(one.Gap), Ways.Either(all.First, one.First), Ways.Either(all.Last, one.Last));
        }

        return all;
    }

    private Part Loop(PatternNode loop, Tail tail, bool isOnce)
    {
        if (loop.Max == 0)
            return Part.Empty;
        if (loop.Max >= endless && !isOnce)
        {
            var body = Add(loop.Body, tail, isOnce);
            Connect(body.Last, body.First);
            return loop.Min == 0 || body.Gap.IsPossible ? body with { Gap = Gap.One } : body;
        }

        // A few copies show what many would.
        const int Copies = 3;
        var needed = expandsLoops && !isOnce ? Math.Min(loop.Min, Copies) : Math.Min(loop.Min, 1);
        var optional = expandsLoops && !isOnce ? Math.Min(loop.Max - loop.Min, Copies) : needed == 0 ? 1 : 0;
        var whole = Part.Empty;
        for (var i = 0; i < needed; i++)
            whole = Then(whole, Add(loop.Body, tail, isOnce));

        // (a(a(a)?)?)?: one way for each number of iterations.
        var rest = Part.Empty;
        for (var i = 0; i < optional; i++)
            rest = Then(Add(loop.Body, tail, isOnce), rest) with { Gap = Gap.One };
        return Then(whole, rest);
    }

    private Part Then(Part first, Part second)
    {
        Connect(first.Last, second.First);
        var (start, end) = (new Ways(), new Ways());
        start.Add(first.First, Gap.One);
        start.Add(second.First, first.Gap);
        end.Add(second.Last, Gap.One);
        end.Add(first.Last, second.Gap);
        return new Part(first.Gap.Then(second.Gap), start, end);
    }

    private void Connect(Ways last, Ways first)
    {
        steps += last.Counts.Count * first.Counts.Count;
        if (steps > MaxSteps)
            return;

        foreach (var from in last.Counts)
        {
            foreach (var to in first.Counts)
            {
                var (here, next) = (positions[from.Key.Position], positions[to.Key.Position]);
                if (!CanFollow(here, next, from.Key.Crossing | to.Key.Crossing))
                    continue;
                here.Next.TryGetValue(to.Key.Position, out var ways);
                here.Next[to.Key.Position] = ways + (from.Value * to.Value);
            }
        }
    }

    private static bool CanFollow(Position here, Position next, Crossing crossing) => crossing == Crossing.None
        || (((crossing & Crossing.Boundary) == 0 || here.IsOfWords is not { } isOfWords || isOfWords != next.IsOfWords)
            && (crossing & Crossing.Begin) == 0
            && ((crossing & Crossing.LineBegin) == 0 || here.Set.Overlaps(CharClasses.LineFeed))
            && ((crossing & Crossing.End) == 0 || next.Set.Overlaps(CharClasses.LineFeed)));

    /// <param name="Gap">In how many ways it matches nothing.</param>
    /// <param name="First">The positions that it may begin with.</param>
    /// <param name="Last">The positions that it may end with.</param>
    private sealed record Part(Gap Gap, Ways First, Ways Last)
    {
        public static Part Empty => new(Gap.One, Ways.None, Ways.None);
    }

    private sealed class Position(CharSet set, Tail tail)
    {
        public CharSet Set { get; } = set;

        public Dictionary<int, int> Next { get; } = [];

        /// <summary>Whether it stands for characters of words alone, or for none of them.</summary>
        public bool? IsOfWords => !CharClasses.Word(isAscii: false).Overlaps(Set) ? false : CharClasses.Word(isAscii: false).Contains(Set) ? true : null;

        /// <summary>Whether what comes after it may fail. At the end of a line nothing fails after a loop that takes all of a line.</summary>
        public bool CanFail { get; } = tail == Tail.Required || (tail == Tail.End && !set.Contains(CharClasses.Dot));
    }
}
