using Instrumentation;

namespace Aot;

/// <summary>A type that is not partial: its private method is reached through an accessor.</summary>
internal sealed class Scale(double offset)
{
    public double Calibrated(double weight) => Average(weight);

    [Traced]
    private double Average(double weight) => weight + offset;
}
