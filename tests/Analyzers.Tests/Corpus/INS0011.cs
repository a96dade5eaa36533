//# interceptors Somebody.Else
namespace Corpus.SwitchedOff;

partial class Orders
{
    public void Plain() { } //~ INS0011 not instrumented

    [Traced] public partial int Total(); //~ INS0011 a body of a partial method needs no interceptor

    private int TotalCore() => 1;

    [Traced] public void Place() { } //! INS0011 the first whose calls are not redirected
    [Traced] public void Close() { } //~ INS0011 one diagnostic for a project
}
