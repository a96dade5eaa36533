using System;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;
using Instrumentation;

namespace Targets;

/// <summary>Ways to write a call.</summary>
public class Calls(string name)
{
    private readonly List<string> order = [];
    private readonly string initial = Static("field");

    public IReadOnlyList<string> Order => order;

    public string Initial => initial;

    [Traced]
    public static string Static(string value) => value;

    [Traced]
    public Calls Next(string step, int number = 7)
    {
        order.Add($"{name} {step} {number}");
        return this;
    }

    [Traced]
    public virtual string Virtual() => "base";

    public void Chained() => Next("a").Next(number: Log(2), step: Step("b")).Next("c", Log(3));

    public static string? Conditional(Calls? calls) => calls?.Next("maybe")?.Order.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public string Lambda()
    {
        Func<string> lambda = () => Static("lambda");
        return lambda() + Local();

        string Local() => Static("local");
    }

    public static Func<string, string> MethodGroup() => Static;

    public static string Tree()
    {
        Expression<Func<string>> tree = () => Static("tree");
        return tree.ToString();
    }

    public static string Query(IEnumerable<string> values) => string.Join(",", from value in values select Static(value));

    public static string NameOf() => nameof(Static);

    private int Log(int number)
    {
        order.Add($"argument {number}");
        return number;
    }

    private string Step(string step)
    {
        order.Add($"argument {step}");
        return step;
    }
}

public class DerivedCalls(string name) : Calls(name)
{
    public override string Virtual() => "derived of " + base.Virtual();
}

/// <summary>Calls on a type parameter must not box a struct that changes.</summary>
public interface IIncrement
{
    [Traced]
    void Increment();
}

public struct Increment : IIncrement
{
    public int Value { get; private set; }

    void IIncrement.Increment() => Value++;
}

public static class TypeParameterCalls
{
    public static T Unconstrained<T>(T value)
        where T : IIncrement
    {
        value.Increment();
        value.Increment();
        return value;
    }

    public static void Reference<T>(T value)
        where T : class, IIncrement => value.Increment();
}

/// <summary>Where a generic struct calls itself, the compiler would hand an interceptor a copy.</summary>
public struct Pair<T>
{
    public int Total { get; private set; }

    public void GrowTwice()
    {
        Grow(2);
        this.Grow(2);
    }

    [Traced]
    public void Grow(int by) => Total += by;

    public struct Part
    {
        private int total;

        public static int Grown()
        {
            var part = new Part();
            part.Grow(2);
            return part.total;
        }

        [Traced]
        public void Grow(int by) => total += by;
    }
}
