using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Secrets;

[AttributeUsage(AttributeTargets.All)]
public sealed class PrivateDataAttribute : DataClassificationAttribute;

[AttributeUsage(AttributeTargets.Property)]
internal sealed class LogPropertyIgnoreAttribute : Attribute;

public sealed class Guest
{
    public int Id { get; init; }

    public string Email { get; init; } = "";

    [PersonalData]
    public string Nickname { get; init; } = "";

    [ProtectedPersonalData]
    public string Note { get; init; } = "";

    [PrivateData]
    public string Diet { get; init; } = "";

    public string Room { get; init; } = "";

    public bool IsEmailConfirmed { get; init; }
}

public sealed record Booking([PrivateData] string Traveller, string Room);

public sealed class Stay
{
    public string Room { get; init; } = "";

    [LogPropertyIgnore]
    public string Email { get; init; } = "";
}

internal static class Hide
{
    public static string Mask(string text) => text.Length > 2 ? text[..2] + "***" : "***";
}

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "guest {Email}")]
    public static partial void Greeted(ILogger logger, string email);

    [LoggerMessage(2, LogLevel.Information, "guest {Email}")]
    public static partial void GreetedPrivately(ILogger logger, [PrivateData] string email);
}

public class InTheClear(ILogger<InTheClear> logger, Serilog.ILogger serilog, Counter<long> guests, IConfiguration configuration)
{
    private readonly string apiKey = configuration["ApiKey"]!;

    private string GetPassword() => apiKey;

    public void Parameter(string email) => logger.LogInformation("mail to {To}", email); //! INS4004

    public void Property(Guest guest) => logger.LogInformation("guest {Guest}", guest.Email); //! INS4004

    public void Field() => logger.LogDebug("calling with {Key}", apiKey); //! INS4004

    public void Method() => logger.LogDebug("calling with {Key}", GetPassword()); //! INS4004

    public void Classified(Guest guest) => logger.LogInformation("guest {Guest}", guest.Nickname); //! INS4004

    public void Protected(Guest guest) => logger.LogInformation("guest {Guest}", guest.Note); //! INS4004

    public void ByAnOwnAttribute(Guest guest) => logger.LogInformation("guest {Guest}", guest.Diet); //! INS4004

    public void OfARecord(Booking booking) => logger.LogInformation("booked by {Who}", booking.Traveller); //! INS4004

    public void ClassifiedParameter([PrivateData] string remark) => logger.LogInformation("remark {Remark}", remark); //! INS4004

    public void TakenApart(Guest guest) => logger.LogInformation("guest {@Guest}", guest); //! INS4004

    public void ManyTakenApart(List<Guest> list) => logger.LogInformation("guests {@Guests} of {Hotel}", list, "here"); //! INS4004

    public void Interpolated(string connectionString) => logger.LogError($"cannot open {connectionString}"); //! INS4004

    public void Concatenated(string token) => logger.LogWarning("expired: " + token); //! INS4004

    public void Formatted(string password) => logger.LogWarning("{Text}", string.Format(CultureInfo.InvariantCulture, "wrong: {0}", password)); //! INS4004

    public void Locals(Guest guest) { var who = guest.Email; var text = who.ToLowerInvariant().Trim(); logger.LogInformation("hi {Who}", text); } //! INS4004

    public void Reassigned(Guest guest, bool isKnown) { var who = "nobody"; if (isKnown) who = guest.Email; logger.LogInformation("hi {Who}", who); } //! INS4004

    public void Conditional(Guest? guest) => logger.LogInformation("hi {Who}", guest?.Email ?? "nobody"); //! INS4004

    public void OneBranch(Guest guest, bool isKnown) => logger.LogInformation("hi {Who}", isKnown ? guest.Email : "nobody"); //! INS4004

    public void Header(HttpRequest request) => logger.LogDebug("with {Header}", request.Headers.Authorization.ToString()); //! INS4004

