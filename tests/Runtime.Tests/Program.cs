using Instrumentation.Runtime.Tests.Errors;

// The test runner loads this assembly as a library; a test that needs a process of its own starts it here.
return args is [var command] && command.StartsWith(ExceptionSignalTests.Command, StringComparison.Ordinal)
    ? await ExceptionSignalTests.RunInThisProcess(command[ExceptionSignalTests.Command.Length..].Trim())
    : 1;
