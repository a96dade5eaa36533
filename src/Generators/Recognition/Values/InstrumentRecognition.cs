using Instrumentation.Generators.Model;
using Instrumentation.Generators.Support;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>A business instrument, as its attribute declares it.</summary>
internal static class InstrumentRecognition
{
    private const int Success = 1;

    public static InstrumentModel Model(CapturedValues captured, AttributeData attribute, CaptureModel? capture, string valueType)
    {
        var name = attribute.NameArgument() ?? string.Empty;
        var field = Identifiers.CamelCase(name);
        return new InstrumentModel
        {
            Field = captured.SharedFields.Unique(char.ToUpperInvariant(field[0]) + field.Substring(1)),
            Name = name,
            IsHistogram = attribute.Is(KnownNames.Measured),
            ValueType = new TypeRef(valueType),
            Unit = attribute.Text("Unit"),
            Buckets = attribute.Doubles("Buckets"),
            Capture = capture,
            Outcomes = attribute.Is(KnownNames.Counted) ? attribute.Number("On", Success) : Success,
        };
    }
}
