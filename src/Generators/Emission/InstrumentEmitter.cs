using Instrumentation.Generators.Model;

namespace Instrumentation.Generators.Emission;

/// <summary>How an ended call is recorded on the method's business instruments.</summary>
internal static class InstrumentEmitter
{
    /// <summary>How a call ends, with the values of the runtime's flags.</summary>
    public enum Outcome
    {
        Success = 1,
        Error = 2,
        Canceled = 4,
    }

    public static void Write(
        CodeWriter writer, IEnumerable<InstrumentModel> instruments, MethodModel method, BodyNames names, Outcome outcome, string resultTags)
    {
        foreach (var instrument in instruments)
        {
            if (!IsRecordedOn(instrument, outcome))
                continue;

            var record = instrument.IsHistogram ? "Measure" : "Count";
            var value = instrument.Capture switch
            {
                null => "(long?)1L",
                { IsOutput: true, Field: var field } => $"{OutputEmitter.CapturedLocal(method)}.{field}",
                { Field: var field } => $"this.{names.Arguments}.{field}",
            };
            writer.Lines(
                $"{Runtime.BusinessMetrics}.{record}({names.Shared}{instrument.Field}, {value}, {CallEmitter.Arguments(method, names)}, {resultTags});");
        }
    }

    public static bool IsRecordedOn(InstrumentModel instrument, Outcome outcome) =>
        (instrument.Outcomes & (int)outcome) != 0 && (outcome == Outcome.Success || instrument.Capture is not { IsOutput: true });
}
