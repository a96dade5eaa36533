using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>
/// The types whose methods talk to something outside of the process, which may not answer. A method of a derived type counts as well, and an
/// extension method of such a type; a stream over memory does not.
/// </summary>
internal static class InputOutput
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["HttpMessageInvoker"] = "System.Net.Http",
        ["HttpContent"] = "System.Net.Http",
        ["Stream"] = "System.IO",
        ["TextReader"] = "System.IO",
        ["TextWriter"] = "System.IO",
        ["File"] = "System.IO",
        ["RandomAccess"] = "System.IO",
        ["PipeReader"] = "System.IO.Pipelines",
        ["PipeWriter"] = "System.IO.Pipelines",
        ["DbConnection"] = "System.Data.Common",
        ["DbCommand"] = "System.Data.Common",
        ["DbDataReader"] = "System.Data.Common",
        ["DbTransaction"] = "System.Data.Common",
        ["DbBatch"] = "System.Data.Common",
        ["DbDataSource"] = "System.Data.Common",
        ["IDbConnection"] = "System.Data",
        ["IDbCommand"] = "System.Data",
        ["DbContext"] = "Microsoft.EntityFrameworkCore",
        ["DbSet"] = "Microsoft.EntityFrameworkCore",
        ["DatabaseFacade"] = "Microsoft.EntityFrameworkCore.Infrastructure",
        ["EntityFrameworkQueryableExtensions"] = "Microsoft.EntityFrameworkCore",
        ["RelationalDatabaseFacadeExtensions"] = "Microsoft.EntityFrameworkCore",
        ["RelationalQueryableExtensions"] = "Microsoft.EntityFrameworkCore",
        ["HttpClientJsonExtensions"] = "System.Net.Http.Json",
        ["HttpContentJsonExtensions"] = "System.Net.Http.Json",
        ["JsonSerializer"] = "System.Text.Json",
        ["Socket"] = "System.Net.Sockets",
        ["SocketTaskExtensions"] = "System.Net.Sockets",
        ["TcpClient"] = "System.Net.Sockets",
        ["TcpListener"] = "System.Net.Sockets",
        ["UdpClient"] = "System.Net.Sockets",
        ["WebSocket"] = "System.Net.WebSockets",
        ["Dns"] = "System.Net",
        ["Ping"] = "System.Net.NetworkInformation",
        ["SmtpClient"] = "System.Net.Mail",
    };

    private static readonly HashSet<string> InMemory = new(StringComparer.Ordinal) { "MemoryStream", "UnmanagedMemoryStream", "StringReader", "StringWriter" };

    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal)
    {
        "Send", "SendMessage", "Read", "ReadAllText", "ReadAllBytes", "ReadAllLines", "ReadToEnd", "ReadLine", "WriteAllText", "WriteAllBytes",
        "WriteAllLines", "AppendAllText", "AppendAllLines", "Write", "WriteLine", "Flush", "CopyTo", "Open", "Connect", "Receive", "Accept", "Execute", "ExecuteReader",
        "ExecuteNonQuery", "ExecuteScalar", "SaveChanges", "Commit", "Rollback", "GetHostEntry", "GetHostAddresses",
    };

    /// <summary>Whether the type is one of them, or derives from one.</summary>
    public static bool Is(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (IsInMemory(current))
                return false;
            if (Types.TryGetValue(current.Name, out var containingNamespace) && current.ContainingType is null && current.ContainingNamespace.IsNamed(containingNamespace))
                return true;
        }

        return false;
    }

    /// <summary>Whether the type reads or writes memory alone.</summary>
    public static bool IsInMemory(ITypeSymbol? type) => type is not null && InMemory.Contains(type.Name) && type.ContainingNamespace.IsNamed("System.IO");

    /// <summary>Whether a call of the method talks to the outside and holds its thread meanwhile.</summary>
    public static bool IsCall(IMethodSymbol method) => Verbs.Contains(method.Name) && Is(method.ContainingType);
}
