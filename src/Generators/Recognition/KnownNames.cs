namespace Instrumentation.Generators.Recognition;

/// <summary>The names by which the runtime and the framework are recognised.</summary>
internal static class KnownNames
{
    public const string RuntimeAssembly = "Instrumentation";
    public const string RuntimeNamespace = "Instrumentation";
    public const string CompilerServices = "Instrumentation.CompilerServices";
    public const string GeneratedNamespace = "Instrumentation.Generated";

    /// <summary>The generator's own type, for which the compiler names the files that it has generated.</summary>
    public const string Generator = "Instrumentation.Generators.InstrumentationGenerator";

    public const string Traced = "TracedAttribute";
    public const string Metered = "MeteredAttribute";
    public const string LogContext = "LogContextAttribute";
    public const string NotInstrumented = "NotInstrumentedAttribute";
    public const string Tag = "TagAttribute";
    public const string MetricTag = "MetricTagAttribute";
    public const string Counted = "CountedAttribute";
    public const string Measured = "MeasuredAttribute";
    public const string TimeLimit = "TimeLimitAttribute";
    public const string BoundedCardinality = "BoundedCardinalityAttribute";
    public const string InstrumentationScope = "InstrumentationScopeAttribute";
    public const string InstrumentedAssembly = "InstrumentedAssemblyAttribute";
    public const string InstrumentedBody = "InstrumentedBodyAttribute";

    /// <summary>The tag in which a stream counts its items.</summary>
    public const string ItemsTag = "items";

    /// <summary>The class whose argument lists hold plain calls.</summary>
    public const string PlainCall = "PlainCall";

    /// <summary>The attributes that make a method an instrumented one.</summary>
    public static readonly string[] Instruments = [Traced, Metered, LogContext, TimeLimit, Counted, Measured];

    /// <summary>All that can be written on a method, on its parameters, its result or its type: what a rule may speak of.</summary>
    public static readonly string[] OnMethods = [.. Instruments, NotInstrumented, Tag, MetricTag, BoundedCardinality];

    /// <summary>Those that can also be written for the assembly, about methods that somebody else owns.</summary>
    public static readonly string[] Requests = [Traced, Metered];

    /// <summary>The metadata name of one of the product's own attributes.</summary>
    public static string Qualified(string attribute) => $"{RuntimeNamespace}.{attribute}";
}
