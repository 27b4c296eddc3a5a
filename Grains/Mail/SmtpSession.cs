using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Conoceles.Grains.Mail;

/// <summary>One connection to the server.</summary>
internal sealed class SmtpSession : SmtpClient
{
    /// <summary>A silo's turn is not held for longer by a server that does not answer.</summary>
    private const int Patience = 5_000;

    private int _refused;
    private SmtpStatusCode _refusal;

    /// <summary>Greets the server, protected as the settings say.</summary>
    /// <exception cref="SslHandshakeException">It offers no protection, or not with a certificate that this machine trusts.</exception>
    /// <exception cref="AuthenticationException">It does not take the account.</exception>
    public async Task Open(MailServer server, CancellationToken cancellation)
    {
        Timeout = Patience;
        try
        {
            await ConnectAsync(server.Host, server.Port, server.Security, cancellation);
        }
        catch (NotSupportedException e)
        {
            throw new SslHandshakeException("The server offers no TLS.", e);
        }

        if (server.User is not { } user)
            return;
        if (!Capabilities.HasFlag(SmtpCapabilities.Authentication))
            throw new AuthenticationException("The server asks for no account.");
        await AuthenticateAsync(user, server.Password, cancellation);
    }

    /// <summary>Sends to whoever the server takes; how many addresses it refused while it took another.</summary>
    /// <exception cref="SmtpCommandException">It took none, or not the message.</exception>
    public async Task<int> Give(MimeMessage message, CancellationToken cancellation)
    {
        _refused = 0;
        await SendAsync(message, cancellation);
        return _refused;
    }

    /// <summary>What is kept and shown of a failure: a code. What servers say may quote addresses.</summary>
    public static string Code(Exception failure) => failure switch
    {
        SmtpCommandException command => FormattableString.Invariant($"smtp-{(int)command.StatusCode}"),
        AuthenticationException => "authentication",
        SslHandshakeException => "tls",
        ParseException => "address",
        TimeoutException or OperationCanceledException => "timeout",
        ProtocolException or ServiceNotConnectedException or IOException or SocketException => "connection",
        _ => failure.GetType().Name,
    };

    // One address with a letter too many must not keep the notice from the party's others.
    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        _refused++;
        _refusal = response.StatusCode;
    }

    protected override void OnNoRecipientsAccepted(MimeMessage message) =>
        throw new SmtpCommandException(SmtpErrorCode.RecipientNotAccepted, _refusal, "Every address was refused.");
}
