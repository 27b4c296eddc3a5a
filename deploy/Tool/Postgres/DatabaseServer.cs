using Conoceles.Deploy.Migrations;
using Npgsql;

namespace Conoceles.Deploy.Postgres;

/// <summary>
/// The server of an installation: a private cluster in its data folder, or the one that <c>CONOCELES_DB</c> names by
/// an administrator's connection string.
/// </summary>
public sealed class DatabaseServer
{
    public const string Variable = "CONOCELES_DB";
    private readonly SecretsFile _secrets;

    private DatabaseServer(PrivateCluster? cluster, Connections connections, SecretsFile secrets)
    {
        (Cluster, Connections, _secrets) = (cluster, connections, secrets);
    }

    /// <summary>Null when the server is somebody else's.</summary>
    public PrivateCluster? Cluster { get; }

    public Connections Connections { get; }

    public static async Task<DatabaseServer> OpenAsync(
        DataFolder folder, int port, SecretsFile secrets, Action<string> say, CancellationToken cancellation = default)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } administrator)
        {
            try
            {
                return new DatabaseServer(null, new Connections(administrator, secrets), secrets);
            }
            catch (ArgumentException e)
            {
                throw new ToolException($"{Variable} no es una cadena de conexión de Npgsql: {e.Message}", e);
            }
        }
        var cluster = await PrivateCluster.OpenAsync(folder.Postgres, port, ServerTuning.Durable, say, cancellation);
        return new DatabaseServer(cluster, new Connections(cluster.SuperuserConnection(), secrets, "127.0.0.1"), secrets);
    }

    /// <summary>Starts what is ours, makes roles and databases, and applies the migrations that are missing.</summary>
    /// <returns>How many migrations were applied.</returns>
    public async Task<int> PrepareAsync(CancellationToken cancellation = default)
    {
        if (Cluster is not null)
            await Cluster.StartAsync(cancellation);
        try
        {
            await new Bootstrap(Connections, _secrets).RunAsync(cancellation);
        }
        catch (NpgsqlException e) when (Cluster is null)
        {
            throw new ToolException($"No se pudo preparar el servidor que indica {Variable}: {e.Message}", e);
        }
        var applied = 0;
        foreach (var database in Databases.All)
        {
            var owner = Connections.For(Roles.Owner, database);
            applied += (await Migrator.RunAsync(owner, Databases.MigrationsOf(database), cancellation)).Count;
        }
        return applied;
    }
}
