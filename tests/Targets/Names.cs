using System.Threading.Tasks;
using Instrumentation;

namespace Targets.Names
{
    /// <summary>Types of a user whose names are those of the framework.</summary>
    public sealed class Task
    {
        [Traced]
        public static Task Create() => new();
    }

    public sealed class String;

    public sealed class Activity;

    public sealed class Exception;

    public sealed class OperationCanceledException;

    public sealed class ILogger;

    public sealed class System
    {
        [Traced]
        public global::System.Threading.Tasks.Task<String?> Load(Activity activity, Exception exception, OperationCanceledException canceled, ILogger logger)
        {
            _ = (activity, exception, canceled, logger);
            return global::System.Threading.Tasks.Task.FromResult<String?>(null);
        }
    }

    namespace Instrumentation
    {
        public sealed class Operation
        {
            [Traced]
            public static int Run([Tag] int Ünïcode) => Ünïcode;
        }
    }
}
