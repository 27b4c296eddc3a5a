using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Parser;
using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Tests;

/// <summary>The citizens' site with silos and PostgreSQL absent: only its disk copy.</summary>
public sealed class PublicRoleTests(PublicRoleTests.Site site) : IClassFixture<PublicRoleTests.Site>
{
    private readonly WebProcess _web = site.Web;

    /// <summary>One public node for the class.</summary>
    public sealed class Site : IAsyncLifetime
    {
        private readonly Folder _folder = new();

        internal WebProcess Web { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            new DiskCopy(_folder.Path).Save(Sample.Snapshot());
            Web = await WebProcess.Start("public", new() { ["Web__PublicCopy"] = _folder.Path });
            await Web.Until(async () => (await Web.Ready()).Status == HttpStatusCode.OK);
        }

        public async ValueTask DisposeAsync()
        {
            await Web.DisposeAsync();
            _folder.Dispose();
        }
    }

    [Fact]
    public async Task Ready_FromTheDiskCopy_SaysSo()
    {
        var (status, body) = await _web.Ready();
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("desde copia en disco", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_FromTheDiskCopy_AreServedSafelyAndWithoutCookies()
    {
        string[] paths = ["/", "/candidaturas", $"/candidaturas/{Sample.Published.Id}", $"/candidaturas/{Sample.Silent.Id}", "/acerca", "/aviso-de-privacidad", "/aviso-de-privacidad/integral", "/preguntas-frecuentes", "/accesibilidad", "/boleta", "/boleta?distrito=6", "/boleta/26042/6", "/candidaturas?vista=tabla"];
        foreach (var path in paths)
        {
            using var answer = await _web.Client.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Headers.AssertSafe(answer, isPrivate: false);
            Assert.Equal("public, max-age=30, stale-if-error=300", Headers.One(answer, "Cache-Control"));
            Assert.Null(Headers.One(answer, "Set-Cookie"));
            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            Assert.Equal("es-MX", page.DocumentElement.GetAttribute("lang"));
            Assert.Contains("Demostración", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Contains("no es propaganda electoral", page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
            Assert.Empty(page.QuerySelectorAll("script:not([src]):not([type='application/ld+json']), style, [style], [onclick], base, form[method=post]"));
        }
    }

    [Fact]
    public async Task Profile_ShowsTextAsTextAndSilenceAsSilence()
    {
        var page = new HtmlParser().ParseDocument(await _web.Client.GetStringAsync($"/candidaturas/{Sample.Published.Id}"));
        Assert.Contains("<script>alert(1)</script> «ñ» 👩🏽‍🌾 & más", page.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("article script"));
        Assert.Equal("https://ejemplo.invalid/?a=1&b=2", page.QuerySelector("article a[href^=https]")!.GetAttribute("href"));
        Assert.Contains("No proporcionó esta información", page.QuerySelector("article")!.TextContent, StringComparison.Ordinal);

        var silent = new HtmlParser().ParseDocument(await _web.Client.GetStringAsync($"/candidaturas/{Sample.Silent.Id}"));
        Assert.Contains("No se capturó el cuestionario", silent.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/candidaturas/cand-prueba-2024-000003")]
    [InlineData("/candidaturas/cand-prueba-2024-999999")]
    [InlineData("/candidaturas/..%2fx")]
    [InlineData("/candidaturas?pagina=9")]
    [InlineData("/nada")]
    [InlineData("/captura")]
    [InlineData("/captura/cand-prueba-2024-000001/estudios")]
    [InlineData("/ut")]
    [InlineData("/operacion")]
    [InlineData("/entrar")]
    public async Task Get_WhatIsNotHere_IsNotFoundInSpanish(string path)
    {
        using var answer = await _web.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Headers.AssertSafe(answer, isPrivate: path.StartsWith("/captura", StringComparison.Ordinal) || path is "/ut" or "/operacion" or "/entrar");
        Assert.Null(Headers.One(answer, "Set-Cookie"));
        Assert.Contains("Folio del incidente", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/candidaturas")]
    public async Task Post_IsNotAllowed(string path)
    {
        using var content = new FormUrlEncodedContent([new("a", "b")]);
        using var answer = await _web.Client.PostAsync(path, content);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Headers.AssertSafe(answer, isPrivate: false);
        Assert.Contains("Folio del incidente", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ToCapture_IsNotFound()
    {
        using var content = new FormUrlEncodedContent([new("a", "b")]);
        using var answer = await _web.Client.PostAsync("/captura/cand-prueba-2024-000001/estudios", content);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Headers.AssertSafe(answer, isPrivate: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Get_WithTheSameTag_IsNotModified(bool compressed)
    {
        using var first = await Get("/candidaturas", compressed, null);
        var tag = first.Headers.ETag!;
        Assert.False(tag.IsWeak);
        Assert.Equal(compressed, tag.Tag.EndsWith("-gz\"", StringComparison.Ordinal));
        Assert.Equal("Accept-Encoding", Headers.One(first, "Vary"));
        using var again = await Get("/candidaturas", compressed, tag);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(tag, again.Headers.ETag);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        Headers.AssertSafe(again, isPrivate: false);
        using var other = await Get("/candidaturas", compressed, new EntityTagHeaderValue("\"otro\""));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Asset_IsImmutableAndSafe()
    {
        var page = new HtmlParser().ParseDocument(await _web.Client.GetStringAsync("/"));
        var addresses = page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon]").Select(l => l.GetAttribute("href")!).ToArray();
        Assert.Equal(2, addresses.Length);
        foreach (var address in addresses)
        {
            using var answer = await _web.Client.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Headers.AssertSafe(answer, isPrivate: false);
            Assert.Contains("immutable", Headers.One(answer, "Cache-Control")!, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("?q=nandu", 2)]
    [InlineData("?q=NOPALINA%20ÑANDÚ", 1)]
    [InlineData("?cargo=diputacion-mr", 1)]
    [InlineData("?distrito=6&municipio=26042", 2)]
    [InlineData("?distrito=6", 1)]
    [InlineData("?actor=sauce", 0)]
    [InlineData("?inventado=1", 2)]
    public async Task List_Filters(string query, int rows)
    {
        var page = new HtmlParser().ParseDocument(await _web.Client.GetStringAsync("/candidaturas" + query));
        Assert.Equal(rows, page.QuerySelectorAll(".tarjetas > li").Length);
        Assert.StartsWith(rows == 1 ? "1 candidatura" : $"{rows} candidaturas", page.QuerySelector("main h2")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> Get(string path, bool compressed, EntityTagHeaderValue? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (compressed)
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        if (tag is not null)
            request.Headers.IfNoneMatch.Add(tag);
        return await _web.Client.SendAsync(request);
    }
}
