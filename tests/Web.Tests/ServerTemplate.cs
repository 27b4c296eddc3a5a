using Conoceles.Deploy;
using Conoceles.Deploy.Migrations;
using Conoceles.Deploy.Postgres;
using Conoceles.TestData;

[assembly: AssemblyFixture(typeof(Conoceles.Web.Tests.ServerTemplate))]

namespace Conoceles.Web.Tests;

/// <summary>
/// A stopped installation, as production makes one: PostgreSQL migrated, secrets, the certificate of the web's keys, those keys, an account.
/// It is made once, when the first test asks for a server; every server of these tests begins as a copy of it.
/// </summary>
public sealed class ServerTemplate : IAsyncDisposable
{
    private static readonly Lazy<Task<(Folder Folder, PrivateCluster Cluster)>> _made = new(Make);

    /// <summary>The installation, stopped, in a folder where there is nothing.</summary>
    internal static async Task CopyTo(Folder folder)
    {
        var (template, cluster) = await _made.Value;
        var user = ServerUser.Current;
        LetPass(folder);
        var real = await ServerFolder.PrepareAsync(folder.File("postgres"), user, Console.WriteLine);
        await user.RunAsync(["cp", "-a", "--", Path.Combine(cluster.Folder, "data"), real]);
        foreach (var name in new[] { "secrets.json", "keys.pfx" })
            File.Copy(template.File(name), folder.File(name));
    }

    /// <summary>Starts what is in the folder, and first makes a server of nothing when it is empty.</summary>
    internal static async Task<StartedServer> Start(Folder folder)
    {
        var cluster = await PrivateCluster.OpenAsync(folder.File("postgres"), FreePort.Take(), ServerTuning.Fast, Console.WriteLine);
        await cluster.StartAsync();
        var secrets = SecretsFile.Open(folder.File("secrets.json"));
        var connections = new Connections(cluster.SuperuserConnection(), secrets, "127.0.0.1");
        return new StartedServer(cluster, secrets, connections, new()
        {
            ["ConnectionStrings__Web"] = connections.For(Roles.Web, Databases.Main),
            ["ConnectionStrings__Oversight"] = connections.For(Roles.Oversight, Databases.Curricular),
            ["Web__DataProtectionCertificate"] = folder.File("keys.pfx"),
        });
    }

    internal static async Task AddAccount(Dictionary<string, string> settings, string user, string password, string role, string? party, string? candidacy = null)
    {
        var line = System.Text.Json.JsonSerializer.Serialize(new { user, password, role, party, candidacy });
        Assert.Equal((0, ""), await WebProcess.Run(line + "\n", settings, "accounts", "add"));
    }

    private static async Task<(Folder Folder, PrivateCluster Cluster)> Make()
    {
        var folder = new Folder();
        LetPass(folder);
        WebProcess.KeyCertificate(folder);
        var (cluster, secrets, connections, settings) = await Start(folder);
        try
        {
            await new Bootstrap(connections, secrets).RunAsync();
            foreach (var database in Databases.All)
                await Migrator.RunAsync(connections.For(Roles.Owner, database), Databases.MigrationsOf(database));
            Assert.Equal((0, ""), await WebProcess.Run("", settings, "keys", "init"));
            await AddAccount(settings, ServerFixture.User, ServerFixture.Password, "Capturist", "rojo");
        }
        finally
        {
            // Also when it could not be made: nothing is left running.
            await cluster.StopAsync();
        }

        return (folder, cluster);
    }

    /// <summary>The server's user must pass through it; what is inside has folders of its own.</summary>
    private static void LetPass(Folder folder) =>
        File.SetUnixFileMode(folder.Path, File.GetUnixFileMode(folder.Path) | UnixFileMode.OtherExecute | UnixFileMode.GroupExecute);

    public async ValueTask DisposeAsync()
    {
        // One that could not be made was told by every test that asked for it.
        if (!_made.IsValueCreated || !_made.Value.IsCompletedSuccessfully)
            return;
        var (folder, cluster) = await _made.Value;
        await Shell.RunAsync(["rm", "-rf", "--", cluster.Folder]);
        folder.Dispose();
    }
}

/// <summary>A server that runs, and what a web needs to use it.</summary>
internal sealed record StartedServer(PrivateCluster Cluster, SecretsFile Secrets, Connections Connections, Dictionary<string, string> Settings);
