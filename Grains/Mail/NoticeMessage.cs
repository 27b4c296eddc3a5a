using System.Security.Cryptography;
using System.Text;
using MimeKit;

namespace Conoceles.Grains.Mail;

/// <summary>A notice as a mail message, and as a file for the printer. Pure.</summary>
internal static class NoticeMessage
{
    /// <summary>
    /// The Message-ID follows from the key: what a crash made us send twice is the same message, which mail programs fold into one.
    /// </summary>
    /// <exception cref="ParseException">An address is not one.</exception>
    public static MimeMessage Of(QueuedNotice notice, MailboxAddress from)
    {
        var message = new MimeMessage
        {
            MessageId = $"{Print(notice.Key)}@{from.Domain}",
            Date = notice.Created,
            Subject = notice.Subject,
            Body = new TextPart("plain") { Text = notice.Body },
        };
        message.From.Add(from);
        message.To.AddRange(notice.Recipients.Select(MailboxAddress.Parse));
        // Nobody's out-of-office answers a program.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    /// <summary>Name of its file: whatever the key holds, no path.</summary>
    public static string FileName(QueuedNotice notice) => $"aviso-{Print(notice.Key)}.txt";

    public static string FileText(QueuedNotice notice) => $"Para: {notice.Party}\nAsunto: {notice.Subject}\n\n{notice.Body}\n";

    private static string Print(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32];
}
