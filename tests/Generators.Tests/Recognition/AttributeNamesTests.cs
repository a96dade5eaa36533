using Instrumentation.Generators.Recognition;

namespace Instrumentation.Generators.Tests.Recognition;

/// <summary>The names by which the rules find, in the source, the types that they have anything to ask of.</summary>
public sealed class AttributeNamesTests
{
    private const AttributeTargets OnMethods = AttributeTargets.Method | AttributeTargets.Parameter | AttributeTargets.ReturnValue;

    // Generated code alone writes it.
    private const string Generated = "InstrumentedBodyAttribute";

    [Fact]
    public void EveryAttributeOfTheRuntimeThatAMethodCanHaveIsAmongThem()
    {
        var attributes = typeof(TracedAttribute).Assembly.GetTypes()
            .Where(static type => type.IsPublic && type.IsSubclassOf(typeof(Attribute)))
            .Where(static type => (((AttributeUsageAttribute)type.GetCustomAttributes(typeof(AttributeUsageAttribute), inherit: false).Single()).ValidOn & OnMethods) != 0)
            .Select(static type => type.Name)
            .Where(static name => name != Generated);

        Assert.Equal(KnownNames.OnMethods.Order(StringComparer.Ordinal), attributes.Order(StringComparer.Ordinal));
    }
}
