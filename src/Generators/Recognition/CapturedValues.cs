using Instrumentation.Generators.Model;
using Instrumentation.Generators.Support;

namespace Instrumentation.Generators.Recognition;

/// <summary>What is captured of a method, once its attributes have been read.</summary>
internal sealed class CapturedValues
{
    public List<TagModel> Tags { get; } = [];

    public List<TagModel> ResultTags { get; } = [];

    public List<InstrumentModel> Instruments { get; } = [];

    public List<Refusal> Refusals { get; } = [];

    /// <summary>The names of the fields of what is captured.</summary>
    public Identifiers Fields { get; } = new([]);

    /// <summary>The names of the fields that hold instruments.</summary>
    public Identifiers InstrumentFields { get; } = new(["Operation"]);
}
