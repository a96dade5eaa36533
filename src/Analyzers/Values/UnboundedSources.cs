using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Values;

/// <summary>Types and members of the framework and of libraries with a new value for every request, object or moment.</summary>
internal static class UnboundedSources
{
    private static readonly SymbolTable<string> Types = new SymbolTable<string>()
        .Add("System.Guid", "is a Guid")
        .Add("System.Ulid", "is a Ulid")
        .Add("NUlid.Ulid", "is a Ulid")
        .Add("System.DateTime", "is a moment")
        .Add("System.DateTimeOffset", "is a moment")
        .Add("System.DateOnly", "is a date")
        .Add("System.TimeOnly", "is a time")
        .Add("System.TimeSpan", "is a duration")
        .Add("NodaTime.Instant", "is a moment")
        .Add("System.Uri", "is a URI")
        .Add("System.UriBuilder", "is a URI")
        .Add("System.Net.IPAddress", "is an IP address")
        .Add("System.Net.IPEndPoint", "is a network endpoint")
        .Add("System.Net.EndPoint", "is a network endpoint")
        .Add("System.Net.NetworkInformation.PhysicalAddress", "is a hardware address")
        .Add("System.Net.Mail.MailAddress", "is an e-mail address")
        .Add("System.Diagnostics.ActivityTraceId", "is a trace id")
        .Add("System.Diagnostics.ActivitySpanId", "is a span id")
        .Add("System.Diagnostics.ActivityContext", "is the context of one span")
        .Add("System.Text.Json.JsonElement", "is a JSON value")
        .Add("System.Text.Json.JsonDocument", "is a JSON document")
        .Add("System.Text.Json.Nodes.JsonNode", "is a JSON value")
        .Add("Newtonsoft.Json.Linq.JToken", "is a JSON value")
        .Add("System.Numerics.BigInteger", "is a number without bounds")
        .Add("Microsoft.AspNetCore.Http.QueryString", "is a query string")
        .Add("Microsoft.AspNetCore.Http.HostString", "is a host that the client names");

    /// <summary>The reason of a host that a URI names.</summary>
    public const string HostOfUri = "is the host of a URI";

    /// <summary>The reason of what a command sends to a database: a query, or the name of a stored procedure.</summary>
    public const string CommandText = "is the text of a query";

    private static readonly SymbolTable<string> Members = Table();

    /// <summary>Why values of the type have no bound.</summary>
    public static string? Of(ITypeSymbol? type)
    {
        type = type.WithoutNullable();
        switch (type?.SpecialType)
        {
            case SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal:
                return $"is a {type.ToDisplayString()}";
            case SpecialType.System_DateTime:
                return "is a moment";
        }

        if (type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte })
            return "is an array of bytes";
        if (Types.TryType(type, out var reason))
            return reason;

