using Conoceles.Deploy.Postgres;
using Conoceles.Deploy.Running;

namespace Conoceles.Deploy.Verbs;

/// <summary><c>migrate</c>: roles, databases and migrations, and nothing else.</summary>
public static class MigrateVerb
{
    public static async Task<int> RunAsync(IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var options = Options.Parse(arguments, ["data", "port"], []);
        var folder = new DataFolder(options.Text("data") ?? Purpose.Demo.Folder);
        var ports = new Ports(options.Number("port", Purpose.Demo.Port, 1024, Ports.Highest));
        var server = await DatabaseServer.OpenAsync(
            folder, ports.Postgres, SecretsFile.Open(folder.Secrets), Console.WriteLine, cancellation);
        var ours = server.Cluster is not null && !await server.Cluster.IsRunningAsync(cancellation);
        try
        {
            var applied = await server.PrepareAsync(cancellation);
            Console.WriteLine(applied == 0 ? "Las bases de datos ya estaban al día." : $"Migraciones aplicadas: {applied}.");
        }
        finally
        {
            // It is left as it was found.
            if (ours)
                await server.Cluster!.StopAsync(CancellationToken.None);
        }
        return 0;
    }
}
