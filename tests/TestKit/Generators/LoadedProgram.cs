using System.Reflection;
using System.Runtime.Loader;

namespace Instrumentation.TestKit.Generators;

/// <summary>A compiled consumer in a load context of its own, which goes when it is disposed.</summary>
public sealed class LoadedProgram : IDisposable
{
    private const BindingFlags AnyStatic = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly Context context;

    private LoadedProgram(Context context, Assembly assembly)
    {
        this.context = context;
        Assembly = assembly;
    }

    /// <summary>The consumer's assembly.</summary>
    public Assembly Assembly { get; }

    /// <summary>Calls a static method without overloads; what it throws is thrown as it is.</summary>
    public object? Call(string type, string method, params object?[] arguments)
    {
        var found = Assembly.GetType(type)?.GetMethod(method, AnyStatic)
            ?? throw new TestKitException($"'{Assembly.GetName().Name}' has no static method '{type}.{method}'.");
        return found.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
    }

    /// <summary>Calls a static method without overloads, awaits a task or value task, and returns the result.</summary>
    public Task<object?> CallAsync(string type, string method, params object?[] arguments) => ResultOf(Call(type, method, arguments));

    /// <inheritdoc/>
    public void Dispose() => context.Unload();

    internal static LoadedProgram Load(GeneratorRun run)
    {
        var context = new Context();
        return new LoadedProgram(context, context.Add(run));
    }

    private static async Task<object?> ResultOf(object? returned)
    {
        var task = returned switch
        {
            Task already => already,
            ValueTask value => value.AsTask(),
            not null when IsGenericValueTask(returned.GetType()) => AsTask(returned),
            _ => null,
        };
        if (task is null)
            return returned;

        await task.ConfigureAwait(false);
        return task.GetType().GetProperty(nameof(Task<int>.Result))?.GetValue(task);
    }

    private static Task AsTask(object valueTask) =>
        (Task)valueTask.GetType().GetMethod(nameof(ValueTask.AsTask))!.Invoke(valueTask, null)!;

    private static bool IsGenericValueTask(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>);

    private sealed class Context() : AssemblyLoadContext("consumer", isCollectible: true)
    {
        private readonly Dictionary<string, Assembly> own = [];

        public Assembly Add(GeneratorRun run)
        {
            foreach (var library in run.Setup.Libraries)
                Add(library);
            if (own.TryGetValue(run.Setup.AssemblyName, out var known))
                return known;

            var image = run.Assembly ?? throw new TestKitException($"'{run.Setup.AssemblyName}' has errors: it cannot be loaded.");
            using var assembly = new MemoryStream([.. image]);
            using var symbols = new MemoryStream([.. run.Symbols]);
            return own[run.Setup.AssemblyName] = LoadFromStream(assembly, symbols);
        }

        // The framework and the runtime are the test's own: its listeners must see them.
        protected override Assembly? Load(AssemblyName assemblyName) => own.GetValueOrDefault(assemblyName.Name!);
    }
}
