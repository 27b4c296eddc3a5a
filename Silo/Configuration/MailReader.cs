using System.Globalization;
using System.Net;
using Conoceles.Grains.Mail;
using MailKit.Security;
using MimeKit;

namespace Conoceles.Silo.Configuration;

/// <summary>Reads <see cref="MailSettings"/>; a wrong value stops the start with its name.</summary>
internal static class MailReader
{
    private const int DefaultPort = 587;

    public static MailSettings Read(IConfiguration configuration)
    {
        var folder = configuration["Mail:Folder"];
        if (!string.IsNullOrEmpty(folder) && !Directory.Exists(folder))
            throw Wrong("Mail:Folder", "the folder does not exist");
        return new MailSettings
        {
            Server = configuration["Mail:Server"] is { Length: > 0 } host ? Server(host, configuration) : null,
            Folder = string.IsNullOrEmpty(folder) ? null : folder,
            Site = configuration["Site:Url"] is not { Length: > 0 } site ? null
                : Uri.TryCreate(site.TrimEnd('/') + "/", UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url
                : throw Wrong("Site:Url", "an http or https address is needed"),
        };
    }

    private static MailServer Server(string host, IConfiguration configuration)
    {
        var security = configuration["Mail:Tls"] switch
        {
            null or "" or "starttls" => SecureSocketOptions.StartTls,
            "implicit" => SecureSocketOptions.SslOnConnect,
            // Notices and passwords cross no network in clear.
            "none" when host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)) => SecureSocketOptions.None,
            "none" => throw Wrong("Mail:Tls", "none is for a server on loopback"),
            _ => throw Wrong("Mail:Tls", "starttls, implicit or none"),
        };
        var port = configuration["Mail:Port"] is not { Length: > 0 } text ? DefaultPort
            : ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
            : throw Wrong("Mail:Port", "a port is needed");
        var from = MailboxAddress.TryParse(configuration["Mail:From"] ?? "", out var mailbox) && mailbox.Domain.Length > 0
            ? mailbox
            : throw Wrong("Mail:From", "an address is needed");
        return new MailServer(host, port, security, from)
        {
            User = configuration["Mail:User"] is { Length: > 0 } user ? user : null,
            Password = Password(configuration),
        };
    }

    private static string Password(IConfiguration configuration)
    {
        if (configuration["Mail:User"] is not { Length: > 0 })
            return "";
        if (configuration["Mail:PasswordFile"] is not { Length: > 0 } file || !File.Exists(file))
            throw Wrong("Mail:PasswordFile", "with Mail:User, a file is needed");
        return File.ReadAllText(file).Trim();
    }

    private static InvalidOperationException Wrong(string setting, string why) => new($"wrong-setting: {setting} ({why})");
}
