using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Parser;
using Conoceles.Web.Tests.Mirror;
using Conoceles.Web.Tests.Public;

namespace Conoceles.Web.Tests.Front;

/// <summary>A copy of the site in the distribution's nginx, with the configuration that the repository gives: people get what the site says.</summary>
public sealed class NginxMirrorTests(MirrorSample sample) : IClassFixture<MirrorSample>
{
    private const string Lists = "/candidaturas?";

    [Fact]
    public async Task EveryPageThatALinkLeadsTo_IsByteForByteTheSites()
    {
        await using var mirror = await NginxFront.StartMirror(sample.Now);
        var (seen, left) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>(["/", "/sitemap.xml", "/robots.txt"]));
        var compared = 0;
        while (left.TryDequeue(out var path))
        {
            if (!seen.Add(path) || IsOfTheSiteAlone(path))
                continue;
            foreach (var encoding in new[] { "gzip", "identity" })
            {
                var (own, copied) = (await Ask(sample.Node.Client, path, encoding), await Ask(mirror.Client, path, encoding));
                Assert.True(HttpStatusCode.OK == own.Status && own.Status == copied.Status, $"{path}: {own.Status}, {copied.Status}");
                Assert.Equal((path, own.Type), (path, copied.Type));
                Assert.True(own.Body.AsSpan().SequenceEqual(copied.Body), path);
                AssertSafe(copied.Answer);
                Assert.Equal((path, Headers.One(own.Answer, "Access-Control-Allow-Origin")), (path, Headers.One(copied.Answer, "Access-Control-Allow-Origin")));
                Assert.Equal((path, Headers.One(own.Answer, "Content-Disposition")), (path, Headers.One(copied.Answer, "Content-Disposition")));
                if (encoding == "identity" && own.Type == "text/html; charset=utf-8")
                {
                    foreach (var link in Links(own.Body))
                        left.Enqueue(link);
                }
            }

            compared++;
        }

