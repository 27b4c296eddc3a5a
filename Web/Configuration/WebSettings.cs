using Conoceles.Elections;

namespace Conoceles.Web.Configuration;

/// <summary>What one web process serves; a process may have several.</summary>
[Flags]
public enum WebRoles
{
    None = 0,

    /// <summary>The citizens' site: no cluster, no accounts, no cookies.</summary>
    Public = 1,

    /// <summary>The parties' capture.</summary>
    Capture = 2,

    /// <summary>The Unidad de Transparencia and the commission.</summary>
    Oversight = 4,

    /// <summary>The cluster's state.</summary>
    Operations = 8,

    /// <summary>Those that sign in and talk to the cluster.</summary>
    Private = Capture | Oversight | Operations,
}

/// <summary>The process's settings, read once at start from configuration; a wrong one stops the start.</summary>
public sealed record WebSettings
{
    private const string UsualLetters = "/usr/share/fonts/truetype/dejavu";

    public required WebRoles Roles { get; init; }

    /// <summary>Scheme, host and port to listen on.</summary>
    public required Uri Url { get; init; }

    /// <summary>
    /// The citizens' site, as paper and QR codes name it; null when people reach it where they reach this process.
    /// </summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>PEM certificate and key, when the scheme is https.</summary>
    public string? CertificateFile { get; init; }

    public string? CertificateKeyFile { get; init; }

    /// <summary>Port of the health answers, on 127.0.0.1; 0 for none.</summary>
    public required int HealthPort { get; init; }

    /// <summary>Folder of the public record's disk copy; null keeps none.</summary>
    public string? PublicCopy { get; init; }

    /// <summary>
    /// Origins whose frames may have the pages made for it (<c>/insertar/…</c>), as the content security policy writes them; empty
    /// for none.
    /// </summary>
    public string FrameAncestors { get; init; } = "";

    /// <summary>Folder of the letters with which cards are drawn (the distribution's fonts-dejavu-core); without them there are no cards.</summary>
    public string Letters { get; init; } = UsualLetters;

    /// <summary>Slug of the election the pages are about.</summary>
    public required string Election { get; init; }

    /// <summary>Marks demonstration and permits http on loopback; a rehearsal, which its slug names, needs it not.</summary>
    public required bool Demo { get; init; }

    /// <summary>What the settings alone say: a rehearsal by its slug, so that no page of it is ever without its mark.</summary>
    public ElectionKind Kind => RehearsalSlug.Is(Election) ? ElectionKind.Rehearsal : Demo ? ElectionKind.Demo : ElectionKind.Real;

    /// <summary>A proxy in front terminates TLS.</summary>
    public required bool BehindProxy { get; init; }

    public bool IsPrivate => (Roles & WebRoles.Private) != 0;

    /// <summary>True when browsers reach this process by TLS: cookies are <c>__Host-</c> and HSTS is sent.</summary>
    public bool Tls => Url.Scheme == Uri.UriSchemeHttps || BehindProxy;

    public bool Has(WebRoles role) => (Roles & role) != 0;

    /// <exception cref="InvalidOperationException">A setting is missing or wrong; the text says which.</exception>
    public static WebSettings Read(IConfiguration configuration)
    {
        var web = configuration.GetSection("Web");
        var settings = new WebSettings
        {
            Roles = ReadRoles(web["Roles"]),
            Url = Uri.TryCreate(web["Url"] ?? "http://localhost:8080", UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
                ? url
                : throw new InvalidOperationException("Web:Url must be an http or https address."),
            PublicUrl = ReadPublicUrl(web["PublicUrl"]),
            CertificateFile = web["CertificateFile"],
            CertificateKeyFile = web["CertificateKeyFile"],
            HealthPort = configuration.GetValue("Health:Port", 0),
            PublicCopy = web["PublicCopy"],
            FrameAncestors = ReadOrigins(web["FrameAncestors"]),
            Letters = web["Letters"] ?? UsualLetters,
            Election = configuration["Election:Current"] is { Length: > 0 } slug
                ? slug
                : throw new InvalidOperationException("Election:Current must name the election."),
            Demo = web.GetValue("Demo", false),
            BehindProxy = web.GetValue("BehindProxy", false),
        };
        if (!settings.Tls && !(settings.Kind is not ElectionKind.Real && settings.Url.IsLoopback))
            throw new InvalidOperationException("Without TLS (https in Web:Url, or Web:BehindProxy) only a demo or a rehearsal on loopback may start.");
        if (settings.Url.Scheme == Uri.UriSchemeHttps && settings.CertificateFile is null)
            throw new InvalidOperationException("Web:CertificateFile is needed for https.");
        return settings;
    }

    private static Uri? ReadPublicUrl(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url
        : throw new InvalidOperationException("Web:PublicUrl must be an http or https address.");

    private static string ReadOrigins(string? text) => string.Join(' ', (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(o =>
        Uri.TryCreate(o, UriKind.Absolute, out var url) && url.Scheme is "https" && url.GetLeftPart(UriPartial.Authority) == o.TrimEnd('/') && !o.Contains(';', StringComparison.Ordinal)
            ? url.GetLeftPart(UriPartial.Authority)
            : throw new InvalidOperationException($"Web:FrameAncestors must be https origins parted by spaces, and «{o}» is not one.")));

    private static WebRoles ReadRoles(string? text)
    {
        var roles = WebRoles.None;
        foreach (var name in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            roles |= name switch
            {
                "public" => WebRoles.Public,
                "capture" => WebRoles.Capture,
                "oversight" => WebRoles.Oversight,
                "operations" => WebRoles.Operations,
                _ => throw new InvalidOperationException($"Web:Roles has an unknown role «{name}»."),
            };
        }

        return roles is WebRoles.None ? throw new InvalidOperationException("Web:Roles is empty.") : roles;
    }
}
