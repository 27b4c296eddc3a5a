using Conoceles.Deploy;
using Conoceles.Deploy.Postgres;
using Npgsql;

namespace Conoceles.Web.Tests;

/// <summary>A real PostgreSQL migrated as in production, keys and an account, and one web with the capture role.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    public const string User = "captura-roble";
    public const string Password = "una frase larga de prueba";
    private readonly Folder _folder = new();
    private PrivateCluster _cluster = null!;
    private Connections _connections = null!;

    internal WebProcess Web { get; private set; } = null!;

    internal Dictionary<string, string> Settings { get; private set; } = null!;

    internal Connections Connections => _connections;

    public async ValueTask InitializeAsync()
    {
        await ServerTemplate.CopyTo(_folder);
        (_cluster, _, _connections, Settings) = await ServerTemplate.Start(_folder);
        Web = await WebProcess.Start("capture", Settings);
    }

    /// <summary>Ends the database as a power cut would.</summary>
    public Task KillDatabase() => _cluster.KillAsync();

    public Task StartDatabase() => _cluster.StartAsync();

    public Task AddAccount(string user, string password, string role, string? party, string? candidacy = null) =>
        ServerTemplate.AddAccount(Settings, user, password, role, party, candidacy);

    /// <summary>Connection string of a role in a database.</summary>
    public string Connection(string role, string database) => _connections.For(role, database);

    public async Task<int> Sql(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_connections.For(Roles.Web, Databases.Main));
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<long> Count(string table)
    {
        await using var source = NpgsqlDataSource.Create(_connections.For(Roles.Web, Databases.Main));
        await using var command = source.CreateCommand($"select count(*) from {table}");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        if (Web is not null)
            await Web.DisposeAsync();
        if (_cluster is not null)
        {
            await _cluster.StopAsync();
            await Shell.RunAsync(["rm", "-rf", "--", _cluster.Folder]);
        }

        _folder.Dispose();
    }
}
