namespace Corpus.InterfaceCall;

interface IStore
{
    Task LoadAsync(int id);

    [Traced] Task SaveAsync(int id);

    [NotInstrumented] Task PingAsync();

    void Close();
}

class Store : IStore
{
    [Traced] public Task LoadAsync(int id) => Task.CompletedTask; //! INS0006 callers name IStore.LoadAsync
    [Traced] public Task SaveAsync(int id) => Task.CompletedTask; //~ INS0006 the interface has it, too
    [Traced] public Task PingAsync() => Task.CompletedTask; //~ INS0006 the interface declines on purpose
    [Traced] void IStore.Close() { } //! INS0006 an explicit implementation
    [Traced] public void Flush() { } //~ INS0006 implements nothing
}

interface IArchive
{
    Task LoadAsync(int id);
}

partial class Archive : IArchive
{
    [Traced] public partial Task LoadAsync(int id); //~ INS0006 instrumented whoever calls it

    private Task LoadCoreAsync(int id) => Task.CompletedTask;
}

abstract class Job
{
    public abstract void Run();

    [Metered] public abstract void Stop();
}

class Import : Job
{
    [Traced] public override void Run() { } //! INS0006 callers name Job.Run
    public override void Stop() { } //~ INS0006 no attribute of its own
}
