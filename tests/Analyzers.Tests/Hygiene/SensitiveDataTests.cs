using Instrumentation.Analyzers.Secrets;

namespace Instrumentation.Analyzers.Tests.Hygiene;

public class SensitiveDataTests
{
    private static readonly RuleTest Rule = new(RuleIds.SensitiveData);

    [Fact]
    public async Task TheMessageNamesTheValueAndWhereItGoes()
    {
        var diagnostic = Assert.Single(await Rule.ReportsAsync(Depot.Method("string email", """logger.LogInformation("to {To}", [|email|]);""")));

        Assert.Equal("'email' is sensitive by its name, and is written to the log in the clear; redact it, or write an id instead", diagnostic.GetMessage(null));
    }

    [Fact]
    public async Task AValueFromElsewhereIsReportedWhereItIsWritten()
    {
        var diagnostic = Assert.Single(await Rule.ReportsAsync(Depot.Method("string email", """
            var who = email.Trim();
                    logger.LogInformation("to {To}", [|who|]);
            """)));

        Assert.Contains("'email'", diagnostic.GetMessage(null), StringComparison.Ordinal);
        var source = Assert.Single(diagnostic.AdditionalLocations);
        Assert.Equal("email", source.SourceTree!.ToString()[source.SourceSpan.Start..source.SourceSpan.End]);
    }

    [Fact]
    public async Task AMemberOfAnObjectThatIsTakenApartIsNamed()
    {
        var diagnostic = Assert.Single(await Rule.ReportsAsync(Depot.Method(
            "Driver driver", """logger.LogInformation("by {@Driver}", [|driver|]);""", "public sealed record Driver(int Id, string PhoneNumber);")));

        Assert.Contains("'Driver.PhoneNumber'", diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Veil")]
    [InlineData("Depot.Veil")]
    public Task ASanitizerMayBeNamed(string name)
    {
        var rule = Rule with { Setup = Rule.Setup with { Options = Rule.Setup.Options.SetItem("instrumentation.sanitizers", $"Other, {name}") } };
        return rule.ReportsAsync(Depot.Method("string email", """logger.LogInformation("to {To}", Veil(email));""", """static string Veil(string text) => text.Substring(0, 1) + "…";"""));
    }

    [Theory]
    [InlineData("email")]
    [InlineData("customerEmail")]
    [InlineData("customer_email")]
    [InlineData("EmailAddress")]
    [InlineData("password")]
    [InlineData("dbPassword")]
    [InlineData("passwordText")]
    [InlineData("clientSecret")]
    [InlineData("token")]
    [InlineData("accessToken")]
    [InlineData("AuthorizationHeader")]
    [InlineData("api_key")]
    [InlineData("API_KEY")]
    [InlineData("x-api-key")]
    [InlineData("connectionString")]
    [InlineData("ConnectionStrings")]
    [InlineData("phoneNumber")]
    [InlineData("ssn")]
    [InlineData("creditCardNumber")]
    [InlineData("cvv")]
    [InlineData("dateOfBirth")]
    [InlineData("billingAddress")]
    public void ANameIsReadByItsWords(string name) => Assert.True(SensitiveWords.Names(name));

    [Theory]
    [InlineData("emailCount")]
    [InlineData("emailTemplateName")]
    [InlineData("isEmailConfirmed")]
    [InlineData("passwordLength")]
    [InlineData("passwordHash")]
    [InlineData("hashedPassword")]
    [InlineData("maskedEmail")]
    [InlineData("continuationToken")]
    [InlineData("pageToken")]
    [InlineData("tokenizer")]
    [InlineData("secretary")]
    [InlineData("secretName")]
    [InlineData("cookieName")]
    [InlineData("phonetic")]
    [InlineData("passenger")]
    [InlineData("serverAddress")]
    [InlineData("ipAddress")]
    [InlineData("connectionStringName")]
    [InlineData("assign")]
    [InlineData("compass")]
    [InlineData("id")]
    [InlineData("")]
    [InlineData("123")]
    public void PartsOfWordsSayNothing(string name) => Assert.False(SensitiveWords.Names(name));
}
