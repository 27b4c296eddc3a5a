using System.Net;
using AngleSharp.Html.Parser;
using Conoceles.Web.Oversight;
using Conoceles.Web.Oversight.Registry;

namespace Conoceles.Web.Tests.Registry;

/// <summary>A file far above the limit gets its sentence, not a cut connection, and is never kept.</summary>
public sealed class RegistryUploadTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const long HundredMegabytes = 100L * 1024 * 1024;
    private const string User = "administracion-de-prueba";

    [Theory]
    [InlineData(RegistryFile.MaxBytes + 1)]
    [InlineData(HundredMegabytes)]
    public async Task Upload_AboveTheLimit_SaysTheLimit(long size)
    {
        await server.AddAccount(User, ServerFixture.Password, "UtAdministrator", null);
        await using var web = await WebProcess.Start("oversight", server.Settings);
        using var client = web.NewClient();
        using (var signedIn = await SignIn(client))
            Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        var token = await Token(client, Links.Registry);

        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StreamContent(new Zeros(size)), RegistryImport.FileField, "registro.csv" },
        };
        using var answer = await client.PostAsync(Links.Registry, form);
        Assert.InRange((int)answer.StatusCode, 413, 422);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.Contains("4 MB", page.QuerySelector(".err-msg")!.TextContent, StringComparison.Ordinal);
        Headers.AssertSafe(answer, isPrivate: true);
    }

    private static async Task<HttpResponseMessage> SignIn(HttpClient client)
    {
        var token = await Token(client, "/entrar");
        return await client.PostAsync("/entrar", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token,
            ["usuario"] = User,
            ["contrasena"] = ServerFixture.Password,
        }));
    }

    private static async Task<string> Token(HttpClient client, string page) => new HtmlParser()
        .ParseDocument(await client.GetStringAsync(page))
        .QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private sealed class Zeros(long length) : Stream
    {
        private long _given;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => _given; set => _given = value; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = (int)Math.Min(count, length - _given);
            _given += given;
            return given;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
