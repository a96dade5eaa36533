namespace Corpus.TagWithoutEffect;

class Money
{
    public decimal Amount { get; init; }
}

class Orders
{
    [Metered] public void Cancel([Tag] int number) { } //! INS0002 a tag of spans, and no span
    [Traced] public void Close([MetricTag] int region) { } //! INS0002 a tag of metrics, and no metric
    [Traced] [return: Tag] public void Open() { } //! INS0002 nothing is returned
    [Traced] public Task<bool> TryAsync([Tag] int number, int[] items) => Task.FromResult(number > items.Length); //~ INS0002 a number on a span
    [Traced] public void Pay([Tag] Money money) { } //! INS0002 a class without a text of its own
    [Traced] public void Refund([Tag("amount", Member = "Amount")] Money money) { } //~ INS0002 a member that has one
    [return: Measured("parcel.weight")] public double Weigh() => 1; //~ INS0002 a number that is returned
    [Counted("weighed")] public void CountWeighing() { } //~ INS0002 counts the calls
    public void Pack([Measured("parcel.weight")] string weight) { } //! INS0002 not a number
    public void Send([Measured("parcel.weight")] double weight) { } //~ INS0002 a number
    [Traced] public bool TryFind(int number, [Tag] out int found) => (found = number) > 0; //~ INS0002 handed out when the call ends
    [Metered] public void Move([MetricTag] DayOfWeek day) { } //~ INS0002 a metric with a tag
    [LogContext] public void Log([Tag] string region) { } //~ INS0002 a tag of the scope
    [Traced] [return: Tag("found")] public IEnumerable<int> Find() => []; //! INS0002 a stream has no single result
    public void Ship([Tag] int number) { } //! INS0002 not instrumented at all
}
