namespace Instrumentation.CompilerServices;

/// <summary>The values of the tag <c>outcome</c>.</summary>
internal static class OutcomeNames
{
    public const string Success = "success";
    public const string Error = "error";
    public const string Canceled = "canceled";
}
