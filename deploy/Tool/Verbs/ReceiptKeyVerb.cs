using Conoceles.Deploy.Keys;
using Conoceles.Deploy.Postgres;
using Conoceles.Deploy.Running;
using Npgsql;

namespace Conoceles.Deploy.Verbs;

/// <summary><c>receipt-key</c>: makes another key the one that signs receipts; silos take it at their next start.</summary>
public static class ReceiptKeyVerb
{
    public static async Task<int> RunAsync(IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var options = Options.Parse(arguments, ["data"], []);
        var folder = new DataFolder(options.Text("data") ?? Purpose.Demo.Folder);
        var port = Processes.ProcessTable.Open(folder).Port;
        var server = await DatabaseServer.OpenAsync(
            folder, new Ports(port).Postgres, SecretsFile.Open(folder.Secrets), Console.WriteLine, cancellation);
        try
        {
            var clock = new LegalClockRow(server.Connections.For(Roles.Owner, Databases.Main));
            var made = ReceiptKeyFile.Rotate(ReceiptKeyFile.PathIn(folder), await clock.NowAsync(cancellation));
            Console.WriteLine($"La llave {made} firmará los acuses. Reinicie los silos, uno por uno, antes de un día: hasta entonces firman con la anterior.");
            return 0;
        }
        catch (NpgsqlException e)
        {
            throw new ToolException($"La base de datos no responde: {e.Message}", e);
        }
    }
}