        Assert.True(compared > 60, $"{compared} addresses");
        foreach (var wanted in new[] { "/boleta/26042/6", "/candidaturas/" + MirrorSample.Newcomer.Id, $"/foto/{MirrorSample.Photo}.jpg", Lists + "cargo=diputacion-mr", Lists + "vista=tabla", "/comparar/diputacion-mr-distrito-6", "/cortes/2/manifiesto.json" })
            Assert.Contains(wanted, seen);
    }

    [Fact]
    public async Task WhoIsNoMore_IsGoneFromTheCopyToo()
    {
        await using var mirror = await NginxFront.StartMirror(sample.Now);
        foreach (var path in new[] { $"/candidaturas/{MirrorSample.Withdrawn.Id}", $"/candidaturas/{MirrorSample.Closed}", "/comparar/gubernatura", "/comparar/gubernatura-distrito-6" })
        {
            foreach (var encoding in new[] { "gzip", "identity" })
            {
                var (own, copied) = (await Ask(sample.Node.Client, path, encoding), await Ask(mirror.Client, path, encoding));
                Assert.Equal((path, HttpStatusCode.Gone), (path, own.Status));
                Assert.Equal((path, HttpStatusCode.Gone, own.Type), (path, copied.Status, copied.Type));
                Assert.True(own.Body.AsSpan().SequenceEqual(copied.Body), path);
                AssertSafe(copied.Answer);
                Assert.Equal("no-store", Headers.One(copied.Answer, "Cache-Control"));
            }
        }

        Assert.Equal(HttpStatusCode.Gone, (await Ask(mirror.Client, $"/candidaturas/{MirrorSample.Withdrawn.Id}.json", "identity")).Status);
        foreach (var apart in new[] { $"/retirados/candidaturas/{MirrorSample.Withdrawn.Id}/index.html", "/retirados/", "/404.html", "/sin-busqueda.html", "/consultas/candidaturas/cargo-diputacion-mr/index.html" })
            Assert.Equal((apart, HttpStatusCode.NotFound), (apart, (await Ask(mirror.Client, apart, "gzip")).Status));
    }

    [Theory]
    [InlineData("/candidaturas?q=&cargo=diputacion-mr&principio=&municipio=&distrito=6&actor=&caracter=&sexo=&edad=&escolaridad=&accion=", "/candidaturas?cargo=diputacion-mr&distrito=6")]
    [InlineData("/candidaturas?distrito=6&cargo=diputacion-mr&pagina=1", "/candidaturas?cargo=diputacion-mr&distrito=6")]
    [InlineData("/candidaturas?vista=tabla&actor=rojo", "/candidaturas?actor=rojo&vista=tabla")]
    [InlineData("/?fbclid=1", "/")]
    public async Task QuestionInAnotherForm_GetsTheSamePage(string asked, string path)
    {
        await using var mirror = await NginxFront.StartMirror(sample.Now);
        var (own, copied) = (await Ask(sample.Node.Client, path, "gzip"), await Ask(mirror.Client, asked, "gzip"));
        Assert.Equal((HttpStatusCode.OK, own.Type), (copied.Status, copied.Type));
        Assert.True(own.Body.AsSpan().SequenceEqual(copied.Body));
    }

    [Fact]
    public async Task WhatNoCopyAnswers_SaysSo_AndWhatIsNowhereToo()
    {
        await using var mirror = await NginxFront.StartMirror(sample.Now);
        foreach (var asked in new[] { Lists + "q=nopalina", Lists + "sexo=mujer", Lists + "cargo=../../../etc/passwd", Lists + "cargo=nada", "/acuse?folio=0000-0000", "/api/v1/candidaturas.json?desde=1", $"/comparar/diputacion-mr-distrito-6?ids={Sample.Published.Id}" })
            await AssertTitle(asked, "Esta copia no hace búsquedas");
        foreach (var asked in new[] { "/nada", "/candidaturas/nadie", "/candidaturas/nadie.json", "/captura", "/boleta/26042/99", "/../../etc/passwd" })
            await AssertTitle(asked, "Esta copia no tiene esta página");

        async Task AssertTitle(string asked, string title)
        {
            var answer = await Ask(mirror.Client, asked, "identity");
            Assert.Equal((asked, HttpStatusCode.NotFound), (asked, answer.Status));
            Assert.Equal(title, new HtmlParser().ParseDocument(new MemoryStream(answer.Body)).QuerySelector("h1")?.TextContent);
            AssertSafe(answer.Answer);
        }
    }

    [Fact]
    public async Task BallotsForm_LeadsWhereTheSites()
    {
        await using var mirror = await NginxFront.StartMirror(sample.Now);
        var (own, copied) = (await Ask(sample.Node.Client, "/boleta?municipio=26042&distrito=6", "gzip"), await Ask(mirror.Client, "/boleta?municipio=26042&distrito=6", "gzip"));
        Assert.Equal((HttpStatusCode.Redirect, "/boleta/26042/6"), (own.Status, own.Answer.Headers.Location?.ToString()));
        Assert.Equal((HttpStatusCode.Redirect, "/boleta/26042/6"), (copied.Status, copied.Answer.Headers.Location?.ToString()));
        Assert.Equal("/boleta/26042", (await Ask(mirror.Client, "/boleta?municipio=26042&distrito=", "gzip")).Answer.Headers.Location?.ToString());
        using var post = await mirror.Client.PostAsync("/boleta", new StringContent("a"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
    }

    // Profiles as they were in each cut are in the copy of that cut; who consented to show something has it on the site alone.
    private static bool IsOfTheSiteAlone(string path) =>
        path.Contains("/cortes/", StringComparison.Ordinal) && path.Contains("/candidaturas/", StringComparison.Ordinal)
        || path == "/candidaturas/" + CutSite.Consented.Id || path.Contains("?ids=", StringComparison.Ordinal) || path.Contains("/insertar/", StringComparison.Ordinal);

    private static IEnumerable<string> Links(byte[] html) => new HtmlParser().ParseDocument(new MemoryStream(html))
        .QuerySelectorAll("a[href], link[href]:not([rel=canonical]), img[src]").Select(e => (e.GetAttribute("href") ?? e.GetAttribute("src"))!.Split('#')[0])
        .Where(a => a.StartsWith('/'));

    private static void AssertSafe(HttpResponseMessage answer)
    {
        answer.Headers.Remove("Server");
        Headers.AssertSafe(answer, isPrivate: false);
        Assert.Equal("noindex", Headers.One(answer, "X-Robots-Tag"));
        Assert.Contains("max-age=31536000", Headers.One(answer, "Strict-Transport-Security"), StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string? Type, byte[] Body, HttpResponseMessage Answer)> Ask(HttpClient client, string path, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Version = client.DefaultRequestVersion, VersionPolicy = client.DefaultVersionPolicy };
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        var answer = await client.SendAsync(request);
        return (answer.StatusCode, Headers.One(answer, "Content-Type"), await answer.Content.ReadAsByteArrayAsync(), answer);
    }
}
