using Conoceles.Deploy;
using Conoceles.Deploy.Migrations;
using Conoceles.Deploy.Postgres;
using Conoceles.TestData;
using Npgsql;

namespace Conoceles.Web.Tests;

/// <summary>A real PostgreSQL migrated as in production, keys and two accounts, and one web with the capture role.</summary>
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
        // The server's user must pass through it; what is inside has folders of its own.
        File.SetUnixFileMode(_folder.Path, File.GetUnixFileMode(_folder.Path) | UnixFileMode.OtherExecute | UnixFileMode.GroupExecute);
        _cluster = await PrivateCluster.OpenAsync(_folder.File("postgres"), FreePort.Take(), ServerTuning.Fast, Console.WriteLine);
        await _cluster.StartAsync();
        var secrets = SecretsFile.Open(_folder.File("secrets.json"));
        _connections = new Connections(_cluster.SuperuserConnection(), secrets, "127.0.0.1");
        await new Bootstrap(_connections, secrets).RunAsync();
        foreach (var database in Databases.All)
            await Migrator.RunAsync(_connections.For(Roles.Owner, database), Databases.MigrationsOf(database));
        Settings = new()
        {
            ["ConnectionStrings__Web"] = _connections.For(Roles.Web, Databases.Main),
            ["ConnectionStrings__Oversight"] = _connections.For(Roles.Oversight, Databases.Curricular),
            ["Web__DataProtectionCertificate"] = WebProcess.KeyCertificate(_folder),
        };
        Assert.Equal((0, ""), await WebProcess.Run("", Settings, "keys", "init"));
        await AddAccount(User, Password, "Capturist", "rojo");
        Web = await WebProcess.Start("capture", Settings);
    }

    /// <summary>Ends the database as a power cut would.</summary>
    public Task KillDatabase() => _cluster.KillAsync();

    public Task StartDatabase() => _cluster.StartAsync();

    public async Task AddAccount(string user, string password, string role, string? party, string? candidacy = null)
    {
        var line = System.Text.Json.JsonSerializer.Serialize(new { user, password, role, party, candidacy });
        Assert.Equal((0, ""), await WebProcess.Run(line + "\n", Settings, "accounts", "add"));
    }

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
