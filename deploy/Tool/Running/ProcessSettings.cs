using System.Globalization;
using Conoceles.Deploy.Keys;
using Conoceles.Deploy.Postgres;

namespace Conoceles.Deploy.Running;

/// <summary>The environment variables of each process: the whole of its configuration.</summary>
/// <param name="purpose">Whose election the pages are about.</param>
/// <param name="folder">Where keys and copies are.</param>
/// <param name="connections">Who connects as whom.</param>
/// <param name="clusterId">Orleans' cluster id of this start.</param>
/// <param name="ports">Every port.</param>
/// <param name="certificates">Null without TLS.</param>
public sealed class ProcessSettings(
    Purpose purpose, DataFolder folder, Connections connections, string clusterId, Ports ports, LocalCertificates? certificates)
{
    private static readonly string[] _roles = ["public", "capture", "oversight", "operations"];

    /// <summary>Every web has every role.</summary>
    public static IReadOnlyList<string> WebRoles => _roles;

    public string ClusterId => clusterId;

    public Uri WebUrl(int index) => new(Text($"{(certificates is null ? "http" : "https")}://localhost:{ports.Web(index)}"));

    public static Uri Health(int port) => new(Text($"http://127.0.0.1:{port}/health/ready"));

    public Dictionary<string, string> Silo(int index) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["ConnectionStrings__Main"] = connections.For(Roles.Silo, Databases.Main, pool: 15),
        ["ConnectionStrings__Curricular"] = connections.For(Roles.Curricular, Databases.Curricular, pool: 15),
        ["ConnectionStrings__Identity"] = connections.For(Roles.Identity, Databases.Identity, pool: 10),
        ["Silo__Name"] = Text($"silo-{index}"),
        ["Silo__Address"] = "127.0.0.1",
        ["Silo__Port"] = Text($"{ports.Silo(index)}"),
        ["Silo__GatewayPort"] = Text($"{ports.Gateway(index)}"),
        ["Cluster__ClusterId"] = clusterId,
        ["Health__Port"] = Text($"{ports.SiloHealth(index)}"),
        ["Vault__KeyFile"] = VaultKeyFile.Ensure(folder),
        ["Receipts__KeyFile"] = ReceiptKeyFile.Ensure(folder),
        ["Election__Current"] = purpose.Slug,
    };

    public Dictionary<string, string> Web(int index)
    {
        var name = Text($"web-{index}");
        var copy = folder.PublicCopy(name);
        PrivateFile.MakeFolder(copy);
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Web__Roles"] = string.Join(',', _roles),
            ["Web__Url"] = WebUrl(index).GetLeftPart(UriPartial.Authority),
            ["Web__PublicCopy"] = copy,
            ["Web__DataProtectionCertificate"] = WebKeyCertificate.Ensure(folder),
            ["ConnectionStrings__Web"] = connections.For(Roles.Web, Databases.Main),
            ["ConnectionStrings__Oversight"] = connections.For(Roles.Oversight, Databases.Curricular, pool: 5),
            ["ConnectionStrings__Public"] = connections.For(Roles.Public, Databases.Main, pool: 5),
            ["Cluster__ClusterId"] = clusterId,
            ["Health__Port"] = Text($"{ports.WebHealth(index)}"),
            ["Election__Current"] = purpose.Slug,
        };
        // A rehearsal is known by its slug.
        if (purpose == Purpose.Demo)
            settings["Web__Demo"] = "true";
        foreach (var (key, value) in purpose.Institute)
            settings["Institute__" + key] = value;
        if (certificates is not null)
        {
            settings["Web__CertificateFile"] = certificates.Certificate;
            settings["Web__CertificateKeyFile"] = certificates.Key;
        }
        return settings;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
