namespace Instrumentation.Analyzers.Metrics;

/// <summary>What an operation hands to telemetry.</summary>
internal enum SinkKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Pairs, or collections of them.</summary>
    Pairs,

    /// <summary>A key and a value.</summary>
    KeyAndValue,

    /// <summary>Values of labels that were named before.</summary>
    LabelValues,

    /// <summary>The name of a meter.</summary>
    MeterName,

    /// <summary>The name of an instrument.</summary>
    InstrumentName,

    /// <summary>The names of an instrument and of its labels.</summary>
    LabeledInstrument,

    /// <summary>The names of labels.</summary>
    LabelNames,

    /// <summary>The name of a span.</summary>
    SpanName,

    /// <summary>A method of the program that hands its arguments on.</summary>
    Facade,
}
