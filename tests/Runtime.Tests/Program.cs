using Instrumentation.Runtime.Tests.Errors;

// The test runner loads this assembly as a library; a test that needs a process of its own starts it here.
return args is [ExceptionSignalTests.Command] ? ExceptionSignalTests.RunInThisProcess() : 1;