    public void HeaderByName(HttpRequest request) => logger.LogDebug("with {Header}", request.Headers["Authorization"].ToString()); //! INS4004

    public void Cookie(HttpRequest request) => logger.LogDebug("with {Session}", request.Cookies["session"]); //! INS4004

    public void OfARequest(HttpRequestMessage request) => logger.LogDebug("with {Header}", request.Headers.Authorization); //! INS4004

    public void Claim(ClaimsPrincipal me) => logger.LogInformation("by {Who}", me.FindFirst(ClaimTypes.Email)!.Value); //! INS4004

    public void Configured() => logger.LogDebug("database {Database}", configuration.GetConnectionString("Orders")); //! INS4004

    public void ConfiguredByKey() => logger.LogDebug("mail server {Server}", configuration["Smtp:Password"]); //! INS4004

    public void Environment2() => logger.LogDebug("database {Database}", Environment.GetEnvironmentVariable("DB_PASSWORD")); //! INS4004

    public void Birth(DateOnly dateOfBirth) => logger.LogInformation("born {When}", dateOfBirth); //! INS4004

    public void Phone(string phoneNumber) => logger.LogInformation("calling {Number}", phoneNumber); //! INS4004

    public void Card(string creditCardNumber) => logger.LogInformation("paying with {Number}", creditCardNumber); //! INS4004

    public void Address(string homeAddress) => logger.LogInformation("sending to {Where}", homeAddress); //! INS4004

    public void Secret(string clientSecret) => logger.LogInformation("client {Client}", clientSecret); //! INS4004

    public void Access(string accessToken) => logger.LogInformation("client {Client}", accessToken); //! INS4004

    public void OfASpan(Activity span, string email) => span.SetTag("contact", email); //! INS4004

    public void OfACurrentSpan(Guest guest) => Activity.Current?.AddTag("guest", guest.Email); //! INS4004

    public void InBaggage(Activity span, string sessionToken) => span.SetBaggage("session", sessionToken); //! INS4004

    public void InAnEvent(Activity span, Guest guest) => span.AddEvent(new ActivityEvent("guest", tags: new ActivityTagsCollection { { "guest", guest.Diet } })); //! INS4004

    public void InAScope(string email) { using (logger.BeginScope("guest {Guest}", email)) Phone("no."); } //! INS4004

    public void InAScopeOfPairs(Guest guest) { using (logger.BeginScope(new Dictionary<string, object> { ["guest"] = guest.Email })) Phone("no."); } //! INS4004

    public void InAMetric(Guest guest) => guests.Add(1, new KeyValuePair<string, object?>("guest", guest.Diet)); //! INS4004

    public void Generated(Guest guest) => Log.Greeted(logger, guest.Email); //! INS4004

    public void OfSerilog(string password) => serilog.Information("login with {Value}", password); //! INS4004

    public void InAContext(Guest guest) => serilog.ForContext("guest", guest.Email).Information("here"); //! INS4004

    public void Encoded(string password) => logger.LogDebug("{Value}", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(password))); //! INS4004
}

public class Harmless(ILogger<Harmless> logger, Counter<long> guests, IConfiguration configuration)
{
    private const string DefaultPassword = "changeme";

    private static string ShaHash(string text) => text.GetHashCode(StringComparison.Ordinal).ToString(CultureInfo.InvariantCulture);

    public void Masked(string email) => logger.LogInformation("mail to {To}", Hide.Mask(email)); //~ INS4004

    public void Hashed(string email) => logger.LogInformation("mail to {To}", ShaHash(email)); //~ INS4004

    public void MaskedLocal(Guest guest) { var email = Hide.Mask(guest.Email); logger.LogInformation("mail to {To}", email); } //~ INS4004

    public void MaskedLater(Guest guest) { var who = guest.Email; who = Hide.Mask(who); logger.LogInformation("mail to {To}", who); } //~ INS4004

