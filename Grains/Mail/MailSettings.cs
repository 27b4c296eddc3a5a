using MailKit.Security;
using MimeKit;

namespace Conoceles.Grains.Mail;

/// <summary>What becomes of notices.</summary>
public sealed record MailSettings
{
    /// <summary>Nothing is sent nor written to files: every notice is for paper.</summary>
    public static readonly MailSettings None = new();

    /// <summary>Null when none is configured.</summary>
    public MailServer? Server { get; init; }

    /// <summary>Folder into which notices for paper are also written; null for none.</summary>
    public string? Folder { get; init; }

    /// <summary>Address of the capture's site, which notices name; null when it is not said.</summary>
    public Uri? Site { get; init; }
}

/// <summary>A server that takes mail.</summary>
/// <param name="Host">Name or address.</param>
/// <param name="Port">TCP.</param>
/// <param name="Security">How the connection is protected; nothing in clear but on loopback.</param>
/// <param name="From">Whom recipients see.</param>
public sealed record MailServer(string Host, int Port, SecureSocketOptions Security, MailboxAddress From)
{
    /// <summary>Null when the server asks for nobody.</summary>
    public string? User { get; init; }

    public string Password { get; init; } = "";
}
