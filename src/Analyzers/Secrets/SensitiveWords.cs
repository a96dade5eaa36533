using System.Collections.Concurrent;
using Instrumentation.Analyzers.Rules.Cardinality;

namespace Instrumentation.Analyzers.Secrets;

/// <summary>Tells from a name whether it names a secret, or something of a person. By words, never by parts of words.</summary>
internal static class SensitiveWords
{
    private const int MaxKnown = 20_000;

    /// <summary>What is sensitive by its last word.</summary>
    private static readonly HashSet<string> Alone = Set(
        "password passwords passwd pwd passphrase passcode secret secrets apikey token tokens jwt cookie cookies authorization credentials connectionstring "
        + "email emails emailaddress phone phonenumber ssn iban creditcard cardnumber cvv cvc dob birthdate birthday dateofbirth passport taxid nationalid");

    /// <summary>What is sensitive by its last two words.</summary>
    private static readonly HashSet<string> Pairs = Set(
        "apikey accesskey secretkey privatekey accountkey sharedkey encryptionkey signingkey subscriptionkey connectionstring connectionstrings connstring creditcard cardnumber "
        + "ccnumber phonenumber mobilenumber mobilephone faxnumber socialsecuritynumber securitynumber birthdate birthday passportnumber taxid nationalid "
        + "licensenumber licencenumber homeaddress streetaddress postaladdress mailingaddress billingaddress shippingaddress deliveryaddress residentialaddress "
        + "customeraddress useraddress personaladdress emailaddress mailaddress ofbirth cardholder accountpin cardpin pincode usermail customermail emailto basicauth authheader");

    /// <summary>What holds a sensitive text without a name of its own.</summary>
    private static readonly HashSet<string> Carriers = Set("header headers value values text string raw plain plaintext clear cleartext");

    /// <summary>What makes a harmless thing of it, before the word: a place in a list, a name in a grammar.</summary>
    private static readonly HashSet<string> Harmless = Set(
        "masked redacted hashed encrypted obfuscated sanitized sanitised anonymized anonymised scrubbed hidden protected safe censored no missing invalid "
        + "is has can should must requires require use uses needs allow allows support supports enable disable enabled disabled forgot change changed reset");

    /// <summary>What a token is when it is nobody's key.</summary>
    private static readonly HashSet<string> OtherTokens = Set(
        "continuation page paging next previous prev resume sync concurrency change delta skip cancellation stopping json syntax current first last start open end key public "
        + "lexer parser replacement placeholder template delimiter separator query search filter stop eof unexpected expected type string operator identifier lookahead "
        + "marker batch cursor position range stream fencing lease lock version etag metadata sequence tracking pagination scroll checkpoint reload expression header raw text unknown");

    private static readonly ConcurrentDictionary<string, bool> Known = new(StringComparer.Ordinal);

    /// <summary>Whether the name says so.</summary>
    public static bool Names(string name)
    {
        if (name.Length < 3)
            return false;
        if (Known.TryGetValue(name, out var known))
            return known;

        var sensitive = IsSensitive(name);
        if (Known.Count < MaxKnown)
            Known[name] = sensitive;
        return sensitive;
    }

    private static bool IsSensitive(string name)
    {
        var words = IdentityWords.Words(name);
        for (var last = words.Count - 1; last >= 0; last--)
        {
            if (IsSensitive(words, last))
                return !IsHarmless(words, last);
            if (!Carriers.Contains(words[last]))
                return false;
        }

        return false;
    }

    private static bool IsSensitive(List<string> words, int last) =>
        words[last] is "token" or "tokens"
            ? IsOwnedToken(words, last)
            : Alone.Contains(words[last])
                || (last > 0 && Pairs.Contains(words[last - 1] + words[last]))
                || (last > 1 && Pairs.Contains(words[last - 2] + words[last - 1] + words[last]));

    private static bool IsHarmless(List<string> words, int last)
    {
        for (var i = 0; i < last; i++)
        {
            if (Harmless.Contains(words[i]))
                return true;
        }

        return false;
    }

    // A token is a key, unless the word before says that it is a place in a list, or a part of a text.
    private static bool IsOwnedToken(List<string> words, int last)
    {
        for (var i = 0; i < last; i++)
        {
            if (OtherTokens.Contains(words[i]))
                return false;
        }

        return true;
    }

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
