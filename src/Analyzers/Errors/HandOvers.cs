using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Errors;

/// <summary>Methods that give an error to somebody else, who will see it as the failure of what they wait for.</summary>
internal static class HandOvers
{
    private static readonly SymbolTable<bool> Known = new SymbolTable<bool>()
        .Add("System.Threading.Tasks.TaskCompletionSource:SetException", true)
        .Add("System.Threading.Tasks.TaskCompletionSource:TrySetException", true)
        .Add("System.Threading.Channels.ChannelWriter:Complete", true)
        .Add("System.Threading.Channels.ChannelWriter:TryComplete", true)
        .Add("System.Threading.Channels.ChannelExtensions:Complete", true)
        .Add("System.Threading.Tasks.Sources.ManualResetValueTaskSourceCore:SetException", true)
        .Add("System.Threading.Tasks.Dataflow.IDataflowBlock:Fault", true)
        .Add("System.IO.Pipelines.PipeWriter:Complete", true)
        .Add("System.IO.Pipelines.PipeWriter:CompleteAsync", true)
        .Add("System.IO.Pipelines.PipeReader:Complete", true)
        .Add("System.IO.Pipelines.PipeReader:CompleteAsync", true)
        .Add("System.IObserver:OnError", true);

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "SetException", "TrySetException", "Complete", "TryComplete", "CompleteAsync", "Fault", "OnError",
    };

    /// <summary>Whether the method is such.</summary>
    public static bool Contains(IMethodSymbol method) => Names.Contains(method.Name) && Known.TryMember(method, out _);
}
