using Instrumentation.Analyzers.Rules.Cardinality;

namespace Instrumentation.Analyzers.Tests.Cardinality;

public class IdentifierTagTests
{
    private static readonly RuleTest Rule = new(RuleIds.IdentifierTag);

    [Fact]
    public async Task TheMessageNamesTheTagAndWhatLooksLikeAnIdentifier()
    {
        var diagnostics = await Rule.ReportsAsync(Shop.Method(
            "string customerId", """Placed.Add(1, new KeyValuePair<string, object?>("who", [|customerId|]));"""));

        Assert.Equal(
            "Tag 'who' looks like an identifier: 'customerId' is not proven to have few values", Assert.Single(diagnostics).GetMessage(null));
    }

    [Fact]
    public Task APrivateMethodIsKnownByItsCalls() => Rule.ReportsAsync(Shop.Method(
        "",
        """Count("anonymous"); Count("system");""",
        """void Count(string userId) => Placed.Add(1, new KeyValuePair<string, object?>("user", userId));"""));

    [Fact]
    public Task OneCallThatProvesNothingIsEnough() => Rule.ReportsAsync(Shop.Method(
        "string text",
        """Count("anonymous"); Count(text);""",
        """void Count(string userId) => Placed.Add(1, new KeyValuePair<string, object?>("user", [|userId|]));"""));

    [Fact]
    public Task AMethodGroupMayBeCalledWithAnything() => Rule.ReportsAsync(Shop.Method(
        "List<string> all",
        """Count("anonymous"); all.ForEach(Count);""",
        """void Count(string userId) => Placed.Add(1, new KeyValuePair<string, object?>("user", [|userId|]));"""));

    [Fact]
    public Task AKeyThatTheProjectNamesIsReported() => (Rule with { Setup = With("instrumentation.bounded_keys", "user_id") }).ReportsAsync(Shop.Method(
        "string text", """Placed.Add(1, new("user_id", text), new KeyValuePair<string, object?>("order_id", [|text|]));"""));

    [Theory]
    [InlineData("userId")]
    [InlineData("user_id")]
    [InlineData("user.id")]
    [InlineData("User-ID")]
    [InlineData("UserID")]
    [InlineData("customerIDs")]
    [InlineData("email")]
    [InlineData("customerEmail")]
    [InlineData("app.order.key")]
    [InlineData("sessionId")]
    [InlineData("session")]
    [InlineData("correlationToken")]
    [InlineData("clientIp")]
    [InlineData("CLIENT_IP")]
    public void TheNameIdentifies(string name) => Assert.True(IdentityWords.Identifies(name));

    [Theory]
    [InlineData("")]
    [InlineData("_")]
    [InlineData("1")]
    [InlineData("id")]
    [InlineData("grid")]
    [InlineData("gridId")]
    [InlineData("valid")]
    [InlineData("paid")]
    [InlineData("userPaid")]
    [InlineData("user_tier")]
    [InlineData("email_count")]
    [InlineData("has_user_id")]
    [InlineData("isEmail")]
    [InlineData("messageType")]
    [InlineData("queueName")]
    [InlineData("partition.id")]
    [InlineData("skid")]
    public void TheNameDoesNot(string name) => Assert.False(IdentityWords.Identifies(name));

    [Fact]
    public void TheTypeQualifiesAMemberOfOneWord()
    {
        Assert.True(IdentityWords.Identifies("Id", "Customer"));
        Assert.True(IdentityWords.Identifies("Id", "PaymentOrder"));
        Assert.False(IdentityWords.Identifies("Id", "Region"));
        Assert.False(IdentityWords.Identifies("Name", "Region"));
    }

    [Theory]
    [InlineData("userId", "user id")]
    [InlineData("HTTPRequestURLs", "http request urls")]
    [InlineData("user.full_name-x", "user full name x")]
    [InlineData("a1b", "a b")]
    public void NamesAreTakenApart(string name, string words) => Assert.Equal(words, string.Join(' ', IdentityWords.Words(name)));

    private static GeneratorSetup With(string key, string value)
    {
        var setup = new GeneratorSetup();
        return setup with { Options = setup.Options.Add(key, value) };
    }
}
