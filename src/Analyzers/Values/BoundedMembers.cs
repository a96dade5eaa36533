using Instrumentation.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Values;

/// <summary>Members with few values, even where the object that they belong to is one of very many.</summary>
internal static class BoundedMembers
{
    /// <summary>What a program has of types, routes and the like.</summary>
    public const int OfAProgram = 1000;

    private const int OfAProcess = 1;

    private static readonly SymbolTable<int> Members = Table();

    /// <summary>How many values the member has.</summary>
    public static int? Of(ISymbol member) => Members.TryMember(member, out var maximum) ? maximum : null;

    private static SymbolTable<int> Table()
    {
        var table = new SymbolTable<int>();
        foreach (var type in new[] { "System.DateTime", "System.DateTimeOffset", "System.DateOnly", "System.TimeOnly" })
        {
            table.Add($"{type}:DayOfWeek", 7).Add($"{type}:Hour", 24).Add($"{type}:Month", 12).Add($"{type}:Minute", 60).Add($"{type}:Second", 60)
                .Add($"{type}:Day", 31).Add($"{type}:DayOfYear", 366).Add($"{type}:Year", 100).Add($"{type}:Kind", 3);
        }

        foreach (var member in new[] { "Major", "Minor" })
            table.Add($"System.Version:{member}", 100);
        foreach (var member in new[] { "Name", "FullName", "Namespace", "AssemblyQualifiedName", "ToString" })
            table.Add($"System.Type:{member}", OfAProgram).Add($"System.Reflection.MemberInfo:{member}", OfAProgram);
        foreach (var type in new[] { "System.Reflection.Assembly", "System.Reflection.AssemblyName", "System.Reflection.AssemblyInformationalVersionAttribute", "System.Runtime.InteropServices.RuntimeInformation", "System.OperatingSystem" })
            table.Add($"{type}:*", OfAProgram);
        foreach (var member in new[] { "MachineName", "ProcessId", "ProcessPath", "UserName", "UserDomainName", "OSVersion", "Version", "ProcessorCount", "Is64BitProcess", "CommandLine", "GetEnvironmentVariable", "CurrentDirectory" })
            table.Add($"System.Environment:{member}", OfAProcess);
        foreach (var member in new[] { "ApplicationName", "EnvironmentName", "ContentRootPath" })
            table.Add($"Microsoft.Extensions.Hosting.IHostEnvironment:{member}", OfAProcess);
        return table
            .Add("System.Uri:Scheme", 16)
            .Add("System.Uri:IsAbsoluteUri", 2)
            .Add("System.Uri:Port", 65536)
            .Add("System.Exception:HResult", OfAProgram)
            .Add("System.Exception:Source", OfAProgram)
            .Add("System.Exception:TargetSite", OfAProgram)
            .Add("System.AppDomain:FriendlyName", OfAProcess)
            .Add("System.Net.Dns:GetHostName", OfAProcess)
            .Add("System.Net.IPAddress:AddressFamily", 32)
            .Add("System.Net.Http.HttpResponseMessage:StatusCode", 600)
            .Add("System.Net.Http.HttpMethod:Method", 64)
            .Add("Microsoft.AspNetCore.Http.HttpResponse:StatusCode", 600)
            .Add("Microsoft.AspNetCore.Http.HttpRequest:Scheme", 16)
            .Add("Microsoft.AspNetCore.Http.HttpRequest:Protocol", 16)
            .Add("Microsoft.AspNetCore.Http.HttpRequest:IsHttps", 2)
            .Add("Microsoft.AspNetCore.Http.Endpoint:DisplayName", OfAProgram)
            .Add("Microsoft.AspNetCore.Routing.Patterns.RoutePattern:RawText", OfAProgram)
            .Add("Microsoft.AspNetCore.Http.Metadata.IRouteDiagnosticsMetadata:Route", OfAProgram)
            .Add("Microsoft.AspNetCore.Routing.RouteNameMetadata:RouteName", OfAProgram)
            .Add("Microsoft.AspNetCore.Mvc.Abstractions.ActionDescriptor:DisplayName", OfAProgram)
            .Add("Grpc.Core.ServerCallContext:Method", OfAProgram)
            .Add("Grpc.Core.Status:StatusCode", 32)
            .Add("Grpc.Core.RpcException:StatusCode", 32)
            .Add("System.Diagnostics.Activity:Kind", 5)
            .Add("System.Diagnostics.Activity:OperationName", OfAProgram)
            .Add("System.Diagnostics.ActivitySource:Name", OfAProgram)
            .Add("System.Diagnostics.Metrics.Instrument:Name", OfAProgram)
            .Add("System.Diagnostics.Metrics.Meter:Name", OfAProgram)
            .Add("System.Data.Common.DbException:SqlState", OfAProgram)
            .Add("System.Data.Common.DbConnection:Database", OfAProgram)
            .Add("System.Data.Common.DbConnection:DataSource", OfAProgram)
            .Add("System.Threading.Thread:Name", OfAProgram)
            .Add("System.Globalization.CultureInfo:Name", OfAProgram)
            .Add("System.Globalization.CultureInfo:TwoLetterISOLanguageName", 200);
    }
}
