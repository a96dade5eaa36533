using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Serilog.Core;

namespace Templates;

public enum Phase { Started, Ended }

public sealed record Parcel(int Id, string Carrier, Phase Phase, decimal Weight, DateTime Due);

internal static class Words
{
    private static readonly ResourceManager manager = new("Templates.Words", typeof(Words).Assembly);

    public static ResourceManager ResourceManager => manager;

    public static string Shipped => ResourceManager.GetString("Shipped", CultureInfo.CurrentUICulture)!;

    public static string Lost => "parcel {Id} is lost";
}

[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class StructuredMessageTemplateAttribute : Attribute;

public class Varies(ILogger<Varies> logger, Serilog.ILogger serilog, TextReader input)
{
    private readonly List<string> lines = [];

    private string Describe(Parcel parcel) => $"parcel {parcel.Id}";

    [MessageTemplateFormatMethod("text")]
    private static void Tell(string text, params object[] values) => _ = (text, values);

    private static void Say([StructuredMessageTemplate] string words, params object[] values) => _ = (words, values);

    private void Warn(string message, params object[] values) => logger.LogWarning(message, values);

    private void WarnTwice(string note, int id) => Warn(note, id);

    private void Trace(string line) { if (logger.IsEnabled(LogLevel.Trace)) logger.LogTrace(line); }

    public void Interpolated(Parcel parcel) => logger.LogInformation($"parcel {parcel.Id} left"); //! INS4001

    public void Formatted(Parcel parcel) => logger.LogDebug($"parcel {parcel.Id,8} of {parcel.Weight:F2} kg is due {parcel.Due:yyyy-MM-dd}"); //! INS4001

    public void Concatenated(Parcel parcel) => logger.LogInformation("parcel " + parcel.Id + " left"); //! INS4001

    public void ConcatenatedByMethod(Parcel parcel) => logger.LogInformation(string.Concat("carrier ", parcel.Carrier)); //! INS4001

    public void FormattedByMethod(Parcel parcel) => logger.LogWarning(string.Format(CultureInfo.InvariantCulture, "{0} waits for {1:N1}", parcel.Carrier, parcel.Weight)); //! INS4001

    public void Joined(Parcel parcel) => logger.LogInformation(string.Join(", ", parcel.Carrier, parcel.Id)); //! INS4001

    public void BehindAnException(Exception cause, Parcel parcel) => logger.LogError(cause, $"parcel {parcel.Id} is lost"); //! INS4001

    public void BehindAnEvent(Parcel parcel) => logger.LogError(new EventId(4), $"parcel {parcel.Id} is lost"); //! INS4001

    public void OfALevel(LogLevel level, Parcel parcel) => logger.Log(level, $"parcel {parcel.Id}"); //! INS4001

    public void MessageOfAnException(Exception cause) => logger.LogError(cause, cause.Message); //! INS4001

    public void Data() => logger.LogInformation(input.ReadLine()); //! INS4001

    public void EachLine() { foreach (var line in lines) logger.LogInformation(line); } //! INS4001

    public void ALocal(Parcel parcel) { var text = $"parcel {parcel.Id}"; logger.LogInformation(text); } //! INS4001

    public void AMethod(Parcel parcel) => logger.LogInformation(Describe(parcel)); //! INS4001

    public void ABuilder(Parcel parcel) { var text = new StringBuilder("parcel "); text.Append(parcel.Id); logger.LogInformation(text.ToString()); } //! INS4001

    public void OneBranch(Parcel parcel) => logger.LogInformation(parcel.Phase == Phase.Ended ? "ended" : $"started {parcel.Id}"); //! INS4001

    public void AnEnumeration(Parcel parcel) => logger.LogInformation($"phase {parcel.Phase}"); //! INS4001

    public void WithOtherValues(Parcel parcel, string carrier) => logger.LogInformation($"parcel {parcel.Id} by {{Carrier}}", carrier); //! INS4001

    public void Scope(Parcel parcel) { using (logger.BeginScope($"parcel {parcel.Id}")) Data2(); } //! INS4001

    public void ScopeWithValues(Parcel parcel) { using (logger.BeginScope($"parcel {parcel.Id} {{Carrier}}", parcel.Carrier)) Data2(); } //! INS4001

    public void OfSerilog(Parcel parcel) => serilog.Information($"parcel {parcel.Id} left"); //! INS4001

    public void OfSerilogWithAnException(Exception cause, Parcel parcel) => serilog.Error(cause, "parcel " + parcel.Id); //! INS4001

    public void StaticSerilog(Parcel parcel) => Serilog.Log.Warning($"parcel {parcel.Id} waits"); //! INS4001

    public void AWrapperByAttribute(Parcel parcel) => Tell($"parcel {parcel.Id}"); //! INS4001

    public void AParameterByAttribute(Parcel parcel) => Say($"parcel {parcel.Id}"); //! INS4001

    public void AWrapper(Parcel parcel) => Warn($"parcel {parcel.Id}"); //! INS4001

    public void AWrapperOfAWrapper(Parcel parcel) => WarnTwice($"parcel {parcel.Id}", 1); //! INS4001

    public void AWrapperWithATest(Parcel parcel) => Trace("parcel " + parcel.Id); //! INS4001

    public void InALambda(List<Parcel> parcels) => parcels.ForEach(parcel => logger.LogInformation($"parcel {parcel.Id}")); //! INS4001

    public void Conditional(Parcel parcel, ILogger? other) => other?.LogInformation($"parcel {parcel.Id}"); //! INS4001

    private void Data2() => lines.Clear();
}

public class Constant(ILogger<Constant> logger, Serilog.ILogger serilog, IStringLocalizer<Constant> localizer)
{
    private const string Prefix = "[parcels] ";

    private static readonly string saved = "parcel {Id} is saved";

    private static readonly string[] phases = ["started {Id}", "ended {Id}"];

    private static string Template(Phase phase) => phase switch { Phase.Started => "started {Id}", _ => "ended {Id}" };

    private void Warn(string message, params object[] values) => logger.LogWarning(message, values); //~ INS4001 its callers write it

    private void Prefixed(string message, params object[] values) => logger.LogWarning("[parcels] " + message, values); //~ INS4001 its callers write the most of it

    private void Optional(string? message, int id) => logger.LogWarning(message ?? "parcel {Id}", id); //~ INS4001

    public void Plain(int id) => logger.LogInformation("parcel {Id} left", id); //~ INS4001

    public void NoValues() => logger.LogInformation("started"); //~ INS4001

    public void Joined(int id) => logger.LogInformation(Prefix + "parcel {Id} " + "left", id); //~ INS4001

    public void Interpolated(int id) => logger.LogInformation($"{Prefix}parcel {{Id}} left", id); //~ INS4001

    public void Names(int id) => logger.LogInformation($"{nameof(Constant)}.{nameof(Names)} {{Id}}", id); //~ INS4001

    public void Field(int id) => logger.LogInformation(saved, id); //~ INS4001

    public void FieldInterpolated(int id) => logger.LogInformation($"{saved}!", id); //~ INS4001

    public void Element(int id, int phase) => logger.LogInformation(phases[phase], id); //~ INS4001

    public void LocalConstant(int id) { const string text = "parcel {Id}"; logger.LogInformation(text, id); } //~ INS4001

    public void Local(int id) { var text = "parcel {Id}"; if (id == 0) text = "no parcel {Id}"; logger.LogInformation(text, id); } //~ INS4001 one of two

    public void Choice(bool isLate, int id) => logger.LogInformation(isLate ? "late {Id}" : "in time {Id}", id); //~ INS4001

    public void Switch(Phase phase, int id) => logger.LogInformation(phase switch { Phase.Started => "started {Id}", Phase.Ended => "ended {Id}", _ => "what of {Id}" }, id); //~ INS4001

    public void OfAMethod(Phase phase, int id) => logger.LogInformation(Template(phase), id); //~ INS4001

    public void Resource(int id) => logger.LogInformation(Words.Shipped, id); //~ INS4001 translated text is a template, too

    public void Property(int id) => logger.LogInformation(Words.Lost, id); //~ INS4001

    public void Localized(int id) => logger.LogInformation(localizer["parcel {Id}"], id); //~ INS4001

    public void OfTheManager(int id) => logger.LogInformation(Words.ResourceManager.GetString("Shipped", CultureInfo.InvariantCulture)!, id); //~ INS4001

    public void Scope(int id) { using (logger.BeginScope("parcel {Id}", id)) NoValues(); } //~ INS4001

    public void ScopeOfPairs(int id) { using (logger.BeginScope(new Dictionary<string, object> { ["Id"] = id })) NoValues(); } //~ INS4001

    public void ValueThatIsText(int id) => logger.LogInformation("parcel {Text}", $"no. {id}"); //~ INS4001 the value may vary

    public void OfSerilog(int id) => serilog.Information("parcel {Id} left", id); //~ INS4001

    public void Wrapped(int id) => Warn("parcel {Id}", id); //~ INS4001

    public void WrappedWithAPrefix(int id) => Prefixed("parcel {Id}", id); //~ INS4001

    public void OptionalOne(int id) => Optional(null, id); //~ INS4001

    public void Caller([CallerMemberName] string caller = "") => logger.LogInformation($"called by {caller}"); //~ INS4001 as many as there are callers

    public void NotALog(int id) => Console.WriteLine($"parcel {id}"); //~ INS4001
}

public class OfOtherRules(ILogger<OfOtherRules> logger)
{
    private void Load() => logger.LogTrace("load");

    public void Rethrown() { try { Load(); } catch (Exception cause) { logger.LogError($"load failed: {cause}"); throw; } } //! INS2001 the log goes, whatever it says

    public void TextOnly() { try { Load(); } catch (Exception cause) { logger.LogError($"load failed: {cause.Message}"); } } //! INS4002 the exception matters more

    public void Secret(string password) => logger.LogInformation($"login with {password}"); //! INS4004 so does what it gives away
}
