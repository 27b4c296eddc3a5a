using System.Net;
using Conoceles.Deploy.Postgres;
using Conoceles.PublicRecord;
using Conoceles.Web.Public.Site;
using Npgsql;

namespace Conoceles.Web.Tests.Public;

/// <summary>Both sides of the closing of the publication, over HTTP: what was indexed says so no more, and citizens are told.</summary>
public sealed class ClosingTests(CitizenSite open, ClosingTests.AfterAll ended, ClosingTests.AfterOne partly)
    : IClassFixture<CitizenSite>, IClassFixture<ClosingTests.AfterAll>, IClassFixture<ClosingTests.AfterOne>
{
    private static readonly DateTimeOffset At = new(2024, 6, 2, 23, 59, 59, 999, Elections.Deadlines.Hermosillo);

    private static readonly string[] OfPeople =
        ["/candidaturas", "/candidaturas?cargo=diputacion-mr", "/boleta", "/boleta/26042/6", "/candidaturas/" + Ballots.Id(1), "/candidaturas/" + Ballots.Id(7)];

    /// <summary>The same election when every office closed.</summary>
    public sealed class AfterAll() : ClosedSite(_ => true);

    /// <summary>The same election when one office closed.</summary>
    public sealed class AfterOne() : ClosedSite(office => office == "diputacion-mr");

    [Fact]
    public async Task Before_PagesOfPeopleAreForIndexes()
    {
        foreach (var path in OfPeople)
            Assert.Equal((path, HttpStatusCode.OK, null, null), await Robots(open.Web, path));
        Assert.DoesNotContain("terminó", await open.Web.Client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SearchForAPerson_IsNotForIndexes_AndTheAnswerSaysSoToo()
    {
        Assert.Equal(("/candidaturas?q=duna", HttpStatusCode.OK, "noindex", "noindex"), await Robots(open.Web, "/candidaturas?q=duna"));
        var gone = "/candidaturas/" + Ballots.Withdrawn;
        Assert.Equal((gone, HttpStatusCode.Gone, "noindex", "noindex"), await Robots(open.Web, gone));
    }

    [Fact]
    public async Task After_NoPageOfPeopleIsForIndexes_AndProfilesAreGone_WithoutSayingWhose()
    {
        foreach (var path in OfPeople)
        {
            var status = path.StartsWith("/candidaturas/", StringComparison.Ordinal) ? HttpStatusCode.Gone : HttpStatusCode.OK;
            Assert.Equal((path, status, "noindex", "noindex"), await Robots(ended.Web, path));
            var page = await ended.Web.Client.GetAsync(path);
            var html = await page.Content.ReadAsStringAsync();
            foreach (var person in Ballots.People)
                Assert.DoesNotContain(person.Name, html, StringComparison.Ordinal);
            Assert.Contains("la publicación de perfiles terminó el 2 de junio de 2024, 23:59 horas", WebUtility.HtmlDecode(html), StringComparison.OrdinalIgnoreCase);
        }

        // Who stopped contending is told from nobody.
        var withdrawn = await ended.Web.Client.GetAsync("/candidaturas/" + Ballots.Withdrawn);
        Assert.Equal(HttpStatusCode.Gone, withdrawn.StatusCode);
        Assert.DoesNotContain("dejó de contender", WebUtility.HtmlDecode(await withdrawn.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_TheFirstPageTellsTheCitizen_AsksNothing_AndStaysInIndexes()
    {
        Assert.Equal(("/", HttpStatusCode.OK, null, null), await Robots(ended.Web, "/"));
        var html = WebUtility.HtmlDecode(await ended.Web.Client.GetStringAsync("/"));
        Assert.Contains("La publicación de perfiles terminó el 2 de junio de 2024, 23:59 horas, hora de Sonora.", html, StringComparison.Ordinal);
        Assert.Contains(ClosingMessages.Why, html, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_TheMapLeavesPeopleOut()
    {
        var (before, after) = (await open.Web.Client.GetStringAsync("/sitemap.xml"), await ended.Web.Client.GetStringAsync("/sitemap.xml"));
        Assert.Contains("/candidaturas/" + Ballots.Id(1), before, StringComparison.Ordinal);
        Assert.DoesNotContain("/candidaturas", after, StringComparison.Ordinal);
        Assert.DoesNotContain("/boleta", after, StringComparison.Ordinal);
        Assert.Contains("/preguntas-frecuentes", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comparison_IsGoneAsItsProfilesAre_AndWhatNeverWasIsNotFound()
    {
        foreach (var contest in new[] { "diputacion-mr-distrito-6", "regiduria-26042", "diputacion-rp" })
        {
            Assert.Equal(($"/comparar/{contest}", HttpStatusCode.OK, null, null), await Robots(open.Web, $"/comparar/{contest}"));
            Assert.Equal(($"/comparar/{contest}", HttpStatusCode.Gone, "noindex", "noindex"), await Robots(ended.Web, $"/comparar/{contest}"));
        }

        var page = WebUtility.HtmlDecode(await (await ended.Web.Client.GetAsync("/comparar/regiduria-26042")).Content.ReadAsStringAsync());
        Assert.Contains("Esta comparación ya no se publica", page, StringComparison.Ordinal);
        Assert.Contains("la publicación de perfiles terminó el 2 de junio de 2024, 23:59 horas", page, StringComparison.Ordinal);
        foreach (var person in Ballots.People)
            Assert.DoesNotContain(person.Name, page, StringComparison.Ordinal);
        foreach (var never in new[] { "diputacion-mr-distrito-99", "regiduria-99999", "nada" })
            Assert.Equal(HttpStatusCode.NotFound, (await Robots(ended.Web, $"/comparar/{never}")).Status);
        Assert.Equal(HttpStatusCode.Gone, (await Robots(partly.Web, "/comparar/diputacion-mr-distrito-6")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Robots(partly.Web, "/comparar/regiduria-26042")).Status);
    }

    [Fact]
    public async Task OneOfficeClosed_IsSaidOfItAlone()
    {
        foreach (var (path, said) in new (string, bool)[] { ("/candidaturas", false), ("/candidaturas?cargo=diputacion-mr", true), ("/candidaturas?cargo=regiduria", false), ("/boleta/26042/6", false) })
            Assert.Equal((path, HttpStatusCode.OK, said ? "noindex" : null, said ? "noindex" : null), await Robots(partly.Web, path));
        Assert.Equal(HttpStatusCode.Gone, (await Robots(partly.Web, "/candidaturas/" + Ballots.Id(1))).Status);
        Assert.Equal(HttpStatusCode.OK, (await Robots(partly.Web, "/candidaturas/" + Ballots.Id(7))).Status);
        var home = WebUtility.HtmlDecode(await partly.Web.Client.GetStringAsync("/"));
        Assert.Contains("Diputación: la publicación de perfiles terminó el 2 de junio de 2024", home, StringComparison.Ordinal);
        Assert.Contains("<form", home, StringComparison.Ordinal);
        var map = await partly.Web.Client.GetStringAsync("/sitemap.xml");
        Assert.DoesNotContain(Ballots.Id(1), map, StringComparison.Ordinal);
        Assert.Contains(Ballots.Id(7), map, StringComparison.Ordinal);
    }

    [Fact]
    public void SameRecord_SaysTheSame_InWhateverOrderItsRowsCame()
    {
        var closed = ClosedSite.Closed(_ => true);
        var turned = new PublicSnapshot(9, closed.Election, closed.Rows.Values.Reverse());
        Assert.Equal(closed.Closed, turned.Closed);
        Assert.Equal(["diputacion-mr", "diputacion-rp", "presidencia-municipal", "regiduria"], turned.Closed.Select(c => c.Office));
        Assert.True(closed.Ended && turned.Ended);
        Assert.False(Ballots.Snapshot.Ended || ClosedSite.Closed(o => o == "regiduria").Ended);
        // A row of which nothing was ever public keeps the rest from having ended.
        var waiting = closed.Rows.Values.Append(HeldRow.Of(new PublicRow("cand-prueba-2024-000099", 1, null)));
        Assert.False(new PublicSnapshot(1, closed.Election, waiting).Ended);
    }

    /// <summary>The whole way: what the projection writes in the record is what the address answers, and a document overrules it.</summary>
    public sealed class FromTheRecord(ServerFixture server) : IClassFixture<ServerFixture>
    {
        [Fact]
        public async Task Closing_IsReadFromItsColumn()
        {
            const string Closing = """{"office":"diputacion-mr","officeName":"Diputación","closedAt":"2024-06-02T23:59:59.999-07:00"}""";
            await Sql("insert into public_record.election values ($1, 1, $2::jsonb)", Sample.Slug, System.Text.Json.JsonSerializer.Serialize(Ballots.Election, PublicJson.Options));
            await Sql("insert into public_record.candidacy (candidacy_id, election, state_version, closing) values ($1, $2, 1, $3::jsonb)", Ballots.Id(1), Sample.Slug, Closing);
            await Sql(
                "insert into public_record.candidacy (candidacy_id, election, state_version, document, closing) values ($1, $2, 1, $3::jsonb, $4::jsonb)",
                Ballots.Id(7), Sample.Slug, System.Text.Json.JsonSerializer.Serialize(Ballots.People[6], PublicJson.Options), Closing);
            await using var web = await WebProcess.Start("public", new() { ["ConnectionStrings__Public"] = server.Connection(Roles.Public, Databases.Main) });
            await web.Until(async () => (await web.Ready()).Status == HttpStatusCode.OK);
            Assert.Equal(HttpStatusCode.Gone, (await Robots(web, "/candidaturas/" + Ballots.Id(1))).Status);
            Assert.Equal(HttpStatusCode.OK, (await Robots(web, "/candidaturas/" + Ballots.Id(7))).Status);
        }

        private async Task Sql(string sql, params object[] values)
        {
            await using var source = NpgsqlDataSource.Create(server.Connection(Roles.Silo, Databases.Main));
            await using var command = source.CreateCommand(sql);
            foreach (var value in values)
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>What an address says to search engines: in its answer's header, and in the page itself.</summary>
    private static async Task<(string Path, HttpStatusCode Status, string? Header, string? Meta)> Robots(WebProcess web, string path)
    {
        using var answer = await web.Client.GetAsync(path);
        Headers.AssertSafe(answer, isPrivate: false);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        return (path, answer.StatusCode, Headers.One(answer, "X-Robots-Tag"), page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
    }

    /// <summary>One public node over the election when some of its offices closed.</summary>
    public abstract class ClosedSite(Func<string, bool> isClosed) : IAsyncLifetime
    {
        private readonly Folder _folder = new();

        internal WebProcess Web { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            new DiskCopy(_folder.Path).Save(Closed(isClosed));
            Web = await WebProcess.Start("public", new() { ["Web__PublicCopy"] = _folder.Path, ["Web__PublicUrl"] = "https://conoceles.invalid" });
            await Web.Until(async () => (await Web.Ready()).Status == HttpStatusCode.OK);
        }

        public async ValueTask DisposeAsync()
        {
            GC.SuppressFinalize(this);
            await Web.DisposeAsync();
            _folder.Dispose();
        }

        /// <summary>As the projection leaves it: of who contended and of who did not, the same.</summary>
        internal static PublicSnapshot Closed(Func<string, bool> isClosed) => new(
            2, Ballots.Snapshot.Election,
            Ballots.Snapshot.Rows.Values.Select(r => (r.Candidacy?.Office ?? r.Row.Withdrawal!.Office) is var office && isClosed(office)
                ? HeldRow.Of(new PublicRow(r.CandidacyId, r.StateVersion + 1, null, null, new PublicClosing(office, Ballots.Election.Offices.Single(o => o.Id == office).Name, At)))
                : r));
    }
}
