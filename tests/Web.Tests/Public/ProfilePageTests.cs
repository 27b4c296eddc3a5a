using System.Net;
using Conoceles.Deploy.Postgres;
using Conoceles.PublicRecord;
using Conoceles.Web.Public.Profile;
using Npgsql;

namespace Conoceles.Web.Tests.Public;

/// <summary>A profile without answers is a page like any other; one that stopped contending says only that.</summary>
public sealed class ProfilePageTests(CitizenSite site) : IClassFixture<CitizenSite>
{
    [Fact]
    public async Task Empty_SaysWhatEverybodyIsAskedAndThatItIsNotThere()
    {
        var page = await site.Read("/candidaturas/" + Ballots.Id(7));
        Assert.StartsWith("Laguna", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("No se capturó el cuestionario", page.QuerySelector("article")!.TextContent, StringComparison.Ordinal);
        var asked = page.QuerySelectorAll("[aria-labelledby=preguntas] dl > div");
        Assert.Equal(["Medios de contacto", "Estudios"], asked.Select(d => d.QuerySelector("dt")!.TextContent));
        Assert.All(asked, d => Assert.Equal("No proporcionó esta información", d.QuerySelector("dd.sin")!.TextContent));
        Assert.Contains("responsabilidad de quien la capturó", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithAnswers_DoesNotSayThatTheyAreMissing() =>
        Assert.Null((await site.Read("/candidaturas/" + Ballots.Id(1))).QuerySelector("[aria-labelledby=preguntas]"));

    [Theory]
    [InlineData(7, 8, "Suplente en su fórmula:", "/candidaturas?cargo=regiduria&municipio=26042", "/comparar/regiduria-26042")]
    [InlineData(8, 7, "Propietaria en su fórmula:", "/candidaturas?cargo=regiduria&municipio=26042", "/comparar/regiduria-26042")]
    [InlineData(1, 2, "Suplente en su fórmula:", "/candidaturas?cargo=diputacion-mr&distrito=6", "/comparar/diputacion-mr-distrito-6")]
    public async Task Partner_AndContest_AreOneLinkAway(int person, int partner, string words, string contest, string comparison)
    {
        var section = (await site.Read("/candidaturas/" + Ballots.Id(person))).QuerySelector(".contienda")!;
        Assert.Contains(words, section.TextContent, StringComparison.Ordinal);
        Assert.Equal(["/candidaturas/" + Ballots.Id(partner), contest, comparison], section.QuerySelectorAll("p a:not([rel])").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task WhoIsBeforeAndAfter_AreOneLinkAway_InTheOrderOfTheContest()
    {
        var first = await site.Read("/candidaturas/" + Ballots.Id(1));
        Assert.Null(first.QuerySelector("a[rel=prev]"));
        var second = await site.Read(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal("/candidaturas/" + Ballots.Id(1), second.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
        Assert.Equal("/candidaturas/" + Ballots.Id(3), second.QuerySelector("a[rel=next]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task File_HasTheProfileForPrograms_FromAnywhere()
    {
        using var answer = await site.Web.Client.GetAsync($"/candidaturas/{Ballots.Id(1)}.json");
        Headers.AssertSafe(answer, isPrivate: false);
        Assert.Equal("*", Headers.One(answer, "Access-Control-Allow-Origin"));
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        using var json = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("conoceles-perfil/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal(Ballots.Id(1), json.RootElement.GetProperty("candidacy").GetProperty("id").GetString());
        Assert.Contains("responsabilidad", json.RootElement.GetProperty("notice").GetString(), StringComparison.Ordinal);
        using var gone = await site.Web.Client.GetAsync($"/candidaturas/{Ballots.Withdrawn}.json");
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        using var none = await site.Web.Client.GetAsync("/candidaturas/nadie.json");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public void WhatWasConsented_IsNotInTheFile()
    {
        var shown = Ballots.People[0] with
        {
            Name = "<b>Nopalina</b> & «Ñ»",
            ConsentedChips = [new PublicChip("indigena", "Chip secreto")],
            ConsentedDetails = [new PublicSection("indigena", "Detalle secreto", [])],
        };
        Assert.DoesNotContain("secreto", ProfileFile.Text(shown, Ballots.Election, null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alone_HasNoPartner_AndAListOfTheStateHasItsContest()
    {
        var section = (await site.Read("/candidaturas/" + Ballots.Id(5))).QuerySelector(".contienda")!;
        Assert.Equal(["/candidaturas?cargo=diputacion-rp", "/comparar/diputacion-rp"], section.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Withdrawn_IsGone_AndSaysThePostAndTheAgreementAndNobody()
    {
        var page = await site.Read("/candidaturas/" + Ballots.Withdrawn, HttpStatusCode.Gone);
        var text = page.QuerySelector("main")!.TextContent;
        foreach (var said in new[] { "dejó de contender", "Regiduría 3", "Navojoa", "Partido Roble", "CG/99/2024" })
            Assert.Contains(said, text, StringComparison.Ordinal);
        foreach (var kept in new[] { "Secretina", "Ñandú", "41", "Mujer", "Folio del incidente" })
            Assert.DoesNotContain(kept, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Contains("/candidaturas?cargo=regiduria&municipio=26042", page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Withdrawn_IsGoneAlsoForWhoHasThePage_AndForHead()
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/candidaturas/" + Ballots.Withdrawn);
        ask.Headers.TryAddWithoutValidation("If-None-Match", "*");
        using var answer = await site.Web.Client.SendAsync(ask);
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        using var head = await site.Web.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/candidaturas/" + Ballots.Withdrawn));
        Assert.Equal(HttpStatusCode.Gone, head.StatusCode);
        using var photo = await site.Web.Client.GetAsync($"/candidaturas/{Ballots.Withdrawn}/foto");
        Assert.Equal(HttpStatusCode.NotFound, photo.StatusCode);
    }

    [Fact]
    public async Task Withdrawn_IsInNoList()
    {
        Assert.Equal("0 candidaturas", (await site.Read("/candidaturas?q=secretina")).QuerySelector("main h2")!.TextContent);
        Assert.DoesNotContain(Ballots.Withdrawn, (await site.Read("/sitemap.xml")).DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_IsNotFound() => Assert.NotNull(await site.Read("/candidaturas/cand-prueba-2024-000091", HttpStatusCode.NotFound));

    /// <summary>The whole way: what the projection writes in the record is what the address answers.</summary>
    public sealed class FromTheRecord(ServerFixture server) : IClassFixture<ServerFixture>
    {
        [Fact]
        public async Task Withdrawal_IsReadFromItsColumn_AndADocumentOverrulesIt()
        {
            await Sql("insert into public_record.election values ($1, 1, $2::jsonb)", Sample.Slug, Json(Ballots.Election));
            await Sql(
                "insert into public_record.candidacy (candidacy_id, election, state_version, withdrawal) values ($1, $2, 1, $3::jsonb)",
                Ballots.Withdrawn, Sample.Slug, Json(Ballots.Snapshot.FindWithdrawal(Ballots.Withdrawn)));
            await Sql("insert into public_record.candidacy (candidacy_id, election, state_version) values ($1, $2, 1)", Ballots.Id(2), Sample.Slug);
            // A silo of before the column reinstated her: it wrote the document and left the column.
            await Sql(
                "insert into public_record.candidacy (candidacy_id, election, state_version, document, withdrawal) values ($1, $2, 1, $3::jsonb, $4::jsonb)",
                Ballots.Id(7), Sample.Slug, Json(Ballots.People[6]), Json(Ballots.Snapshot.FindWithdrawal(Ballots.Withdrawn)));
            await using var web = await WebProcess.Start("public", new() { ["ConnectionStrings__Public"] = server.Connection(Roles.Public, Databases.Main) });
            await web.Until(async () => (await web.Ready()).Status == HttpStatusCode.OK);
            foreach (var (id, status) in new[] { (Ballots.Withdrawn, HttpStatusCode.Gone), (Ballots.Id(2), HttpStatusCode.NotFound), (Ballots.Id(7), HttpStatusCode.OK) })
            {
                using var answer = await web.Client.GetAsync("/candidaturas/" + id);
                Assert.Equal(status, answer.StatusCode);
            }
        }

        private async Task Sql(string sql, params object[] values)
        {
            await using var source = NpgsqlDataSource.Create(server.Connection(Roles.Silo, Databases.Main));
            await using var command = source.CreateCommand(sql);
            foreach (var value in values)
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        private static string Json<T>(T document) => System.Text.Json.JsonSerializer.Serialize(document, PublicJson.Options);
    }
}
