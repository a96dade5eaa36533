using Instrumentation.Generators.Recognition;
using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Naming;

/// <summary>Values of the product's attributes that the compiler lets through and telemetry does not.</summary>
internal static class AttributeValue
{
    /// <summary>The properties that are set to such a value, and what is wrong with it.</summary>
    public static IEnumerable<(string Property, string Problem)> Problems(AttributeData attribute)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            var problem = argument.Key switch
            {
                "Limit" when argument.Value.Value is < 0 => "a limit of values cannot be negative; leave it out for none",
                "Kind" when attribute.Is(KnownNames.Traced) && attribute.Member("Kind", string.Empty, undefined: "?") == "?" => "no kind of span has this value",
                "OnStart" or "OnSuccess" or "OnFailure" when attribute.Member(argument.Key, string.Empty, undefined: "?") == "?" => "no log level has this value",
                "Buckets" => Buckets(argument.Value),
                _ => null,
            };
            if (problem is not null)
                yield return (argument.Key, problem);
        }
    }

    private static string? Buckets(TypedConstant buckets)
    {
        if (buckets.Kind != TypedConstantKind.Array || buckets.IsNull)
            return null;

        double? previous = null;
        foreach (var value in buckets.Values)
        {
            if (value.Value is not double bound)
                return null;
            if (double.IsNaN(bound))
                return "a bucket cannot end at what is no number";
            if (bound == previous)
                return "two buckets cannot end at the same value";
            if (bound < previous)
                return "boundaries of buckets ascend";
            previous = bound;
        }

        return null;
    }
}
