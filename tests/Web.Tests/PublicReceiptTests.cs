using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Conoceles.Receipts;

namespace Conoceles.Web.Tests;

/// <summary>Anybody verifies a receipt by its folio and learns three facts of it: valid, what and when.</summary>
public sealed class PublicReceiptTests(ReceiptSite site) : IClassFixture<ReceiptSite>
{
    [Fact]
    public async Task Receipt_OfEveryKind_IsValidAndSaysWhatAndWhen()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var receipt in site.Receipts)
        {
            var (answer, page) = await Get($"/acuse/{receipt.Folio}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("El acuse es válido", page.QuerySelector("h1")!.TextContent);
            var facts = page.QuerySelectorAll("main dd").Select(d => d.TextContent).ToArray();
            Assert.Equal(3, facts.Length);
            Assert.Equal(receipt.Folio, facts[0]);
            Assert.True(names.Add(facts[1]));
            Assert.Equal("2 de mayo de 2024, 23:59:59 horas, hora de Sonora (UTC−7)", facts[2]);
        }

        Assert.Equal(Enum.GetValues<ReceiptKind>().Length, names.Count);
    }

    [Fact]
    public async Task Answers_AreSafeKeptByNobodyAndWithoutCookies()
    {
        var folio = site.Receipts[0].Folio;
        foreach (var path in new[] { "/acuse", $"/acuse/{folio}", $"/acuse/{folio}.json", "/acuse/llaves.json", "/acuse/0000-0000-0000-0000-0", "/acuse/nada" })
        {
            using var answer = await site.Web.Client.GetAsync(path);
            Headers.AssertSafe(answer, isPrivate: false);
            Assert.Equal("no-store", Headers.One(answer, "Cache-Control"));
            Assert.Null(Headers.One(answer, "Set-Cookie"));
            using var post = await site.Web.Client.PostAsync(path, null);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
            using var head = await site.Web.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
            Assert.Equal(answer.StatusCode, head.StatusCode);
        }

        var (_, page) = await Get($"/acuse/{folio}");
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Empty(page.QuerySelectorAll("script, style, [style], [onclick], form[method=post]"));
    }

    [Fact]
    public async Task Answers_SayNothingElseOfTheReceipt()
    {
        var receipt = site.Receipts[0];
        var statement = ReceiptDocument.Statement(receipt);
        foreach (var path in new[] { $"/acuse/{receipt.Folio}", $"/acuse/{receipt.Folio}.json" })
        {
            var text = await site.Web.Client.GetStringAsync(path);
            foreach (var secret in new[]
            {
                receipt.Salt, receipt.ContentHash!, receipt.IdentityHmac!, receipt.Account, receipt.Candidacy, statement.Digest, receipt.Signature,
            })
                Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Facts_ForPrograms_AreTheSame()
    {
        var receipt = site.Receipts[0];
        using var facts = JsonDocument.Parse(await site.Web.Client.GetStringAsync($"/acuse/{receipt.Folio}.json"));
        Assert.Equal(
            $$"""{"folio":"{{receipt.Folio}}","valid":true,"kind":"Submission","at":"2024-05-03T06:59:59.999Z"}""",
            JsonSerializer.Serialize(facts.RootElement));
    }

    [Fact]
    public async Task Keys_VerifyADownloadedReceiptWithNothingElse()
    {
        var keys = PublicKeyHistory.Parse(await site.Web.Client.GetByteArrayAsync("/acuse/llaves.json"));
        Assert.Equal(ReceiptVerdict.Valid, ReceiptVerifier.Verify(ReceiptDocument.Json(site.Receipts[0]), keys));
        Assert.Equal(site.Keys.Keys.AsEnumerable(), keys.Keys);
    }

    [Fact]
    public async Task Folio_TypedAsPeopleType_IsFound()
    {
        var folio = site.Receipts[0].Folio;
        Assert.Contains('0', folio);
        Assert.Contains('1', folio);
        var typed = folio.ToLowerInvariant().Replace('0', 'o').Replace('1', 'l').Replace('-', ' ');
        var (answer, page) = await Get("/acuse/" + Uri.EscapeDataString(typed));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(folio, page.QuerySelector("main dd")!.TextContent);

        using var form = await site.Web.Client.GetAsync("/acuse?folio=" + Uri.EscapeDataString(" " + typed + " "));
        Assert.Equal(HttpStatusCode.Redirect, form.StatusCode);
        Assert.Equal($"/acuse/{folio}", form.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Folio_OfNoReceipt_IsNotFoundAndSaidSo()
    {
        var (answer, page) = await Get("/acuse/0000-0000-0000-0000-0");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("No existe un acuse con ese folio", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("0000-0000-0000-0000-0", page.QuerySelector("#folio")!.GetAttribute("value"));
        using var facts = await site.Web.Client.GetAsync("/acuse/0000-0000-0000-0000-0.json");
        Assert.Equal(HttpStatusCode.NotFound, facts.StatusCode);
        using var json = JsonDocument.Parse(await facts.Content.ReadAsStringAsync());
        Assert.False(json.RootElement.GetProperty("valid").GetBoolean());
    }

    [Theory]
    [InlineData("/acuse/0000-0000-0000-0000-1")]
    [InlineData("/acuse/x")]
    [InlineData("/acuse/%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("/acuse?folio=0000-0000")]
    [InlineData("/acuse?folio=%00%ff")]
    [InlineData("/acuse/x.json")]
    public async Task Folio_ThatIsNone_IsRefusedAndSaidSo(string path)
    {
        using var answer = await site.Web.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("Eso no es un folio", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1001, "digest = sha256('otro')")]
    [InlineData(1002, "signature = substring(signature from 1 for 63) || case when get_byte(signature, 63) = 7 then '\\x08'::bytea else '\\x07'::bytea end")]
    [InlineData(1003, "signature = decode(repeat('00', 64), 'hex')")]
    [InlineData(1004, "kind = 'Withdrawal'")]
    [InlineData(1005, "kind = '0'")]
    [InlineData(1006, "kind = 'Nada'")]
    [InlineData(1007, "at = at + interval '1 millisecond'")]
    [InlineData(1008, "key_id = 'r2'")]
    public async Task Row_ThatSomebodyChanged_IsNotValidAndSaysNothing(int number, string change)
    {
        var receipt = await site.NewReceipt(number);
        await site.Sql($"update public_record.receipt set {change} where folio = $1", receipt.Folio);
        var (answer, page) = await Get($"/acuse/{receipt.Folio}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("El acuse no es válido", page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("2024", page.QuerySelector("main")!.TextContent.Replace(receipt.Folio, "", StringComparison.Ordinal), StringComparison.Ordinal);
        using var facts = JsonDocument.Parse(await site.Web.Client.GetStringAsync($"/acuse/{receipt.Folio}.json"));
        Assert.False(facts.RootElement.GetProperty("valid").GetBoolean());
        Assert.False(facts.RootElement.TryGetProperty("kind", out _) || facts.RootElement.TryGetProperty("at", out _));
    }

    [Fact]
    public async Task Row_MovedToAnotherFolio_IsNotValid()
    {
        var receipt = await site.NewReceipt(1009);
        var other = ReceiptSite.Sample(ReceiptKind.Submission, 1010).Folio;
        await site.Sql("update public_record.receipt set folio = $2 where folio = $1", receipt.Folio, other);
        var (_, page) = await Get($"/acuse/{other}");
        Assert.Equal("El acuse no es válido", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task ManyAtOnce_AreAllAnswered()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => site.Web.Client.GetAsync($"/acuse/{site.Receipts[i % site.Receipts.Length].Folio}")));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
    }

    [Fact]
    public async Task PublicPages_LeadToTheForm()
    {
        var (_, page) = await Get("/acuse");
        Assert.Equal("/acuse", page.QuerySelector("footer a[href='/acuse']")!.GetAttribute("href"));
        var form = Assert.IsAssignableFrom<IHtmlFormElement>(page.QuerySelector("main form"));
        Assert.Equal("get", form.Method);
        Assert.NotNull(page.QuerySelector("label[for=folio]"));
    }

    [Fact]
    public async Task Receipts_WithPostgreSqlAway_AreUnavailableInSpanishAndTheFormIsNot()
    {
        await using var web = await WebProcess.Start("public");
        foreach (var path in new[] { $"/acuse/{site.Receipts[0].Folio}", $"/acuse/{site.Receipts[0].Folio}.json", "/acuse/llaves.json" })
        {
            using var answer = await web.Client.GetAsync(path);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Headers.AssertSafe(answer, isPrivate: false);
            Assert.Contains("no está disponible", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var form = await web.Client.GetAsync("/acuse");
        Assert.Equal(HttpStatusCode.OK, form.StatusCode);
    }

    private async Task<(HttpResponseMessage Answer, IHtmlDocument Page)> Get(string path)
    {
        var answer = await site.Web.Client.GetAsync(path);
        return (answer, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()));
    }
}
