using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>The attributes on parameters and on the return value, of a method and of what it overrides or implements.</summary>
internal static class CaptureAttributes
{
    /// <summary>Whether a value has an instrument of its own, which instruments the method.</summary>
    public static bool HaveInstruments(InstrumentationAttributes attributes) => !attributes.IsTakenOut && AnyOnValue(attributes, IsInstrument);

    /// <summary>Whether anything is captured, or would be.</summary>
    public static bool HaveCaptures(InstrumentationAttributes attributes) => !attributes.Counted.IsEmpty || AnyOnValue(attributes, IsCapture);

    /// <summary>Whether the attribute captures a value.</summary>
    public static bool IsCapture(AttributeData attribute) =>
        attribute.Is(KnownNames.Tag) || attribute.Is(KnownNames.MetricTag) || IsInstrument(attribute);

    private static bool IsInstrument(AttributeData attribute) => attribute.Is(KnownNames.Counted) || attribute.Is(KnownNames.Measured);

    private static bool AnyOnValue(InstrumentationAttributes attributes, Func<AttributeData, bool> condition)
    {
        foreach (var declaration in attributes.Declarations)
        {
            if (declaration.GetReturnTypeAttributes().Any(condition))
                return true;
            foreach (var parameter in declaration.Parameters)
            {
                if (parameter.GetAttributes().Any(condition))
                    return true;
            }
        }

        return false;
    }
}
