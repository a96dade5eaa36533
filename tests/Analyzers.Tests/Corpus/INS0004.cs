//# errors CS8795
namespace Corpus.CoreMethod;

partial class Orders
{
    [Traced] public partial Task<int> PlaceAsync(int number); //! INS0004 no core
    [Traced] public partial int Cancel(int number); //! INS0004 the core has another parameter
    [Traced] public partial int Count(); //! INS0004 the core has another result

    private int CancelCore(long number) => (int)number;
    private long CountCore() => 0;

    [Traced] public partial Task<int> CloseAsync(int number); //~ INS0004 with its core
    [Traced] public partial T Echo<T>(T value) where T : class; //~ INS0004 generic, with its core
    [Traced] public partial int Total(); //~ INS0004 a body by hand is one
    [Traced] public int CountAll() => 0; //~ INS0004 not partial
    public partial int Plain(); //~ INS0004 not instrumented

    private Task<int> CloseCoreAsync(int number) => Task.FromResult(number);
    private T EchoCore<T>(T value) where T : class => value;
    public partial int Total() => 1;
    public partial int Plain() => 1;
}
