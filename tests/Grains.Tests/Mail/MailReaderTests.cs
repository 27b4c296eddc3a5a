using Conoceles.Grains.Mail;
using Conoceles.Silo.Configuration;
using MailKit.Security;
using Microsoft.Extensions.Configuration;

namespace Conoceles.Grains.Tests.Mail;

/// <summary>The settings of mail: without any there is none, and a wrong one stops the start with its name.</summary>
public sealed class MailReaderTests
{
    [Fact]
    public void Nothing_IsNoServer() => Assert.Equal(MailSettings.None, Read());

    [Fact]
    public void Server_HasSecureDefaults()
    {
        var mail = Read(("Mail:Server", "correo.ejemplo.invalid"), ("Mail:From", "Conóceles <avisos@ejemplo.invalid>"), ("Site:Url", "https://conoceles.ejemplo.invalid"));
        Assert.Equal(("correo.ejemplo.invalid", 587, SecureSocketOptions.StartTls), (mail.Server!.Host, mail.Server.Port, mail.Server.Security));
        Assert.Equal(("Conóceles", "avisos@ejemplo.invalid", null), (mail.Server.From.Name, mail.Server.From.Address, mail.Server.User));
        Assert.Equal(new Uri("https://conoceles.ejemplo.invalid/"), mail.Site);
    }

    [Fact]
    public void Password_IsReadFromItsFile()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "secreto de prueba\n");
            var mail = Read(("Mail:Server", "c.ejemplo.invalid"), ("Mail:From", "a@ejemplo.invalid"), ("Mail:User", "avisos"), ("Mail:PasswordFile", file), ("Mail:Tls", "implicit"), ("Mail:Port", "465"));
            Assert.Equal(("avisos", "secreto de prueba", SecureSocketOptions.SslOnConnect, 465), (mail.Server!.User, mail.Server.Password, mail.Server.Security, mail.Server.Port));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("Mail:From", "Mail:Server", "c.ejemplo.invalid")]
    [InlineData("Mail:From", "Mail:Server", "c.ejemplo.invalid", "Mail:From", "sin arroba")]
    [InlineData("Mail:Port", "Mail:Server", "c.ejemplo.invalid", "Mail:From", "a@ejemplo.invalid", "Mail:Port", "0")]
    [InlineData("Mail:Tls", "Mail:Server", "c.ejemplo.invalid", "Mail:From", "a@ejemplo.invalid", "Mail:Tls", "none")]
    [InlineData("Mail:Tls", "Mail:Server", "c.ejemplo.invalid", "Mail:From", "a@ejemplo.invalid", "Mail:Tls", "quizá")]
    [InlineData("Mail:PasswordFile", "Mail:Server", "c.ejemplo.invalid", "Mail:From", "a@ejemplo.invalid", "Mail:User", "avisos")]
    [InlineData("Mail:PasswordFile", "Mail:Server", "c.ejemplo.invalid", "Mail:From", "a@ejemplo.invalid", "Mail:User", "avisos", "Mail:PasswordFile", "/no/existe")]
    [InlineData("Mail:Folder", "Mail:Folder", "/no/existe")]
    [InlineData("Site:Url", "Site:Url", "conoceles")]
    public void WrongSetting_StopsTheStartWithItsName(string setting, params string[] values)
    {
        var wrong = Assert.Throws<InvalidOperationException>(() => Read([.. values.Chunk(2).Select(v => (v[0], v[1]))]));
        Assert.StartsWith($"wrong-setting: {setting} (", wrong.Message, StringComparison.Ordinal);
    }

    private static MailSettings Read(params (string Key, string Value)[] values) => MailReader.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Key, (string?)v.Value))).Build());
}
