using Instrumentation.Generators.Model;
using Instrumentation.Generators.Recognition;
using Instrumentation.Generators.Support;

namespace Instrumentation.Generators.Emission;

/// <summary><c>InstrumentationInfo</c>: the names to register.</summary>
internal static class InfoEmitter
{
    public const string HintName = "InstrumentationInfo.g.cs";

    public static string Emit(InfoModel info)
    {
        var writer = new CodeWriter();
        var names = string.Join(", ", info.All.Select(static name => Literal.Of(name)));
        FileHeader.Write(writer, EquatableArray<string>.Empty, defined: []);
        foreach (var name in info.All)
            writer.Lines($"[assembly: {Runtime.InstrumentedAssembly}({Literal.Of(name)})]");
        writer.Blank();
        writer.Open($"namespace {KnownNames.GeneratedNamespace}");
        writer.Lines($$"""
            /// <summary>The names to give to <c>AddSource</c> and <c>AddMeter</c>.</summary>
            {{FileHeader.Embedded}}
            {{FileHeader.GeneratedCode}}
            internal static class InstrumentationInfo
            {
                /// <summary>The name of this assembly's <c>ActivitySource</c>.</summary>
                public const string SourceName = {{Literal.Of(info.Own.Name)}};

                /// <summary>The name of this assembly's <c>Meter</c>.</summary>
                public const string MeterName = {{Literal.Of(info.Own.Name)}};

                /// <summary>The names of the sources of this assembly and of every instrumented assembly that it references.</summary>
                public static string[] SourceNames => new string[] { {{names}} };

                /// <summary>The names of the meters of this assembly and of every instrumented assembly that it references.</summary>
                public static string[] MeterNames => new string[] { {{names}} };
            }
            """);
        writer.Close();
        return writer.ToString();
    }
}
