using Conoceles.Elections;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace Conoceles.Grains.Mail;

/// <summary>
/// Sends what is due, or keeps it for paper. At least once: a silo that ends between the server's answer and the row sends the
/// notice again, with the same Message-ID.
/// </summary>
public sealed partial class NoticeDelivery(Outbox outbox, MailSettings settings, LegalClock clock, ILogger<NoticeDelivery> logger)
{
    /// <summary>Notices of one run; the rest are of the next minute.</summary>
    private const int Batch = 50;

    /// <summary>
    /// Connections that may break in one run: a notice that always breaks its own does not keep the others waiting, and a
    /// server that breaks them all does not keep the silo.
    /// </summary>
    private const int Patience = 3;

    /// <summary>Its time passed before anybody could send it.</summary>
    public const string Expired = "expired";

    /// <summary>It was sent, and the server refused one of several addresses.</summary>
    public const string SomeRefused = "some-refused";

    public async Task Run(CancellationToken cancellation)
    {
        await outbox.Hold(settings.Server is not null, clock.Now);
        await outbox.Expire(Expired, clock.Now);
        if (settings.Folder is { } folder)
            await File(folder, cancellation);
        if (settings.Server is { } server)
            await Send(server, cancellation);
    }

    private async Task Send(MailServer server, CancellationToken cancellation)
    {
        using var session = new SmtpSession();
        var broken = 0;
        for (var tried = 0; tried < Batch && broken < Patience && await outbox.Take(clock.Now) is { } notice; tried++)
        {
            var opened = false;
            try
            {
                if (!session.IsConnected)
                    await session.Open(server, cancellation);
                opened = true;
                var refused = await session.Give(NoticeMessage.Of(notice, server.From), cancellation);
                await outbox.Sent(notice.Key, refused > 0 ? SomeRefused : null, clock.Now);
            }
            catch (Exception e) when (opened && e is SmtpCommandException or ParseException)
            {
                // Of this notice: the connection is good for the next one.
                await Failed(notice, e);
            }
            catch (Exception e) when (e is not (OutOfMemoryException or Npgsql.NpgsqlException))
            {
                await Failed(notice, e);
                if (session.IsConnected)
                    await session.DisconnectAsync(quit: false, CancellationToken.None);
                // Nobody answers: the others need not be tried to know it.
                broken += opened ? 1 : Patience;
            }
        }

        if (session.IsConnected)
            await session.DisconnectAsync(quit: true, cancellation);
    }

    private async Task Failed(QueuedNotice notice, Exception failure)
    {
        var code = SmtpSession.Code(failure);
        LogFailed(notice.Key, code);
        await outbox.Failed(notice.Key, code);
    }

    private async Task File(string folder, CancellationToken cancellation)
    {
        foreach (var notice in await outbox.Unfiled(Batch))
        {
            try
            {
                var path = Path.Combine(folder, NoticeMessage.FileName(notice));
                // Whoever prints the folder never finds half a notice.
                await System.IO.File.WriteAllTextAsync(path + ".tmp", NoticeMessage.FileText(notice), cancellation);
                System.IO.File.Move(path + ".tmp", path, overwrite: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The page prints them as well: the folder is a convenience, and the server does not wait for it.
                LogNotFiled(e.GetType().Name);
                return;
            }

            await outbox.Filed(notice.Key, clock.Now);
        }
    }

    [LoggerMessage(2401, LogLevel.Warning, "Notice {Key} not sent ({Reason}); it will be tried again")]
    private partial void LogFailed(string key, string reason);

    [LoggerMessage(2402, LogLevel.Warning, "Notices not written to the folder ({Reason}); the next minute tries again")]
    private partial void LogNotFiled(string reason);
}
