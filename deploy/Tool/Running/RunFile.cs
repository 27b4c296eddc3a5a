using System.Text.Json;
using System.Text.Json.Serialization;
using Conoceles.Deploy.Postgres;
using Conoceles.Deploy.Verbs;

namespace Conoceles.Deploy.Running;

/// <summary>
/// <c>run.json</c>: the contract for tests and other programs. Its members keep their names and meaning; new ones may
/// be added.
/// </summary>
public sealed record RunFile
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public int Schema { get; init; } = 1;

    /// <summary>Legal instant when it was written, with the offset of Sonora.</summary>
    public required string Clock { get; init; }

    public required IReadOnlyList<string> Web { get; init; }

    /// <summary>PEM of the authority to trust, with TLS.</summary>
    public required string? Ca { get; init; }

    public required IReadOnlyList<SiloRow> Silos { get; init; }

    public required IReadOnlyList<WebRow> Webs { get; init; }

    public required PostgresRow Postgres { get; init; }

    public required IReadOnlyList<Account> Accounts { get; init; }

    public required Examples Examples { get; init; }

    /// <param name="Started">Start time in clock ticks since the machine's boot, field 22 of <c>/proc/PID/stat</c>.</param>
    public sealed record SiloRow(string Name, int Pid, long Started);

    public sealed record WebRow(string Name, int Pid, long Started, string Url, IReadOnlyList<string> Roles, string Health);

    /// <param name="Host">Folder of the unix socket, or the host of <c>CONOCELES_DB</c>.</param>
    public sealed record PostgresRow(string Host, int Port, DatabaseNames Databases, string Superuser);

    public sealed record DatabaseNames(string Main, string Curricular, string Identity);

    public static RunFile Of(Installation installation, DateTimeOffset clock, IReadOnlyList<Account> accounts, Examples examples)
    {
        var administrator = new Npgsql.NpgsqlConnectionStringBuilder(installation.Server.Connections.Administrator());
        var webs = Enumerable.Range(0, installation.Options.Webs).Select(i =>
        {
            var child = installation.Child(Installation.WebName(i));
            return new WebRow(
                child.Name, child.Pid, child.Started, Address(installation.Settings.WebUrl(i)), ProcessSettings.WebRoles,
                ProcessSettings.Health(installation.Options.Ports.WebHealth(i)).ToString());
        }).ToList();
        return new RunFile
        {
            Clock = ClockVerb.Show(clock),
            Web = [.. webs.Select(w => w.Url)],
            Ca = installation.Certificates?.Authority,
            Silos = [.. installation.Children.Where(c => c.Name.StartsWith("silo-", StringComparison.Ordinal))
                .Select(c => new SiloRow(c.Name, c.Pid, c.Started))],
            Webs = webs,
            Postgres = new PostgresRow(
                administrator.Host!, administrator.Port,
                new DatabaseNames(Databases.Main, Databases.Curricular, Databases.Identity), administrator.Username!),
            Accounts = accounts,
            Examples = examples,
        };
    }

    public void Write(DataFolder folder) => PrivateFile.Write(folder.RunFile, JsonSerializer.SerializeToUtf8Bytes(this, _json));

    private static string Address(Uri url) => url.GetLeftPart(UriPartial.Authority);
}
