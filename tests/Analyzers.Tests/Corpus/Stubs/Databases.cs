// The surface of Microsoft.Data.SqlClient and of StackExchange.Redis, as far as the corpus calls them.
namespace Microsoft.Data.SqlClient
{
    using System.Data.Common;

    public abstract class SqlConnection : DbConnection { }

    public sealed class SqlBulkCopy(SqlConnection connection)
    {
        public SqlConnection Connection { get; } = connection;

        public int BulkCopyTimeout { get; set; } = 30;

        public int BatchSize { get; set; }
    }

    public sealed class SqlConnectionStringBuilder : DbConnectionStringBuilder
    {
        public int ConnectTimeout { get; set; } = 15;

        public int CommandTimeout { get; set; } = 30;
    }
}

namespace StackExchange.Redis
{
    public sealed class ConfigurationOptions
    {
        public int SyncTimeout { get; set; } = 5000;

        public int AsyncTimeout { get; set; } = 5000;

        public int ConnectTimeout { get; set; } = 5000;

        public int KeepAlive { get; set; } = -1;
    }
}
