namespace Instrumentation.CompilerServices;

/// <summary>Is told of the end of a step that was pending. Not generic, so that one state machine serves every stream.</summary>
internal interface IPendingSteps
{
    void Stepped(bool hasItem);

    void Disposed();

    void Failed(Exception exception);
}
