using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Timeouts;

/// <summary>
/// Synchronous calls on sockets. Their limits are properties of the socket, and none by default; the asynchronous methods ignore them and take
/// a token.
/// </summary>
internal static class SocketWaits
{
    /// <summary>The names of the methods that wait for the other side.</summary>
    public static readonly ImmutableArray<string> Methods =
        ["Connect", "Receive", "ReceiveFrom", "ReceiveMessageFrom", "Read", "ReadByte", "ReadExactly", "ReadAtLeast"];

    /// <summary>The names of the properties that limit them.</summary>
    public static readonly ImmutableArray<string> Timeouts = ["ReceiveTimeout", "SendTimeout", "ReadTimeout", "WriteTimeout"];

    private const string Sockets = "System.Net.Sockets";

    /// <summary>Whether the property limits a socket.</summary>
    public static bool IsTimeout(IPropertySymbol property)
    {
        var type = property.ContainingType;
        return property.Name is "ReceiveTimeout" or "SendTimeout"
            ? type.Is(Sockets, "Socket") || type.Is(Sockets, "TcpClient")
            : IsNetworkStream(type);
    }

    /// <summary>How long the call waits, in words; null if it is limited, may be, or is no call on a socket.</summary>
    public static string? WaitsForEver(IInvocationOperation call, SourceValues values)
    {
        if (call.Instance is not { } instance || !IsWait(call.TargetMethod, instance.Type))
            return null;

        var isConnect = call.TargetMethod.Name == "Connect";
        if (isConnect && IsLocal(call.Arguments))
            return null;
        var first = call;
        foreach (var socket in Parts(instance, values))
        {
            if (IsLimitedByCreation(socket, isConnect))
                return null;
            if (Holder.Of(socket) is not { } holder || SymbolUses.Of(holder, values.Sources, values.CancellationToken) is not { } uses)
                continue;
            foreach (var use in uses)
            {
                if (IsLimit(use, isConnect))
                    return null;
                if (EarlierWait(use, call) is { } earlier)
                    first = earlier;
            }
        }

        // One socket is told once in a body.
        return first != call ? null : isConnect ? "as long as the operating system does" : "for ever";
    }

    private static bool IsWait(IMethodSymbol method, ITypeSymbol? type) => method.Name switch
    {
        "Connect" => type.Is(Sockets, "Socket") || type.Is(Sockets, "TcpClient"),
        "Receive" => type.Is(Sockets, "Socket") || type.Is(Sockets, "UdpClient"),
        "ReceiveFrom" or "ReceiveMessageFrom" => type.Is(Sockets, "Socket"),
        _ => IsNetworkStream(type),
    };

    private static bool IsNetworkStream(ITypeSymbol? type) => type.IsOrDerivesFrom(Sockets, "NetworkStream") || type.Is("System.Net.Security", "SslStream");

    /// <summary>What the socket is called by: the stream, the client that it is of, the socket of the client.</summary>
    private static IEnumerable<IOperation> Parts(IOperation instance, SourceValues values)
    {
        var current = instance.WithoutConversions();
        for (var depth = 0; depth < 6; depth++)
        {
            yield return current;
            IOperation? next = current switch
            {
                IInvocationOperation { TargetMethod.Name: "GetStream", Instance: { } client } => client,
                IPropertyReferenceOperation { Property.Name: "Client", Instance: { } client } when IsNamedSocket(client.Type) => client,
                IObjectCreationOperation { Arguments: { IsEmpty: false } arguments } when IsNetworkStream(current.Type) => arguments[0].Value,
                _ => values.OnlyValueOf(current),
            };
            if (next is null)
                yield break;
            current = next.WithoutConversions();
        }
    }

    private static bool IsNamedSocket(ITypeSymbol? type) => type.Is(Sockets, "TcpClient") || type.Is(Sockets, "UdpClient");

    private static bool IsLimitedByCreation(IOperation socket, bool isConnect)
    {
        if (socket is not IObjectCreationOperation { Initializer: { } initializer })
            return false;
        foreach (var part in initializer.Initializers)
        {
            if (part is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var name } } && IsLimitName(name, isConnect))
                return true;
        }

        return false;
    }

    private static bool IsLimit(IOperation use, bool isConnect) => use.Parent switch
    {
        IPropertyReferenceOperation { Property.Name: "Client" } client => IsLimit(client, isConnect),
        IPropertyReferenceOperation { Property.Name: "Available" or "DataAvailable" } => !isConnect,
        IPropertyReferenceOperation { Property.Name: var name } property => IsLimitName(name, isConnect) && property.Parent is IAssignmentOperation,
        IInvocationOperation { TargetMethod.Name: "GetStream" } stream => IsLimit(stream, isConnect),
        IInvocationOperation { TargetMethod.Name: "SetSocketOption" or "SetRawSocketOption" or "Poll" or "IOControl" or "Select" } => true,
        _ => false,
    };

    // A value without an end is reported where it is set.
    private static bool IsLimitName(string name, bool isConnect) => name == "Blocking" || (!isConnect && name is "ReceiveTimeout" or "ReadTimeout");

    private static IInvocationOperation? EarlierWait(IOperation use, IInvocationOperation call)
    {
        if (use.Syntax.SyntaxTree != call.Syntax.SyntaxTree || use.Root().Syntax != call.Root().Syntax)
            return null;
        foreach (var next in CallChain.After(use))
        {
            if (next != call && next.Syntax.SpanStart <= call.Syntax.SpanStart && next.Syntax.Span.End < call.Syntax.Span.End && next.Instance is { } instance
                && IsWait(next.TargetMethod, instance.Type))
            {
                return next;
            }
        }

        return null;
    }

    /// <summary>Whether the other side is this machine: it answers, or refuses, at once.</summary>
    private static bool IsLocal(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            foreach (var part in RetryLoops.Parts(argument.Value))
            {
                if (part.ConstantValue is { HasValue: true, Value: "localhost" or "127.0.0.1" or "::1" }
                    || part is IFieldReferenceOperation { Field.Name: "Loopback" or "IPv6Loopback" }
                    || part.Type is { Name: "UnixDomainSocketEndPoint" })
                {
                    return true;
                }
            }
        }

        return false;
    }
}
