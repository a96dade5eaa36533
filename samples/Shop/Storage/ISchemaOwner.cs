namespace Shop.Storage;

/// <summary>A store that makes its own tables.</summary>
internal interface ISchemaOwner
{
    Task CreateSchemaAsync(CancellationToken cancellationToken);
}
