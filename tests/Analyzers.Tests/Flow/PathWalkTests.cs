using Instrumentation.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Tests.Flow;

public class PathWalkTests
{
    [Theory]
    [InlineData("A(); return;", "A return")]
    [InlineData("if (C()) A(); B();", "C A B return, C B return")]
    [InlineData("if (C()) { A(); throw new E(); } B();", "C A throw, C B return")]
    [InlineData("while (C()) A(); B();", "C A B return, C B return")]
    [InlineData("A(); while (true) { if (C()) throw new E(); }", "A C throw")]
    [InlineData("try { A(); } finally { B(); }", "A B return")]
    [InlineData("try { A(); return; } finally { try { B(); } finally { C(); } }", "A B C return")]
    [InlineData("try { A(); } catch (E) { B(); throw; }", "A return, A B rethrow, B rethrow")]
    [InlineData("try { A(); } catch (E) when (C()) { B(); }", "A return, A C B return, C B return")]
    [InlineData("A(); switch (C() ? 1 : 2) { case 1: B(); throw new E(); default: return; }", "A C B throw, A C return")]
    [InlineData("var x = C() switch { true => 1 }; A();", "C A return")]
    [InlineData("lock (this) { A(); throw new E(); }", "Enter A throw")]
    [InlineData("Action later = () => A(); B();", "B return")]
    [InlineData("goto end; end: A();", "A return")]
    public void EveryPathIsFollowedToItsEnd(string body, string paths) =>
        Assert.Equal(paths.Split(", ").Order(StringComparer.Ordinal), Recorder.Paths(Graph(body)));

    [Fact]
    public void AnOperationIsPostDominatedByTheEndThatAllItsPathsHave()
    {
        var paths = Recorder.Paths(Graph("if (C()) { A(); if (C()) throw new E(); throw new E(); } B();"));

        Assert.NotNull(paths);
        Assert.All(paths.Where(static path => path.Contains('A', StringComparison.Ordinal)), static path => Assert.EndsWith(" throw", path, StringComparison.Ordinal));
        Assert.Contains(paths, static path => path.EndsWith("return", StringComparison.Ordinal));
    }

    [Fact]
    public void AGraphThatIsTooLargeIsNotFollowed()
    {
        Assert.True(PathWalk<Recorder.Trace>.CanFollow(Graph("A();")));
        Assert.False(PathWalk<Recorder.Trace>.CanFollow(Graph(string.Concat(Enumerable.Repeat("if (C()) A(); ", 400)))));
        Assert.False(PathWalk<Recorder.Trace>.CanFollow(Graph(string.Concat(Enumerable.Repeat("A(); ", 2_001)))));
    }

    [Fact]
    public void AWalkThatTakesTooLongGivesUp() =>
        Assert.Null(Recorder.Paths(Graph(string.Concat(Enumerable.Range(0, 60).Select(static number => $"if (C()) M{number}(); ")))));

    [Fact]
    public void TheHandlersOfALambdaAreItsOwn()
    {
        var graph = Graph("try { Action later = () => { try { A(); } catch (E) { B(); } }; } catch (E) { C(); }");
        var functions = FunctionGraph.All(graph, function: null, CancellationToken.None);

        Assert.Equal(2, functions.Count);
        Assert.All(functions, static function => Assert.All(
            function.Graph.Blocks,
            block => Assert.All(Regions.Handlers(block), handler => Assert.True(handler.LastBlockOrdinal < function.Graph.Blocks.Length))));
        Assert.Contains(functions[1].Graph.Blocks, static block => Regions.Handlers(block).Count() == 1);
    }

    private static ControlFlowGraph Graph(string body)
    {
        var members = string.Concat(Enumerable.Range(0, 60).Select(static number => $"void M{number}() {{ }}"));
        var source = $$"""
            using System;
            class E : Exception { }
            class T { void A() { } void B() { } bool C() => true; {{members}} void Body() { {{body}} } }
            """;
        var compilation = GeneratorHarness.Compile(new GeneratorSetup(), source);
        var tree = compilation.SyntaxTrees.Single(tree => tree.ToString() == source);
        var method = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(static method => method.Identifier.ValueText == "Body");
        return ControlFlowGraph.Create(method, compilation.GetSemanticModel(tree))!;
    }

    /// <summary>Writes down which methods are called on which path.</summary>
    private sealed class Recorder(ControlFlowGraph graph) : PathWalk<Recorder.Trace>(graph)
    {
        private readonly List<string> ends = [];

        public static IReadOnlyList<string>? Paths(ControlFlowGraph graph)
        {
            var recorder = new Recorder(graph);
            return recorder.Follow(graph.Blocks[0], 0, new Trace([]))
                ? [.. recorder.ends.Distinct().Order(StringComparer.Ordinal)]
                : null;
        }

        protected override Trace? After(IOperation operation, BasicBlock block, Trace state)
        {
            foreach (var call in operation.DescendantsAndSelf().OfType<IInvocationOperation>())
                state = state.With(call.TargetMethod.Name);
            return state;
        }

        protected override bool? IsTrue(IOperation condition, Trace state) =>
            condition.ConstantValue is { HasValue: true, Value: bool value } ? value : null;

        protected override bool CanEnter(BasicBlock block, Trace state) => true;

        protected override bool CanEnter(ControlFlowRegion handler) => true;

        protected override Trace InHandler(ControlFlowRegion handler, Trace state) => state;

        protected override void Returns(IOperation? value, Trace state) => ends.Add(state.With("return").ToString());

        protected override void Throws(IOperation? value, BasicBlock block, Trace state) => ends.Add(state.With(value is null ? "rethrow" : "throw").ToString());

        /// <summary>The calls so far, each once.</summary>
        internal sealed class Trace(string[] calls) : IEquatable<Trace>
        {
            public Trace With(string call) => calls.Contains(call) ? this : new([.. calls, call]);

            public bool Equals(Trace? other) => other is not null && ToString() == other.ToString();

            public override bool Equals(object? obj) => Equals(obj as Trace);

            public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

            public override string ToString() => string.Join(' ', calls);
        }
    }
}
