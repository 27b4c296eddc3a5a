using System.Globalization;
using System.Net;
using Conoceles.Grains;
using Conoceles.Grains.Cuts;
using Conoceles.Grains.Mail;

namespace Conoceles.Silo.Configuration;

/// <summary>What a silo must be told; a missing value stops it at start with the value's name.</summary>
/// <param name="Name">Unique in the cluster.</param>
/// <param name="Address">Where other silos and webs reach it: never a shared or virtual address.</param>
/// <param name="Port">Silo to silo.</param>
/// <param name="GatewayPort">Webs to silo.</param>
/// <param name="ClusterId">Changes only to abandon a dead cluster's membership.</param>
/// <param name="HealthPort">Loopback port of <c>/health</c>.</param>
/// <param name="VaultKeyFile">File with the identity keys, readable by silos alone.</param>
/// <param name="ReceiptKeyFile">File with the keys that sign receipts, readable by silos alone.</param>
internal sealed record SiloSettings(
    string Name, IPAddress Address, int Port, int GatewayPort, string ClusterId, int HealthPort, string VaultKeyFile,
    string ReceiptKeyFile)
{
    /// <summary>Database <c>conoceles</c>, role <c>conoceles_silo</c>.</summary>
    public required string Main { get; init; }

    /// <summary>Database <c>conoceles_curricular</c>, role of the same name.</summary>
    public required string Curricular { get; init; }

    /// <summary>Database <c>conoceles_identidad</c>, role <c>conoceles_identity</c>.</summary>
    public required string Identity { get; init; }

    /// <summary>Schemas that it writes; lower ones while silos of the version before are still running.</summary>
    public required WrittenSchemas Written { get; init; }

    /// <summary>Where notices go.</summary>
    public required MailSettings Mail { get; init; }

    /// <summary>When cuts of the public record are made.</summary>
    public required CutSettings Cuts { get; init; }

    public static SiloSettings Read(IConfiguration configuration)
    {
        return new SiloSettings(
            Text("Silo:Name"),
            IPAddress.Parse(configuration["Silo:Address"] ?? "127.0.0.1"),
            Number("Silo:Port"),
            Number("Silo:GatewayPort"),
            Text("Cluster:ClusterId"),
            Number("Health:Port"),
            Text("Vault:KeyFile"),
            Text("Receipts:KeyFile"))
        {
            Main = Text("ConnectionStrings:Main"),
            Curricular = Text("ConnectionStrings:Curricular"),
            Identity = Text("ConnectionStrings:Identity"),
            Written = configuration["Schemas:Candidacy"] is { Length: > 0 } schema
                ? new WrittenSchemas(int.Parse(schema, CultureInfo.InvariantCulture))
                : WrittenSchemas.Current,
            Mail = MailReader.Read(configuration),
            Cuts = CutSettings.Default with
            {
                Daily = Hour("Cuts:Daily") ?? CutSettings.Default.Daily,
                LeastTold = Least("Cuts:LeastTold") ?? CutSettings.Default.LeastTold,
            },
        };

        string Text(string key) => configuration[key] is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"missing-setting: {key}");

        TimeOnly? Hour(string key) => configuration[key] is not { Length: > 0 } value ? null
            : TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) ? hour
            : throw new InvalidOperationException($"wrong-setting: {key} must be an hour such as 06:00.");

        int? Least(string key) => configuration[key] is not { Length: > 0 } value ? null
            : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var least) && least >= 2 ? least
            : throw new InvalidOperationException($"wrong-setting: {key} must be a number, 2 or more.");

        int Number(string key) => int.Parse(Text(key), CultureInfo.InvariantCulture);
    }
}
