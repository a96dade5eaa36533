namespace Instrumentation.Generators.Emission;

/// <summary>The runtime's types that generated code names. A test resolves every one.</summary>
internal static class Runtime
{
    private const string Home = "global::Instrumentation.CompilerServices.";

    public const string ObservingThread = Home + "ObservingThread";
    public const string Feature = Home + "InstrumentationFeature";
    public const string Operation = Home + "Operation";
    public const string OperationSpan = Home + "OperationSpan";
    public const string OperationMetrics = Home + "OperationMetrics";
    public const string OperationLog = Home + "OperationLog";
    public const string InstrumentedScope = Home + "InstrumentedScope";
    public const string BusinessMetrics = Home + "BusinessMetrics";
    public const string CallState = Home + "CallState";
    public const string CallLimit = Home + "CallLimit";
    public const string CallFrame = Home + "CallFrame";
    public const string CallFilter = Home + "CallFilter";
    public const string Call = Home + "ICall";
    public const string Cancellation = Home + "Cancellation";
    public const string InstrumentedAssembly = Home + "InstrumentedAssembly";
    public const string InstrumentedBody = Home + "InstrumentedBody";
    public const string NoResult = Home + "NoResult";
    public const string NoTags = Home + "NoTags";
    public const string ObservedTask = Home + "ObservedTask";
    public const string ObservedStreams = Home + "ObservedStreams";
    public const string StreamCall = Home + "IStreamCall";
    public const string ItemCount = Home + "ItemCount";
    public const string Tags = Home + "ITags";
    public const string TagLimit = Home + "TagLimit";
    public const string TagValue = Home + "TagValue";
    public const string Outcomes = "global::Instrumentation.Outcomes";
}
