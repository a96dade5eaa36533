using Instrumentation;

[assembly: InstrumentationScope("Targets", Version = "1.2.3")]
