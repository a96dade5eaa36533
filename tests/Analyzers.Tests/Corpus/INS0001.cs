namespace Corpus.AttributeNotApplicable;

partial class Orders
{
    private int count;

    [Traced] public Orders() { } //! INS0001 a constructor
    [Traced] ~Orders() { } //! INS0001 a finalizer
    [Metered] public static Orders operator +(Orders one, Orders other) => one; //! INS0001 an operator

    public int Count
    {
        [Traced] get => count; //! INS0001 an accessor
        set => count = value;
    }

    public int Place(int number)
    {
        [Traced] int Twice(int of) => of * 2; //! INS0001 a local function
        Func<int, int> thrice = [Metered] (of) => of * 3; //! INS0001 a lambda
        return Twice(thrice(number));
    }

    [Traced] public async void Forget() => await Task.Yield(); //! INS0001 nobody sees its end
    [Traced] public System.Diagnostics.Activity? Begin() => null; //! INS0001 what it hands out would be ended
    [LogContext] public IDisposable? Scope() => null; //! INS0001 the scope, too

    [Traced] public int Cancel(int number) => number; //~ INS0001 an ordinary method
    [Metered] public async Task CloseAsync() => await Task.Yield(); //~ INS0001 an asynchronous one
    [Metered] public System.Diagnostics.Activity? Measured() => null; //~ INS0001 a metric ends no activity
    [Traced] public static T Echo<T>(T value) => value; //~ INS0001 a generic one
    [NotInstrumented] public void Reset() => count = 0; //~ INS0001 not to instrument is always possible
}

static class Extensions
{
    [Traced] public static int Items(this Orders orders) => orders.Count; //~ INS0001 an extension method
}

interface IOrders
{
    [Traced] void Load(); //~ INS0001 a member of an interface: calls through it are covered
}

file class Secret;

class Keeper
{
    private sealed class Key;

    [Traced] private static void Keep(Key key) { } //! INS0001 generated code cannot name a private type of a type that is not partial
}
