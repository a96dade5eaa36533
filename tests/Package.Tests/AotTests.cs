using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Instrumentation.Package.Tests;

/// <summary>The sample <c>samples/Aot</c> against the package: compiled ahead of time, and trimmed. Every warning of either is an error.</summary>
[Collection(Packed.Name)]
public sealed class AotTests(LocalFeed feed)
{
    [Fact]
    public async Task TheProgramThatIsCompiledAheadOfTimeTellsWhatTheOtherTells()
    {
        var folder = Sample("aot");
        await DotNet.RunAsync(folder, "publish", "--use-current-runtime", "--output", "native");

        Assert.Equal(
            [
                "log Aot.Warehouse ReserveAsync.Succeeded [order_id:7, region:eu] ",
                "metric operation.calls 1 operation=Warehouse.ReserveAsync outcome=success region=eu",
                "span Warehouse.ReserveAsync Unset code.function.name=Aot.Warehouse.ReserveAsync order_id=7 region=eu",
                "result 9",
                "log Aot.Warehouse Weighed [] ",
                "span Scale.Average Unset code.function.name=Aot.Scale.Average",
                "span Warehouse.Weigh Unset code.function.name=Aot.Warehouse.Weigh weight=b8736b9999090496",
                "span Warehouse.Pick Unset code.function.name=Aot.Warehouse.Pick parcel.id=3",
                "result 3",
                "metric compared 1 ",
                "span Warehouse.Largest Unset code.function.name=Aot.Warehouse.Largest",
                "result 5",
                "metric operation.calls 1 operation=Warehouse.ReserveAsync outcome=error error.type=System.ArgumentOutOfRangeException region=us",
                "span Warehouse.ReserveAsync Error code.function.name=Aot.Warehouse.ReserveAsync order_id=-1 region=us error.type=System.ArgumentOutOfRangeException",
                "log Program  [] ArgumentOutOfRangeException",
            ],
            await DotNet.ProgramAsync(Path.Combine(folder, "native", "Aot")));
    }

    [Fact]
    public async Task TheTrimmerRemovesWhatTheSwitchTurnsOff()
    {
        var on = await TrimmedAsync("trimmed-on");
        var off = await TrimmedAsync("trimmed-off", "-p:InstrumentationIsSupported=false");

        Assert.Contains("Observe", Methods(on));
        Assert.Contains("Invoke", Methods(on));
        Assert.DoesNotContain("Observe", Methods(off));
        Assert.Equal(
            ["log Aot.Warehouse Weighed [] ", "result 9", "result 3", "result 5", "log Program  [] ArgumentOutOfRangeException"],
            (await DotNet.ProgramAsync(Path.Combine(off, "Aot"))).OrderBy(static line => line.StartsWith("log Aot", StringComparison.Ordinal) ? 0 : line.StartsWith("result", StringComparison.Ordinal) ? 1 : 2));
    }

    private async Task<string> TrimmedAsync(string name, params string[] options)
    {
        var folder = Sample(name);
        await DotNet.RunAsync(
            folder,
            ["publish", "--use-current-runtime", "--self-contained", "--output", "trimmed", "-p:PublishAot=false", "-p:PublishTrimmed=true", .. options]);
        return Path.Combine(folder, "trimmed");
    }

    /// <summary>The sample as a stranger would have written it.</summary>
    private string Sample(string name)
    {
        var source = Path.Combine(Repository.Root, "samples", "Aot");
        var folder = feed.Folder(name);
        foreach (var file in Directory.EnumerateFiles(source, "*.cs"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));

        var project = File.ReadAllText(Path.Combine(source, "Aot.csproj"))
            .Replace(
                """<PackageReference Include="Microsoft.Extensions.Logging" />""",
                $"""
                <PackageReference Include="Microsoft.Extensions.Logging" Version="{Repository.VersionOf("Microsoft.Extensions.Logging")}" />
                    <PackageReference Include="Instrumentation" Version="$(InstrumentationPackageVersion)" />
                """,
                StringComparison.Ordinal)
            .Replace(
                "<OutputType>Exe</OutputType>",
                "<OutputType>Exe</OutputType><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><TreatWarningsAsErrors>true</TreatWarningsAsErrors>",
                StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "Aot.csproj"), project);
        return folder;
    }

    private static HashSet<string> Methods(string folder)
    {
        using var image = new PEReader(File.OpenRead(Path.Combine(folder, "Aot.dll")));
        var reader = image.GetMetadataReader();
        return [.. reader.MethodDefinitions.Select(handle => reader.GetString(reader.GetMethodDefinition(handle).Name))];
    }
}
