using System.Net;

namespace Shop.Demo;

/// <summary>A request that was sent.</summary>
/// <param name="Scenario">Its kind.</param>
/// <param name="Status">The answer; <see langword="null"/> when the customer gave up.</param>
/// <param name="Location">Where the order that was placed can be looked up.</param>
internal sealed record Visit(Scenario Scenario, HttpStatusCode? Status, Uri? Location)
{
    public bool IsAsExpected => Status == Scenario.Answer;
}
