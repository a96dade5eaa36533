namespace Corpus.MemberPath;

class Customer
{
    public int Id { get; init; }
    public string Name = "";
    public Customer? Parent { get; init; }
    public static int Count => 0;
    private int Secret => Id;
    public int Age() => Id;
}

class Orders
{
    [Traced] public void Unknown([Tag("id", Member = "Idd")] Customer customer) { } //! INS0003 no such member
    [Traced] public void Static([Tag("n", Member = "Count")] Customer customer) { } //! INS0003 static
    [Traced] public void Private([Tag("s", Member = "Secret")] Customer customer) { } //! INS0003 generated code cannot see it
    [Traced] public void Method([Tag("age", Member = "Age")] Customer customer) { } //! INS0003 a method
    [Traced] public void Deep([Tag("id", Member = "Parent.Missing")] Customer customer) { } //! INS0003 the second step
    [Traced] public void Case([Tag("id", Member = "id")] Customer customer) { } //! INS0003 another case

    [Traced] public void Property([Tag("id", Member = "Id")] Customer customer) { } //~ INS0003 a property
    [Traced] public void Field([Tag("name", Member = nameof(Customer.Name))] Customer customer) { } //~ INS0003 a field
    [Traced] public void Steps([Tag("id", Member = "Parent.Parent.Id")] Customer customer) { } //~ INS0003 through what may be null
    [Traced] public void Length([Tag("n", Member = "Length")] string text, [Tag("m", Member = "Count")] List<int> list) { } //~ INS0003 the framework's
}
