namespace Corpus.InstrumentAgreement;

class Orders
{
    [Counted("orders.placed", Unit = "{order}")] public void Place() { } //~ INS0008 the first declaration
    [Counted("orders.placed", Unit = "{item}")] public void PlaceItems() { } //! INS0008 another unit
    [Counted("orders.placed", Unit = "{order}")] public void PlaceAgain() { } //~ INS0008 the same

    public void Send([Measured("weight", Unit = "kg")] double weight) { } //~ INS0008 the first declaration
    public void Pack([Measured("weight", Unit = "g")] double weight) { } //! INS0008 another unit
    public void Count([Counted("weight", Unit = "kg")] int weight) { } //! INS0008 another kind

    [Metered] public void Close() { } //~ INS0008 the default buckets
    [Metered("orders.close", Buckets = new[] { 1d, 10 })] public void CloseSlowly() { } //~ INS0008 other buckets, another name
}
