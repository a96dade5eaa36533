namespace Instrumentation.Tool.Tests;

/// <summary>A small solution with planted mistakes: a library for two frameworks, and a program that uses it.</summary>
internal sealed class Solution : IDisposable
{
    public Solution()
    {
        // Whatever stands in folders above ends here. No server stays behind.
        Folder.Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <ImplicitUsings>enable</ImplicitUsings>
                <UseSharedCompilation>false</UseSharedCompilation>
                <PathMap>$(MSBuildThisFileDirectory)=/_/</PathMap>
              </PropertyGroup>
              <ItemGroup Condition="'$(WithoutRules)' != 'true'">
                {string.Concat(BuiltAssemblies.Rules.Select(static path => $"<Analyzer Include=\"{path}\" />"))}
              </ItemGroup>
            </Project>
            """);
        Folder.Write("Directory.Build.targets", "<Project />");
        Folder.Write("Directory.Packages.props", "<Project />");
        Folder.Write(".editorconfig", "root = true\n");
        Folder.Write(".gitignore", "bin/\nobj/\n");
        Folder.Write("Shop.slnx", """<Solution><Project Path="App/App.csproj" /><Project Path="My Lib/Lib.csproj" /></Solution>""");
        Folder.Write("My Lib/Lib.csproj", """
            <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFrameworks>net8.0;net10.0</TargetFrameworks></PropertyGroup></Project>
            """);
        Folder.Write("App/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><ErrorLog>own/log.json,version=2.1</ErrorLog></PropertyGroup>
              <ItemGroup><ProjectReference Include="../My Lib/Lib.csproj" /></ItemGroup>
            </Project>
            """);
        Folder.Write("My Lib/Orders.cs", """
            using System.Diagnostics.Metrics;

            namespace Shop;

            public static class Orders
            {
                private static readonly Counter<long> Placed = new Meter("shop").CreateCounter<long>("orders.placed");

                public static void Place(Guid orderId) => Placed.Add(1, new KeyValuePair<string, object>("order", orderId));

            #if NET10_0_OR_GREATER
                public static void Place(Uri order)
                {
                    Placed.Add(1, new KeyValuePair<string, object>("order", order));
                }
            #endif
            }
            """);
        Folder.Write("App/Program.cs", """
            try
            {
                Shop.Orders.Place(Guid.NewGuid());
            }
            catch (IOException exception)
            {
                Console.Error.WriteLine(exception);
                throw;
            }
            """);
    }

    public TempFolder Folder { get; } = new();

    public void Dispose() => Folder.Dispose();
}
