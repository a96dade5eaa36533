namespace Instrumentation.Analyzers.Rules.Cardinality;

/// <summary>Tells from a name whether it names one of very many: an order, a user, a request. By words, never by parts of words.</summary>
internal static class IdentityWords
{
    /// <summary>What identifies, if a qualifier says whom or what.</summary>
    private static readonly HashSet<string> Identities = Set(
        "id ids uid guid uuid key token hash email mail phone ip address url uri path query session sub username login iban sku serial filename message name");

    /// <summary>Whom or what there are very many of.</summary>
    private static readonly HashSet<string> Qualifiers = Set(
        "user account order customer client device request trace correlation message tenant session transaction payment invoice cart basket checkout shipment parcel "
        + "visitor member person patient student employee contact subscriber subscription buyer seller merchant guest player profile principal subject identity "
        + "email mail phone mobile remote peer caller sender recipient receiver api access refresh auth bearer idempotency cache object blob document file record row entity item "
        + "product article post comment ticket case claim policy booking reservation trip ride delivery conversation thread chat call event operation job task batch run span "
        + "connection socket browser installation app push cookie card bank billing shipping source destination download upload image video asset "
        + "full absolute relative raw query redirect referrer referer return callback street home serial activity parent root external");

    /// <summary>Names that need no qualifier.</summary>
    private static readonly HashSet<string> Alone = Set(
        "email mail phone iban username login guid uuid session sub ssn nameidentifier emailaddress userid sessionid requestid traceid spanid orderid customerid clientid accountid tenantid deviceid correlationid useremail telephone passport");

    /// <summary>Qualifiers after which a word that identifies in other names does not.</summary>
    private static readonly HashSet<string> NamesOf = Set("user customer account person patient student employee member full");

    /// <summary>Qualifiers of words that often are about few things.</summary>
    private static readonly HashSet<string> FewKeys = Set("event operation job task batch run thread app call policy product item object case source destination activity external home parent root claim asset entity row record");

    /// <summary>Words that end a name of a kind of thing, or of a fact about one.</summary>
    private static readonly HashSet<string> Kinds = Set("type tier class kind state status count present");

    /// <summary>Whether the name identifies.</summary>
    /// <param name="name">A tag's key, or the name of a parameter, local, field or property.</param>
    /// <param name="owner">The type that the name belongs to, whose last word qualifies it.</param>
    public static bool Identifies(string name, string owner = "")
    {
        var words = Words(name);
        if (words.Count == 0)
            return false;

        var last = words[words.Count - 1];
        if (Kinds.Contains(last) || words[0] is "has" or "is" or "no")
            return false;
        if (words.Count == 1)
        {
            if (Alone.Contains(last))
                return true;
            if (owner.Length == 0 || !Identities.Contains(last))
                return false;
            var owners = Words(owner);
            return owners.Count > 0 && Qualifies(owners[owners.Count - 1], last);
        }

        return (Alone.Contains(last) && last != "session" && last != "sub" && last != "login")
            || Alone.Contains(string.Concat(words))
            || (Identities.Contains(last) && Qualifies(words[words.Count - 2], last));
    }

    /// <summary>The words of a name in lower case, whatever separates them.</summary>
    public static List<string> Words(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            if (i < name.Length && char.IsLetter(name[i]) && !BeginsWord(name, i, start))
                continue;
            if (i > start)
                words.Add(name.Substring(start, i - start).ToLowerInvariant());
            start = i < name.Length && char.IsLetter(name[i]) ? i : i + 1;
        }

        return words;
    }

    private static bool BeginsWord(string name, int index, int start) =>
        index > start
        && char.IsUpper(name[index])
        && (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1]) && !IsPlural(name, index)));

    // IDs: the s belongs to what stands before it.
    private static bool IsPlural(string name, int index) => name[index + 1] == 's' && (index + 2 == name.Length || !char.IsLower(name[index + 2]));

    private static bool Qualifies(string qualifier, string last) => last switch
    {
        "name" => NamesOf.Contains(qualifier),
        "id" or "ids" or "uid" or "guid" or "uuid" => Qualifiers.Contains(qualifier) && !FewKeys.Contains(qualifier) || qualifier is "operation" or "job" or "run" or "call" or "item" or "product" or "claim" or "record" or "entity" or "object",
        "message" => qualifier is "error" or "exception" or "log" or "user" or "raw" or "failure",
        _ => Qualifiers.Contains(qualifier) && !FewKeys.Contains(qualifier) || (last is "key" or "path" or "url" or "uri" && qualifier is "object" or "source" or "item" or "record"),
    };

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
