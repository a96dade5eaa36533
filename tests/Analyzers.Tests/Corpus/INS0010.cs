using Microsoft.Extensions.Compliance.Classification;

namespace Corpus.ClassifiedValue;

sealed class PersonalAttribute : DataClassificationAttribute;

class Customer
{
    public int Id { get; init; }

    [Personal] public string Email { get; init; } = "";
}

class Customers
{
    [Traced] public void Greet([Personal, Tag] string email) { } //! INS0010 in the clear
    [Traced] public void Load([Tag("email", Member = "Email")] Customer customer) { } //! INS0010 the member is classified
    [Metered] public void Count([Personal, MetricTag] string region) { } //! INS0010 never on a metric
    [Traced] public void Hash([Personal, Tag(Redact = Redaction.None)] string email) { } //! INS0010 that is no redaction
    [Traced] [return: Personal, Tag("phone")] public string Phone(int id) => ""; //! INS0010 the result

    [Traced] public void Hashed([Personal, Tag(Redact = Redaction.Hash)] string email) { } //~ INS0010 hashed
    [Traced] public void Erased([Personal, Tag(Redact = Redaction.Erase)] string email) { } //~ INS0010 erased
    [Traced] public void Other([Tag("id", Member = "Id")] Customer customer) { } //~ INS0010 another member
    [Traced] public void Plain([Tag] string email) { } //~ INS0010 classified by nobody
    [Traced] public void Untagged([Personal] string email) { } //~ INS0010 not captured
}
