using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Conoceles.Cuts;
using Conoceles.Receipts;

namespace Conoceles.Web.Tests.Public;

/// <summary>Cuts over HTTP: listed, explained, proved with public keys alone, and closed where somebody is not public any more.</summary>
[Collection(CutCollection.Name)]
public sealed class CutPageTests(CutSite site)
{
    [Fact]
    public async Task Cuts_AreListed_TheNewestFirst_WithWhatChanged()
    {
        var rows = (await Page("/cortes")).QuerySelectorAll("main tbody tr").Select(r => string.Join(" | ", r.Children.Select(c => c.TextContent.Trim())));
        Assert.Equal(["Corte 2 | 5 de mayo de 2024, 06:00 | 4 | 1 publicada", "Corte 1 | 4 de mayo de 2024, 06:00 | 4 | Es el primero"], rows);
    }

    [Fact]
    public async Task Cut_SaysWhyAndWhatChanged_AndLeadsToTheProfileAsItWas()
    {
        var page = await Page("/cortes/2");
        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("Lo pidió la Unidad de Transparencia: Entrega al consejo", text, StringComparison.Ordinal);
        Assert.Contains("Se publicó el cuestionario", text, StringComparison.Ordinal);
        Assert.DoesNotContain("cuenta-secreta", text, StringComparison.Ordinal);
        var link = page.QuerySelector("main tbody a")!;
        Assert.Equal((CutSite.Answered.Name, $"/cortes/2/candidaturas/{CutSite.Answered.Id}"), (link.TextContent, link.GetAttribute("href")));
        Assert.Contains("no hay otro con el cual compararlo", (await Page("/cortes/1")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_OfACut_IsAsItWas_SaysSo_AndIsForNoIndex()
    {
        var path = $"/candidaturas/{Sample.Silent.Id}";
        using var answer = await site.Web.Client.GetAsync("/cortes/1" + path);
        Assert.Equal((HttpStatusCode.OK, "noindex"), (answer.StatusCode, Headers.One(answer, "X-Robots-Tag")));
        Headers.AssertSafe(answer, isPrivate: false);
        var first = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.Contains("Así se publicó este perfil en el corte 1", first.QuerySelector("main .nota")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("No se capturó el cuestionario", first.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Línea uno", (await Page("/cortes/2" + path)).QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(CutSite.Secret, (await Page($"/cortes/1/candidaturas/{CutSite.Consented.Id}")).DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cut_IsProvedByItsFilesAndTheKeysAlone()
    {
        var keys = PublicKeyHistory.Parse(await site.Web.Client.GetByteArrayAsync("/acuse/llaves.json"));
        string? previous = null;
        foreach (var number in new[] { 1, 2 })
        {
            var manifest = await site.Web.Client.GetByteArrayAsync($"/cortes/{number}/manifiesto.json");
            var digest = Convert.ToHexStringLower(SHA256.HashData(manifest));
            var signed = JsonDocument.Parse(await site.Web.Client.GetByteArrayAsync($"/cortes/{number}/firma.json")).RootElement;
            var statement = signed.GetProperty("statement");
            Assert.Equal(digest, statement.GetProperty("manifest").GetString());
            var key = keys.Find(signed.GetProperty("keyId").GetString()!)!;
            Assert.True(key.Verifies(statement.GetProperty("at").GetDateTimeOffset(), CanonicalJson.Bytes(statement), signed.GetProperty("signature").GetString()!));
            var root = JsonDocument.Parse(manifest).RootElement;
            Assert.Equal(previous, root.GetProperty("previous").GetString());
            previous = digest;
            var documents = root.GetProperty("documents").EnumerateArray().ToDictionary(d => d.GetProperty("id").GetString()!, d => d.GetProperty("mac").GetString());
            Assert.Equal(CutSite.People.Length, documents.Count);
            foreach (var (id, mac) in documents)
            {
                var profile = JsonDocument.Parse(await site.Web.Client.GetByteArrayAsync($"/cortes/{number}/candidaturas/{id}.json")).RootElement;
                var salt = Convert.FromHexString(profile.GetProperty("salt").GetString()!);
                Assert.Equal(mac, Convert.ToHexStringLower(CutDocument.Mac(salt, CanonicalJson.Bytes(profile.GetProperty("document")))));
                Assert.Equal("Demostración: las personas y los datos de este sitio son ficticios.", profile.GetProperty("mark").GetString());
                Assert.DoesNotContain(CutSite.Secret, profile.GetRawText(), StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("/cortes/0")]
    [InlineData("/cortes/3")]
    [InlineData("/cortes/99999999999")]
    [InlineData("/cortes/2?pagina=2")]
    [InlineData("/cortes/2?pagina=x")]
    [InlineData("/cortes/3/manifiesto.json")]
    [InlineData("/cortes/3/firma.json")]
    [InlineData("/cortes/1/candidaturas/cand-prueba-2024-999999")]
    [InlineData("/cortes/1/candidaturas/cand-prueba-2024-999999.json")]
    public async Task WhatIsNot_IsNotFound(string path)
    {
        using var answer = await site.Web.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Headers.AssertSafe(answer, isPrivate: false);
    }

    [Fact]
    public async Task WhoIsNotPublicAnyMore_IsGoneFromEveryCut_AndItsPrintStays()
    {
        var id = CutSite.Consented.Id;
        var manifest = await site.Web.Client.GetByteArrayAsync("/cortes/1/manifiesto.json");
        await site.Withdraw(CutSite.Consented);
        try
        {
            foreach (var path in new[] { $"/cortes/1/candidaturas/{id}", $"/cortes/2/candidaturas/{id}", $"/cortes/1/candidaturas/{id}.json" })
            {
                using var answer = await site.Web.Client.GetAsync(path);
                Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
                var html = await answer.Content.ReadAsStringAsync();
                foreach (var word in new[] { "Nopalina", "indígena", "CG/99/2024" })
                    Assert.DoesNotContain(word, WebUtility.HtmlDecode(html), StringComparison.OrdinalIgnoreCase);
            }

            // Of a node that had not made it before she left.
            await using var other = await site.Start(copy: null);
            Assert.Equal(manifest, await other.Client.GetByteArrayAsync("/cortes/1/manifiesto.json"));
            Assert.Contains(id, System.Text.Encoding.UTF8.GetString(manifest), StringComparison.Ordinal);
        }
        finally
        {
            await site.Restore(CutSite.Consented);
        }
    }

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> Page(string path)
    {
        using var answer = await site.Web.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Headers.AssertSafe(answer, isPrivate: false);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }
}