    public void Masks(string maskedEmail) => logger.LogInformation("mail to {To}", maskedEmail); //~ INS4004

    public void Bool(bool emailSent) => logger.LogInformation("sent {Sent}", emailSent); //~ INS4004

    public void BoolProperty(Guest guest) => logger.LogInformation("confirmed {Confirmed}", guest.IsEmailConfirmed); //~ INS4004

    public void Compared(string password, string other) => logger.LogInformation("same {Same}", password == other); //~ INS4004

    public void Present(string? token) => logger.LogInformation("has one {Has}", string.IsNullOrEmpty(token)); //~ INS4004

    public void Length(string password) => logger.LogInformation("{Length} letters", password.Length); //~ INS4004

    public void Name(string email) => logger.LogInformation("parameter {Name}", nameof(email)); //~ INS4004

    public void Cancelled(CancellationToken token) => logger.LogInformation("cancelled {Cancelled}", token.IsCancellationRequested); //~ INS4004

    public void CancelledToken(CancellationToken cancellationToken) => logger.LogInformation("with {Token}", cancellationToken); //~ INS4004

    public void Paged(string continuationToken) => logger.LogInformation("from {Token}", continuationToken); //~ INS4004 a place in a list

    public void OfATemplate(string emailTemplateName) => logger.LogInformation("template {Template}", emailTemplateName); //~ INS4004

    public void OfAType(string tokenType) => logger.LogInformation("a {Type} token", tokenType); //~ INS4004

    public void Counted(int emailCount, int passwordLength) => logger.LogInformation("{Count} of {Length}", emailCount, passwordLength); //~ INS4004

    public void PartOfAWord(string tokenizer, string secretary, string phonetic, string passenger) => logger.LogInformation("{A} {B} {C} {D}", tokenizer, secretary, phonetic, passenger); //~ INS4004

    public void OfAnotherMember(Guest guest) => logger.LogInformation("room {Room}", guest.Room); //~ INS4004

    public void Whole(Guest guest) => logger.LogInformation("guest {Guest}", guest.Id); //~ INS4004

    public void TakenApart(Stay stay) => logger.LogInformation("stay {@Stay}", stay); //~ INS4004 the member is left out

    public void NotTakenApart(Guest guest) => logger.LogInformation("guest {Guest}", guest); //~ INS4004 that is its type's name

    public void Constant() => logger.LogInformation("default {Default}", DefaultPassword); //~ INS4004

    public void Network(string serverAddress, string ipAddress) => logger.LogInformation("{Server} {Client}", serverAddress, ipAddress); //~ INS4004

    public void Path(string secretPath, string cookieName, string tokenEndpoint) => logger.LogInformation("{A} {B} {C}", secretPath, cookieName, tokenEndpoint); //~ INS4004

    public void GeneratedAndClassified(Guest guest) => Log.GreetedPrivately(logger, guest.Email); //~ INS4004 what is generated redacts it

    public void Translated(string name) => logger.LogInformation("{Text} of {Name}", Texts.ChangedSecret, name); //~ INS4004

    public void OtherSetting() => logger.LogDebug("region {Region}", configuration["Region"]); //~ INS4004

    public void NotRecorded(string password, AuthenticationHeaderValue header) => _ = (password, header); //~ INS4004

    public void Tag(Activity span, Guest guest) => span.SetTag("guest.id", guest.Id); //~ INS4004

    public void Identity(string customerEmail) => guests.Add(1, new KeyValuePair<string, object?>("customer", customerEmail)); //! INS1002 as a tag it is too many, first of all
}

/// <summary>Texts to be translated.</summary>
public static class Texts
{
    public static System.Resources.ResourceManager ResourceManager { get; } = new("Texts", typeof(Texts).Assembly);

    public static string ChangedSecret => ResourceManager.GetString(nameof(ChangedSecret))!;
}
