using Instrumentation.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>An instrument and the attribute that declares it.</summary>
internal sealed record DeclaredInstrument(InstrumentModel Model, AttributeData Attribute);
