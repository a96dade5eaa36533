namespace Instrumentation.TestKit;

/// <summary>What the kit expects of every test did not hold. The message is written to be read in a test report.</summary>
public sealed class TestKitException(string message) : Exception(message);
