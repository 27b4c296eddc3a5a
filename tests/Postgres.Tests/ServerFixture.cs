using Conoceles.Deploy;
using Conoceles.Deploy.Migrations;
using Conoceles.Deploy.Postgres;
using Conoceles.TestData;
using Npgsql;

[assembly: AssemblyFixture(typeof(Conoceles.Postgres.ServerFixture))]

namespace Conoceles.Postgres;

/// <summary>One real server for the whole run, with roles, databases and migrations as deploy/run makes them.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("conoceles-pg-").FullName;
    private readonly Dictionary<(string, string), NpgsqlDataSource> _sources = [];
    private readonly Lock _lock = new();

    public PrivateCluster Cluster { get; private set; } = null!;

    public Connections Connections { get; private set; } = null!;

    public SecretsFile Secrets { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // The server's user must pass through it; what is inside has folders of its own.
        File.SetUnixFileMode(_folder, File.GetUnixFileMode(_folder) | UnixFileMode.OtherExecute | UnixFileMode.GroupExecute);
        Cluster = await PrivateCluster.OpenAsync(Path.Combine(_folder, "postgres"), FreePort.Take(), ServerTuning.Fast, Console.WriteLine);
        await Cluster.StartAsync();
        Secrets = SecretsFile.Open(Path.Combine(_folder, "secrets.json"));
        Connections = new Connections(Cluster.SuperuserConnection(), Secrets, "127.0.0.1");
        var bootstrap = new Bootstrap(Connections, Secrets);
        await bootstrap.RunAsync();
        foreach (var database in Databases.All)
            await Migrator.RunAsync(Connections.For(Roles.Owner, database), Databases.MigrationsOf(database));
        // A second start of the same folder: nothing to do, nothing undone.
        await bootstrap.RunAsync();
    }

    /// <summary>Pool of a role in a database.</summary>
    public NpgsqlDataSource Source(string role, string database)
    {
        lock (_lock)
        {
            if (!_sources.TryGetValue((role, database), out var source))
                _sources[(role, database)] = source = NpgsqlDataSource.Create(Connections.For(role, database));
            return source;
        }
    }

    /// <summary>A new empty database for one test.</summary>
    public async Task<string> ScratchDatabaseAsync()
    {
        var name = "scratch_" + Guid.NewGuid().ToString("N");
        await using var source = NpgsqlDataSource.Create(Connections.Administrator());
        await using var command = source.CreateCommand($"create database {name}");
        await command.ExecuteNonQueryAsync();
        return Connections.Administrator(name);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources.Values)
            await source.DisposeAsync();
        if (Cluster is not null)
        {
            await Cluster.StopAsync();
            await Shell.RunAsync(["rm", "-rf", "--", Cluster.Folder]);
        }
        Directory.Delete(_folder, recursive: true);
    }
}