        // What is thrown shows its message and its stack trace as text.
        return type.IsOrDerivesFrom("System", "Exception") ? "is an exception, whose text has its message and stack trace"
            : type.IsOrDerivesFrom("Newtonsoft.Json.Linq", "JToken") ? "is a JSON value"
            : type.IsOrDerivesFrom("System.Net", "EndPoint") ? "is a network endpoint"
            : null;
    }

    /// <summary>Why values of the member have no bound.</summary>
    public static string? Of(ISymbol member) => Members.TryMember(member, out var reason) ? reason : null;

    private static SymbolTable<string> Table()
    {
        var table = new SymbolTable<string>()
            .Add("System.Exception:Message", "is the message of an exception")
            .Add("System.Exception:StackTrace", "is a stack trace")
            .Add("System.Exception:ToString", "is an exception with its message and stack trace")
            .Add("System.Exception:Data", "is the data of an exception")
            .Add("System.DateTime:Ticks", "is a moment")
            .Add("System.DateTimeOffset:Ticks", "is a moment")
            .Add("System.DateTimeOffset:UtcTicks", "is a moment")
            .Add("System.TimeSpan:Ticks", "is a duration")
            .Add("System.Environment:TickCount", "counts milliseconds")
            .Add("System.Environment:TickCount64", "counts milliseconds")
            .Add("System.Environment:StackTrace", "is a stack trace")
            .Add("System.Diagnostics.Stopwatch:ElapsedTicks", "is a duration")
            .Add("System.Diagnostics.Stopwatch:ElapsedMilliseconds", "is a duration")
            .Add("System.Diagnostics.Stopwatch:GetTimestamp", "counts ticks")
            .Add("System.TimeProvider:GetTimestamp", "counts ticks")
            .Add("System.Diagnostics.Activity:Id", "is the id of a span")
            .Add("System.Diagnostics.Activity:RootId", "is the id of a trace")
            .Add("System.Diagnostics.Activity:ParentId", "is the id of a span")
            .Add("System.Diagnostics.Activity:TraceStateString", "is the state of a trace")
            .Add("System.IO.Path:GetRandomFileName", "is a random name")
            .Add("System.IO.Path:GetTempFileName", "is a random name")
            .Add("System.Random:*", "is random")
            .Add("System.Security.Cryptography.RandomNumberGenerator:*", "is random")
            .Add("System.Security.Claims.Claim:Value", "is the value of a claim")
            .Add("System.Security.Claims.ClaimsPrincipal:FindFirst", "is the claim of a user")
            .Add("System.Security.Claims.ClaimsPrincipal:FindFirstValue", "is the claim of a user")
            .Add("System.Security.Claims.ClaimsIdentity:FindFirst", "is the claim of a user")
            .Add("System.Security.Claims.PrincipalExtensions:FindFirstValue", "is the claim of a user")
            .Add("System.Security.Claims.ClaimsIdentity:Name", "is the name of a user")
            .Add("System.Security.Principal.IIdentity:Name", "is the name of a user")
            .Add("System.Data.Common.DbCommand:CommandText", CommandText)
            .Add("System.Data.IDbCommand:CommandText", CommandText)
            .Add("System.Net.Http.HttpRequestMessage:RequestUri", "is the URI of a request")
            .Add("Grpc.Core.ServerCallContext:Peer", "is the address of a client")
            .Add("System.Net.HttpListenerRequest:RawUrl", "is the URL of a request")
            .Add("System.Net.HttpListenerRequest:QueryString", "is the query of a request")
            .Add("System.Net.HttpListenerRequest:Headers", "is a header of a request");
        foreach (var member in new[] { "AbsolutePath", "AbsoluteUri", "Authority", "Fragment", "LocalPath", "OriginalString", "PathAndQuery", "Query", "Segments", "UserInfo", "ToString", "GetLeftPart", "GetComponents" })
            table.Add($"System.Uri:{member}", "is part of a URI");
        foreach (var member in new[] { "DnsSafeHost", "Host", "IdnHost" })
            table.Add($"System.Uri:{member}", HostOfUri);
        AddHttp(table, "HttpRequest", ("Path", "path"), ("PathBase", "path"), ("QueryString", "query"), ("Query", "query"), ("Headers", "headers"), ("Cookies", "cookies"), ("Form", "form"), ("Body", "body"), ("Host", "host"), ("RouteValues", "route values"));
        return table
            .Add("Microsoft.AspNetCore.Http.HttpRequest:Method", "is the method of a request, which the client may invent")
            .Add("Microsoft.AspNetCore.Http.HttpContext:TraceIdentifier", "is the identifier of a request")
            .Add("Microsoft.AspNetCore.Http.ConnectionInfo:RemoteIpAddress", "is the address of a client")
            .Add("Microsoft.AspNetCore.Http.ConnectionInfo:RemotePort", "is the port of a client")
            .Add("Microsoft.AspNetCore.Http.ConnectionInfo:Id", "is the id of a connection")
            .Add("Microsoft.AspNetCore.Http.ISession:Id", "is the id of a session")
            .Add("Microsoft.AspNetCore.Http.Extensions.UriHelper:*", "is the URL of a request")
            .Add("Microsoft.AspNetCore.SignalR.HubCallerContext:ConnectionId", "is the id of a connection")
            .Add("Microsoft.AspNetCore.SignalR.HubCallerContext:UserIdentifier", "is the id of a user");
    }

    private static void AddHttp(SymbolTable<string> table, string type, params (string Member, string Words)[] members)
    {
        foreach (var (member, words) in members)
            table.Add($"Microsoft.AspNetCore.Http.{type}:{member}", $"comes from the {words} of a request");
    }
}
