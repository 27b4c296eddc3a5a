using System.Net;
using Conoceles.TestData;
using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Tests;

/// <summary>Every role starts, listens and says what it lacks with silos and PostgreSQL absent.</summary>
public sealed class AbsentPartsTests
{
    private static readonly HttpStatusCode[] _unavailable = [HttpStatusCode.ServiceUnavailable, HttpStatusCode.InternalServerError];
    private static readonly string[] _paths = ["/captura", "/ut", "/operacion", "/candidaturas"];

    [Fact]
    public async Task Public_WithoutDatabaseOrCopy_SaysSoAndAnswers503()
    {
        using var home = new Folder();
        await using var web = await WebProcess.Start("public", new() { ["HOME"] = home.Path });
        var (status, body) = await web.Ready();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        // It protects nothing, so it leaves no key behind.
        Assert.Empty(Directory.EnumerateFiles(home.Path, "*.xml", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }));
        Assert.Contains("registro p", body, StringComparison.Ordinal);
        using var answer = await web.Client.GetAsync("/candidaturas");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Headers.AssertSafe(answer, isPrivate: false);
        Assert.Contains("no está disponible", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Public_WithACorruptCopy_RefusesIt()
    {
        using var folder = new Folder();
        new DiskCopy(folder.Path).Save(Sample.Snapshot());
        var file = Assert.Single(Directory.GetFiles(folder.Path));
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(file, text.Replace("Nopalina", "Nopalino", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        await using var web = await WebProcess.Start("public", new() { ["Web__PublicCopy"] = folder.Path });
        await web.Until(() => Task.FromResult(web.Log.Contains("Disk copy of the public record refused", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await web.Ready()).Status);
        using var answer = await web.Client.GetAsync($"/candidaturas/{Sample.Published.Id}");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Theory]
    [InlineData("capture", "/captura")]
    [InlineData("oversight", "/ut")]
    [InlineData("operations", "/operacion")]
    public async Task PrivateRole_StartsAtOnceAndNamesWhatIsMissing(string role, string path)
    {
        using var folder = new Folder();
        await using var web = await WebProcess.Start(role, new() { ["Web__DataProtectionCertificate"] = WebProcess.KeyCertificate(folder) });
        var (status, body) = await web.Ready();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("reloj y base de datos", body, StringComparison.Ordinal);
        Assert.Contains("cluster", body, StringComparison.Ordinal);

        using var redirect = await web.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, redirect.StatusCode);
        Headers.AssertSafe(redirect, isPrivate: true);
        foreach (var other in _paths.Where(p => p != path))
        {
            using var answer = await web.Client.GetAsync(other);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        // Its form's key is in PostgreSQL.
        using var signIn = await web.Client.GetAsync("/entrar");
        Assert.Contains(signIn.StatusCode, _unavailable);
        Headers.AssertSafe(signIn, isPrivate: true);
        Assert.Contains("Folio del incidente", await signIn.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await web.Terminate());
    }

    [Theory]
    [InlineData("Web__Demo", "false")]
    [InlineData("Web__Url", "http://0.0.0.0:18999")]
    [InlineData("Web__Roles", "publica")]
    [InlineData("Web__Roles", "")]
    [InlineData("Election__Current", "")]
    public async Task WrongSettings_StopTheStart(string name, string value)
    {
        var settings = new Dictionary<string, string>
        {
            ["Web__Roles"] = "public",
            ["Web__Url"] = $"http://localhost:{FreePort.Take()}",
            ["Web__Demo"] = "true",
            ["Election__Current"] = Sample.Slug,
            ["ConnectionStrings__Public"] = "Host=127.0.0.1;Port=1",
            [name] = value,
        };
        var (code, output) = await WebProcess.Run("", settings);
        Assert.NotEqual(0, code);
        Assert.Contains("InvalidOperationException", output, StringComparison.Ordinal);
    }
}
