using Conoceles.Deploy.Postgres;
using Conoceles.Elections;
using Conoceles.Grains.Mail;
using Conoceles.Grains.Projection;
using Conoceles.Postgres;
using MailKit.Security;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using Npgsql;

namespace Conoceles.Grains.Tests.Mail;

/// <summary>The outbox on a real PostgreSQL, with the silo's role, and a mail server of this process.</summary>
public sealed class NoticeDeliveryTests(ServerFixture server) : IAsyncLifetime
{
    private static readonly LegalClock Clock = new(TimeProvider.System);
    private static int _parties;
    private readonly NpgsqlDataSource _main = server.Source(Roles.Silo, Databases.Main);
    private readonly NpgsqlDataSource _web = server.Source(Roles.Web, Databases.Main);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("conoceles-mail-");
    private readonly FakeSmtpServer _smtp = new();
    private readonly string _party = "p" + Interlocked.Increment(ref _parties);

    private Outbox Outbox => new(new ProjectionDatabases(_main, null!, null!));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _smtp.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task SameNotice_Twice_IsOneRowThatStaysAsItWas()
    {
        var notice = Of("repetido");
        Assert.True(await Outbox.Write(notice, Clock.Now));
        Assert.DoesNotContain(true, await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Outbox.Write(notice with { Body = "Otro texto." }, Clock.Now))));
        Assert.Equal("Texto de repetido, añadió.", await Scalar<string>("select body from mail.outbox where key = $1", notice.Key));
    }

    [Fact]
    public async Task WithoutAServer_NoticesAreForPaper_AndInTheFolderOnce()
    {
        await Recipient("uno@ejemplo.invalid");
        var notice = await Written("papel");
        await Run(withServer: false);
        var file = new FileInfo(Path.Combine(_folder.FullName, NoticeMessage.FileName(Queued(notice))));
        Assert.Equal($"Para: {_party}\nAsunto: Aviso papel\n\nTexto de papel, añadió.\n", await File.ReadAllTextAsync(file.FullName));
        Assert.True(await Scalar<bool>("select held_at is not null and file_at is not null and sent_at is null from mail.outbox where key = $1", notice.Key));
        file.Delete();
        await Run(withServer: false);
        Assert.False(File.Exists(file.FullName));
        Assert.Empty(_folder.GetFiles("*.tmp"));
    }

    [Fact]
    public async Task FolderThatIsGone_LosesNothing_AndDoesNotStopTheServer()
    {
        var paper = await Written("sin-carpeta");
        await Recipient("uno@ejemplo.invalid", "otro");
        var sent = Of("con-carpeta") with { Party = _party + "otro" };
        await Outbox.Write(sent, Clock.Now);
        await Run(folder: Path.Combine(_folder.FullName, "no-existe"));
        Assert.True(await Scalar<bool>("select held_at is not null and file_at is null from mail.outbox where key = $1", paper.Key));
        Assert.Single(Taken(sent));
    }

    [Fact]
    public async Task WithAServer_NoticeIsSentOnce_ToThePartysAddresses()
    {
        await Recipient("uno@ejemplo.invalid");
        await Recipient("dos@ejemplo.invalid", place: 2);
        var notice = await Written("enviado");
        await Run();
        await Run();
        var (to, text) = Assert.Single(Taken(notice));
        Assert.Equal(["uno@ejemplo.invalid", "dos@ejemplo.invalid"], to);
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        var message = await MimeMessage.LoadAsync(stream);
        Assert.Equal(("Aviso enviado", "Texto de enviado, añadió.", "avisos@ejemplo.invalid"), (message.Subject, message.TextBody!.Trim(), message.From.Mailboxes.Single().Address));
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        Assert.Equal("uno@ejemplo.invalid,dos@ejemplo.invalid 1 ", await State(notice));
        Assert.True(await Scalar<bool>("select sent_at is not null from mail.outbox where key = $1", notice.Key));
    }

    [Fact]
    public async Task PartyWithoutAddress_IsForPaper_UntilSomebodyWritesOne()
    {
        var notice = await Written("sin-correo");
        await Run();
        Assert.Empty(Taken(notice));
        Assert.True(await Scalar<bool>("select held_at is not null from mail.outbox where key = $1", notice.Key));
        await Recipient("tarde@ejemplo.invalid");
        await Run();
        Assert.Equal(["tarde@ejemplo.invalid"], Assert.Single(Taken(notice)).To);
    }

    [Fact]
    public async Task ServerThatIsAway_IsTriedAgain_LaterEachTime()
    {
        await Recipient("uno@ejemplo.invalid");
        var notice = await Written("lejos");
        var minutes = new List<double>();
        for (var attempt = 0; attempt < 6; attempt++)
        {
            await Due(notice);
            await Run(port: 1);
            minutes.Add(await Scalar<double>("select round(extract(epoch from due_at - clock_timestamp()) / 60)::float8 from mail.outbox where key = $1", notice.Key));
        }

        Assert.Equal([1, 2, 4, 8, 15, 15], minutes);
        Assert.Equal("uno@ejemplo.invalid 6 connection", await State(notice));
        await Run();
        Assert.Empty(Taken(notice));
        await Due(notice);
        await Run();
        Assert.Single(Taken(notice));
        Assert.Equal("uno@ejemplo.invalid 7 ", await State(notice));
    }

    [Theory]
    [InlineData(null, "tls")]
    [InlineData("avisos", "authentication")]
    public async Task ServerWithoutProtectionOrAccount_GetsNothing(string? user, string code)
    {
        await Recipient("uno@ejemplo.invalid");
        var notice = await Written("sin-proteccion");
        await Run(security: user is null ? SecureSocketOptions.StartTls : SecureSocketOptions.None, user: user);
        Assert.Empty(Taken(notice));
        Assert.Equal($"uno@ejemplo.invalid 1 {code}", await State(notice));
    }

    [Theory]
    [InlineData("refused", "smtp-554")]
    [InlineData("hangs-up", "connection")]
    [InlineData("address", "smtp-550")]
    [InlineData("unreadable", "address")]
    public async Task PoisonNotice_NeverBlocksTheOthers(string poison, string code)
    {
        await Recipient("uno@ejemplo.invalid");
        await Recipient(poison == "unreadable" ? "\"@ejemplo.invalid" : "malo@ejemplo.invalid", "veneno");
        _smtp.OnRecipient = line => poison == "address" && line.Contains("malo", StringComparison.Ordinal) ? "550 5.1.1 no <malo@ejemplo.invalid>" : "250 ok";
        _smtp.OnMessage = text => !text.Contains("Texto de veneno", StringComparison.Ordinal) || poison is "address" or "unreadable" ? "250 ok" : poison == "refused" ? "554 5.6.0 no" : null;
        var bad = Of("veneno-" + poison) with { Party = _party + "veneno" };
        await Outbox.Write(bad, Clock.Now);
        var good = new List<Notice>();
        for (var n = 0; n < 3; n++)
            good.Add(await Written($"bueno-{poison}-{n}"));
        // The oldest is the poison: taken first in each run in which it is due.
        await Run();
        await Due(bad);
        await Run();
        Assert.All(good, n => Assert.Single(Taken(n)));
        Assert.Empty(Taken(bad));
        Assert.EndsWith($"@ejemplo.invalid 2 {code}", await State(bad), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneRefusedAddressOfTwo_DoesNotKeepItFromTheOther()
    {
        await Recipient("malo@ejemplo.invalid");
        await Recipient("bueno@ejemplo.invalid", place: 2);
        _smtp.OnRecipient = line => line.Contains("malo", StringComparison.Ordinal) ? "550 no" : "250 ok";
        var notice = await Written("parcial");
        await Run();
        Assert.Equal(["bueno@ejemplo.invalid"], Assert.Single(Taken(notice)).To);
        Assert.EndsWith(" 1 some-refused", await State(notice), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SiloThatEndsBeforeItsAnswerIsWritten_LeavesARepeatWithTheSameMessageId()
    {
        await Recipient("uno@ejemplo.invalid");
        var notice = await Written("caida");
        await Run();
        await using (var lost = _main.CreateCommand("update mail.outbox set sent_at = null, due_at = clock_timestamp() where key = $1"))
        {
            lost.Parameters.AddWithValue(notice.Key);
            await lost.ExecuteNonQueryAsync();
        }

        await Run();
        var ids = Taken(notice).Select(t => t.Text.Split('\n').Single(l => l.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase)).Trim()).ToArray();
        Assert.Equal(2, ids.Length);
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task TwoSilosAtOnce_SendEachNoticeOnce()
    {
        await Recipient("uno@ejemplo.invalid");
        var notices = new List<Notice>();
        for (var n = 0; n < 20; n++)
            notices.Add(await Written($"dos-silos-{n}"));
        await Task.WhenAll(Run(), Run(), Run());
        Assert.All(notices, n => Assert.Single(Taken(n)));
    }

    [Fact]
    public async Task NoticeWhoseTimePassed_IsNotSent_AndSaysSo()
    {
        await Recipient("uno@ejemplo.invalid");
        var notice = Of("vencido") with { ValidUntil = Clock.Now };
        await Outbox.Write(notice, Clock.Now);
        await Run();
        Assert.Empty(Taken(notice));
        Assert.Equal(" 0 expired", await State(notice));
    }

    private Task Run(
        bool withServer = true, int? port = null, string? folder = null, SecureSocketOptions security = SecureSocketOptions.None, string? user = null) => new NoticeDelivery(
        Outbox,
        new MailSettings
        {
            Server = withServer ? new MailServer("127.0.0.1", port ?? _smtp.Port, security, MailboxAddress.Parse("avisos@ejemplo.invalid")) { User = user } : null,
            Folder = folder ?? _folder.FullName,
        },
        Clock, NullLogger<NoticeDelivery>.Instance).Run(TestContext.Current.CancellationToken);

    private (string[] To, string Text)[] Taken(Notice notice) =>
        [.. _smtp.Taken.Where(t => t.Text.Contains($"Subject: {notice.Subject}\n", StringComparison.Ordinal))];

    private Notice Of(string name) => new()
    {
        Key = $"prueba_{_party}_{name}",
        Election = "correo",
        Kind = NoticeKinds.CaptureWarning,
        Party = _party,
        Subject = $"Aviso {name}",
        Body = $"Texto de {name}, añadió.",
        ValidUntil = Clock.Now.AddHours(2),
    };

    private static QueuedNotice Queued(Notice notice) => new(notice.Key, notice.Party, [], notice.Subject, notice.Body, default);

    private async Task<Notice> Written(string name)
    {
        var notice = Of(name);
        Assert.True(await Outbox.Write(notice, Clock.Now));
        return notice;
    }

    private async Task Recipient(string address, string more = "", short place = 1)
    {
        await using var command = _web.CreateCommand("insert into mail.recipient (election, party, place, address) values ('correo', $1, $2, $3)");
        command.Parameters.AddWithValue(_party + more);
        command.Parameters.AddWithValue(place);
        command.Parameters.AddWithValue(address);
        await command.ExecuteNonQueryAsync();
    }

    private async Task Due(Notice notice)
    {
        await using var command = _main.CreateCommand("update mail.outbox set due_at = '2000-01-01' where key = $1");
        command.Parameters.AddWithValue(notice.Key);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    private Task<string?> State(Notice notice) => Scalar<string>(
        "select array_to_string(recipients, ',') || ' ' || attempts || ' ' || coalesce(last_error, '') from mail.outbox where key = $1", notice.Key);

    private async Task<T?> Scalar<T>(string sql, string key)
    {
        await using var command = _main.CreateCommand(sql);
        command.Parameters.AddWithValue(key);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }
}
