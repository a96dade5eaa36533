using Microsoft.CodeAnalysis;

namespace Instrumentation.Generators.Recognition;

/// <summary>What is made of a method that recognition fails on, by an error of its own: a refusal like any other, so that no other method suffers.</summary>
internal static class Failure
{
    public static Verdict Of(IMethodSymbol method, Exception exception)
    {
        var attribute = Written(method);
        return new Verdict
        {
            Refusals =
            [
                new Refusal(
                    Refusal.AttributeNotApplicable,
                    method,
                    attribute,
                    (attribute?.AttributeClass?.Name ?? KnownNames.Traced).Replace(nameof(Attribute), string.Empty),
                    method.Name,
                    $"the generator failed on it with {exception.GetType().Name} '{exception.Message}'; please report it, and remove the attribute until it is mended"),
            ],
        };
    }

    // The very question may be the one that fails.
    private static AttributeData? Written(IMethodSymbol method)
    {
        try
        {
            return method.GetAttributes().FirstOrDefault(AttributeReading.IsInstrument);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }
    }
}
