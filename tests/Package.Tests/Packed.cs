namespace Instrumentation.Package.Tests;

/// <summary>The tests of one package: it is made once for all of them.</summary>
[CollectionDefinition(Name)]
public sealed class Packed : ICollectionFixture<LocalFeed>
{
    public const string Name = nameof(Packed);
}
