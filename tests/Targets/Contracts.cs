using Instrumentation;

namespace Targets;

/// <summary>Attributes on members that others implement or override.</summary>
public interface IGreeter
{
    [Traced("greet"), Metered]
    string Greet([Tag("greeting.name")] string name);

    [Traced]
    string GreetPolitely(string name) => $"Dear {name}";

    string Plain(string name);
}

public class Greeter : IGreeter
{
    public virtual string Greet(string name) => $"Hello {name}";

    public string Plain(string name) => name;
}

public class LoudGreeter : Greeter
{
    public override string Greet(string name) => base.Greet(name) + "!";

    public new string Plain(string name) => name + "!";
}

public sealed class HiddenGreeter : IGreeter
{
    string IGreeter.Greet(string name) => $"Hidden {name}";

    string IGreeter.Plain(string name) => name;
}

public abstract class Shape
{
    [Traced]
    public abstract double Area();

    [Traced]
    public virtual string Name() => "shape";
}

public sealed class Square(double side) : Shape
{
    public override double Area() => side * side;

    [NotInstrumented]
    public override string Name() => "square";
}

/// <summary>An attribute on the type speaks of every member that others can call.</summary>
[Traced, Metered]
public class Warehouse
{
    public int Stock([Tag] string sku) => Count(sku);

    internal int Reserve(int count) => count;

    [NotInstrumented]
    public int Unseen() => 1;

    public override string ToString() => "warehouse";

    private int Count(string sku) => sku.Length;
}

/// <summary>A name on a type stands for the type's name.</summary>
[Traced("catalog"), Metered("catalog")]
public partial class Catalog : IPriced
{
    public int Find(int id) => id;

    [Traced("rate it")]
    public int Rate(int id) => id;

    public int Price(int id) => id;

    [Metered]
    public partial int Count(int id);

    private int CountCore(int id) => id;
}

[Traced("priced")]
public interface IPriced
{
    int Price(int id);
}

public sealed class Bargain : IPriced
{
    int IPriced.Price(int id) => id;
}

[Traced]
public interface IShipper
{
    int Ship(int id);

    [NotInstrumented]
    int Unseen(int id);
}

public sealed class Shipper : IShipper
{
    public int Ship(int id) => id;

    public int Unseen(int id) => id;

    public int Own(int id) => id;
}

/// <summary>A static member that a type parameter reaches.</summary>
public interface IParsed<TSelf>
    where TSelf : IParsed<TSelf>
{
    [Traced("parse"), Metered]
    static abstract TSelf Parse([Tag] string text);
}

public readonly record struct Sku(string Text) : IParsed<Sku>
{
    public static Sku Parse(string text) => new(text);

    public static T ParseAs<T>(string text)
        where T : IParsed<T> => T.Parse(text);
}
