using System.Net;
using Conoceles.Deploy;

namespace Conoceles.Processes.Tests;

/// <summary>Each role starts, and says so by its readiness, with silos and PostgreSQL absent.</summary>
public sealed class AloneTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("conoceles-alone-").FullName;
    private readonly DataFolder _folder;

    public AloneTests() => _folder = new DataFolder(_root);

    [Fact]
    public async Task Silo_Alone_IsAliveAndSaysWhatItWaitsFor()
    {
        await using var silo = LoneProcess.Silo(_folder);
        var (status, body) = await silo.Ready();
        Assert.Equal(HttpStatusCode.OK, await silo.Live());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.NotEqual("ok", body.GetProperty("parts").GetProperty("postgresql").GetString());
        Assert.NotEqual("ok", body.GetProperty("parts").GetProperty("silo").GetString());
    }

    [Theory]
    [InlineData("capture", "/captura")]
    [InlineData("oversight", "/ut")]
    [InlineData("operations", "/operacion")]
    public async Task PrivateRole_Alone_AnswersAndIsNotReady(string role, string path)
    {
        await using var web = LoneProcess.Web(role, _folder);
        var (status, body) = await web.Ready();
        Assert.Equal(HttpStatusCode.OK, await web.Live());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.NotEqual("ok", body.GetProperty("parts").GetProperty("cluster").GetString());
        // It listens: a person is asked to sign in or told that the service is away, never a refused connection.
        using var page = await web.Get(path);
        Assert.Contains(page.StatusCode, new[] { HttpStatusCode.Redirect, HttpStatusCode.ServiceUnavailable });
        // Nobody else's pages are here.
        using var citizens = await web.Get("/candidaturas");
        Assert.Equal(HttpStatusCode.NotFound, citizens.StatusCode);
    }

    [Fact]
    public async Task PublicRole_AloneAndWithoutCopy_AnswersAndIsNotReady()
    {
        await using var web = LoneProcess.Web("public", _folder);
        var (status, _) = await web.Ready();
        Assert.Equal(HttpStatusCode.OK, await web.Live());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        using var capture = await web.Get("/captura");
        Assert.Equal(HttpStatusCode.NotFound, capture.StatusCode);
        using var health = await web.Get("/health/ready");
        Assert.Equal(HttpStatusCode.NotFound, health.StatusCode);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
