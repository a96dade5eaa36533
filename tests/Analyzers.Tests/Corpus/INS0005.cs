using System.Linq.Expressions;

namespace Corpus.CallNotInstrumented;

class Importer
{
    [Traced] public int Load(string file) => file.Length;
    [Traced] public virtual void Start() { }
    [Traced] public static int Count(string file) => file.Length;

    public void Uses(List<string> files, dynamic any)
    {
        var lengths = files.Select(Load).ToList(); //! INS0005 a method group becomes a delegate
        Func<string, int> count = Count; //! INS0005 a delegate of a static method
        Func<string, int> later = new Func<string, int>(Load); //! INS0005 written out
        Expression<Func<string, int>> tree = file => Load(file); //! INS0005 an expression tree calls nothing
        var one = (this.Load)("a"); //! INS0005 what is called is no name
        var both = ((dynamic)this).Load("a"); //! INS0005 bound at run time

        var each = files.Select(file => Load(file)).ToList(); //~ INS0005 a lambda that calls it
        var name = nameof(Load); //~ INS0005 no use
        var direct = Load("a") + Count("b"); //~ INS0005 a call like any other
        var plain = PlainCall.Of(Load("a")); //~ INS0005 plain on purpose
        var other = files.ConvertAll(Other); //~ INS0005 not instrumented
        var unknown = any.Load("a"); //~ INS0005 nobody knows what it reaches
    }

    public static int Other(string file) => file.Length;
}

sealed class NightlyImporter : Importer
{
    public override void Start() => base.Start(); //~ INS0005 the override itself, whose calls are redirected
    public void Restart() => base.Start(); //! INS0005 'base' outside the override
}

partial class Exporter
{
    [Traced] public partial int Save(string file);

    private int SaveCore(string file) => file.Length;

    public List<int> SaveAll(List<string> files) => files.ConvertAll(Save); //~ INS0005 a partial method has its telemetry whoever calls it
}

sealed class Connection : IDisposable
{
    [Traced] public void Dispose() { } //! INS0005 'using' calls it, and no source does

    public static void Use()
    {
        using var connection = new Connection(); //~ INS0005 reported where it is declared
    }
}
