using Npgsql;

namespace Conoceles.Deploy.Postgres;

/// <summary>Connection strings of the roles, derived from one administrator's connection.</summary>
/// <param name="administrator">Superuser of the private cluster, or what <c>CONOCELES_DB</c> says.</param>
/// <param name="secrets">Where the roles' passwords are.</param>
/// <param name="tcpHost">Host for the roles when the administrator comes by a socket; null keeps hers.</param>
public sealed class Connections(string administrator, SecretsFile secrets, string? tcpHost = null)
{
    // Read at once: whoever gave a text that is no connection string hears of it before anything is made.
    private readonly string _administrator = new NpgsqlConnectionStringBuilder(administrator).ConnectionString;

    /// <summary>The administrator's own connection to a database.</summary>
    public string Administrator(string? database = null)
    {
        var connection = new NpgsqlConnectionStringBuilder(_administrator);
        if (database is not null)
            connection.Database = database;
        return connection.ConnectionString;
    }

    /// <summary>A role's connection to a database.</summary>
    /// <param name="pool">Most connections of the process: (silos + webs) × pools must stay under the server's.</param>
    public string For(string role, string database, int pool = 10)
    {
        var connection = new NpgsqlConnectionStringBuilder(_administrator)
        {
            Database = database,
            Username = role,
            Password = secrets.Of(role),
            MaxPoolSize = pool,
            // Orleans' few statements repeat all day: the server keeps their plans.
            MaxAutoPrepare = 32,
            GssEncryptionMode = GssEncryptionMode.Disable,
        };
        if (tcpHost is not null)
            connection.Host = tcpHost;
        return connection.ConnectionString;
    }
}
