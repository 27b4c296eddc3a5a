using System.Net;
using Conoceles.Candidacies;
using Conoceles.Deploy.Postgres;
using Conoceles.Web.Tests.After;
using Npgsql;

namespace Conoceles.Web.Tests.Oversight;

/// <summary>Notices to parties over HTTP: the list, one on paper, and where parties read them.</summary>
public sealed class NoticePageTests(NoticePageTests.Site site) : IClassFixture<NoticePageTests.Site>
{
    private const string Address = "/ut/avisos";
    private const string Recipients = "/ut/avisos/correos";

    /// <summary>Sixty notices of two parties in every state, and none of another election's.</summary>
    public sealed class Site : OversightSite, IAsyncLifetime
    {
        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            // Independents are no actors of the election: they are known by their candidacies.
            await Waiting("azul", "Azul Ejemplo", "");
            await Waiting("verde", "Verde Ejemplo", "");
            await AddAdministrator();
        }

        internal async Task Sixty()
        {
            await using var silo = Source(Roles.Silo, Databases.Main);
            await using var rows = silo.CreateCommand(
                $"""
                insert into mail.outbox (key, election, kind, party, subject, body, created, valid_until, recipients, held_at, sent_at, attempts, last_error)
                select 'aviso-' || lpad(i::text, 3, '0'), case when i > 60 then 'otro-proceso' else '{Sample.Slug}' end, 'capture-warning',
                  case when i % 2 = 0 then 'rojo' else 'azul' end, 'Vence en 24 horas o menos la captura de ' || i || ' candidaturas',
                  E'Proceso de prueba\nPartido\n\nSin iniciar: ' || i || E'\nIniciadas: 0', '2024-05-01T00:00:00Z'::timestamptz + i * interval '1 minute',
                  '2024-05-06T06:59:59Z', case when i % 4 = 0 then array['prensa@ejemplo.invalid'] else '{"{}"}'::text[] end,
                  case when i % 4 = 1 then now() end, case when i % 4 = 0 then '2024-05-01T12:00:00-07:00'::timestamptz end, 0,
                  case when i % 4 = 2 then 'smtp-550' end
                from generate_series(1, 61) i on conflict (key) do nothing
                """);
            await rows.ExecuteNonQueryAsync();
        }
    }

    [Theory]
    [InlineData(Role.UtAdministrator, HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData(Role.Reviewer, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData(Role.Commission, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task Notices_AreReadByWhoReviews_AndAddressesWrittenByTheAdministration(Role role, HttpStatusCode list, HttpStatusCode recipients)
    {
        await site.Sixty();
        using var browser = site.Browser(role);
        foreach (var (address, status) in new[] { (Address, list), (Address + "/aviso-001", list), (Recipients, recipients), (Recipients + "/rojo", recipients) })
        {
            using var answer = await browser.GetAsync(address);
            Assert.Equal(status, answer.StatusCode);
        }

        using var board = await browser.GetAsync("/ut/ajustes");
        var navigation = (await OversightSite.Page(board)).QuerySelectorAll(".secciones a").Select(a => a.TextContent);
        Assert.Equal(list is HttpStatusCode.OK, navigation.Contains("Avisos"));
    }

    [Fact]
    public async Task List_IsNewestFirst_ByPagesOfFifty_OfThisElection()
    {
        await site.Sixty();
        using var browser = site.Browser(Role.Reviewer);
        var page = await PageForm.Open(browser, Address);
        Assert.Equal("60 avisos", page.QuerySelector("main h2")!.TextContent);
        Assert.Equal("Vence en 24 horas o menos la captura de 60 candidaturas", page.QuerySelector("tbody th a")!.TextContent);
        Assert.Equal(50, page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(10, (await PageForm.Open(browser, Address + "?pagina=2")).QuerySelectorAll("tbody tr").Length);
        Assert.Equal(10, (await PageForm.Open(browser, Address + "?pagina=99")).QuerySelectorAll("tbody tr").Length);
        Assert.Empty(page.QuerySelectorAll($"main a[href='{Recipients}']"));
    }

    [Theory]
    [InlineData("?partido=rojo", 30, null)]
    [InlineData("?partido=nadie", 0, null)]
    [InlineData("?estado=con-error", 15, "Con error")]
    [InlineData("?estado=por-imprimir", 15, "Por imprimir")]
    [InlineData("?estado=pendiente&partido=azul", 15, "Pendiente")]
    [InlineData("?estado=enviado&partido=azul", 0, null)]
    [InlineData("?estado=enviado", 15, "Enviado")]
    [InlineData("?estado=inventado&partido=%00", 60, null)]
    public async Task Filters_AreInTheAddress_AndTheirCountsAreTheRows(string query, int found, string? state)
    {
        await site.Sixty();
        using var browser = site.Browser();
        var page = await PageForm.Open(browser, Address + query);
        Assert.Equal($"{found} avisos", page.QuerySelector("main h2")!.TextContent);
        Assert.Equal(Math.Min(found, 50), page.QuerySelectorAll("tbody tr").Length);
        if (state is not null)
        {
            Assert.All(page.QuerySelectorAll("tbody .est"), e => Assert.Equal(state, e.TextContent));
            Assert.Equal($"{found}", page.QuerySelector(".estados [aria-current] .num")!.TextContent);
        }

        if (found == 0)
            Assert.Contains("Ningún aviso pasa estos filtros", PageForm.Text(page), StringComparison.Ordinal);
        Assert.DoesNotContain("550 5", PageForm.Text(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notice_IsOneSheetOfPaper()
    {
        await site.Sixty();
        using var browser = site.Browser(Role.Reviewer);
        var page = await PageForm.Open(browser, Address + "/aviso-004");
        var sheet = page.QuerySelector("main .hoja")!;
        Assert.Equal("Vence en 24 horas o menos la captura de 4 candidaturas", sheet.QuerySelector("h2")!.TextContent);
        Assert.Equal(["Proceso de prueba\nPartido", "Sin iniciar: 4\nIniciadas: 0"], sheet.QuerySelectorAll(".renglones").Select(p => p.TextContent));
        Assert.DoesNotContain("@", sheet.TextContent, StringComparison.Ordinal);
        Assert.Contains("prensa@ejemplo.invalid", page.QuerySelector(".solo-pantalla")!.TextContent, StringComparison.Ordinal);
        foreach (var other in new[] { "/aviso-061", "/no-existe" })
        {
            using var answer = await browser.GetAsync(Address + other);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Addresses_AreWrittenChangedAndTakenAway_AndWhoDidStays()
    {
        using var browser = site.Browser();
        Assert.Equal(HttpStatusCode.Redirect, await Save("verde", ("correo", " uno@ejemplo.invalid ")));
        Assert.Equal(HttpStatusCode.Redirect, await Save("verde", ("correo", "dos@ejemplo.invalid"), ("correo.2", "DOS@ejemplo.invalid")));
        var page = await PageForm.Open(browser, $"{Recipients}/verde?guardado=1");
        Assert.Contains("Los correos quedaron guardados", PageForm.Text(page), StringComparison.Ordinal);
        Assert.Equal("dos@ejemplo.invalid", new PageForm(page).Value("correo"));
        Assert.Equal(
            ["Agregó dos@ejemplo.invalid", "Quitó uno@ejemplo.invalid", "Agregó uno@ejemplo.invalid"],
            page.QuerySelectorAll("tbody tr").Select(r => r.QuerySelector("td")!.TextContent));
        Assert.All(page.QuerySelectorAll("tbody tr"), r => Assert.Contains("Administración de prueba", r.TextContent, StringComparison.Ordinal));
        Assert.Contains("dos@ejemplo.invalid", PageForm.Text(await PageForm.Open(browser, Recipients)), StringComparison.Ordinal);

        async Task<HttpStatusCode> Save(string party, params (string Name, string Value)[] addresses)
        {
            var form = new PageForm(await PageForm.Open(browser, $"{Recipients}/{party}"));
            foreach (var (name, value) in addresses)
                form.Fill(name, value);
            using var answer = await form.Send(browser);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task WrongAddress_ComesBackWithEverythingThatWasWritten()
    {
        using var browser = site.Browser();
        var form = new PageForm(await PageForm.Open(browser, $"{Recipients}/azul")).Fill("correo", "no es un correo");
        using var answer = await form.Send(browser);
        var page = await PageForm.Read(answer, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("noesuncorreo", new PageForm(page).Value("correo"));
        Assert.Equal("#correo", Assert.Single(page.QuerySelectorAll(".resumen-err a")).GetAttribute("href"));
        Assert.Contains("nombre@ejemplo.mx", page.QuerySelector(".resumen-err")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangeOfTwoPeopleAtOnce_LosesNeithersUnseen()
    {
        using var browser = site.Browser();
        var stale = new PageForm(await PageForm.Open(browser, $"{Recipients}/rojo"));
        using (var first = await new PageForm(await PageForm.Open(browser, $"{Recipients}/rojo")).Fill("correo", "primera@ejemplo.invalid").Send(browser))
            Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        using var second = await stale.Fill("correo", "segunda@ejemplo.invalid").Send(browser);
        var page = await PageForm.Read(second, HttpStatusCode.UnprocessableEntity);
        Assert.Contains("alguien cambió estos correos", PageForm.Text(page), StringComparison.Ordinal);
        Assert.Equal("primera@ejemplo.invalid", new PageForm(page).Value("correo"));
        // And the table itself has place for five.
        await using var web = site.Source(Roles.Web, Databases.Main);
        await using var sixth = web.CreateCommand($"insert into mail.recipient (election, party, place, address) values ('{Sample.Slug}', 'rojo', 6, 'x@ejemplo.invalid')");
        Assert.Equal(PostgresErrorCodes.CheckViolation, (await Assert.ThrowsAsync<PostgresException>(() => sixth.ExecuteNonQueryAsync())).SqlState);
    }

    [Fact]
    public async Task PartyThatIsNot_HasNoAddresses()
    {
        using var browser = site.Browser();
        using var answer = await browser.GetAsync($"{Recipients}/ninguno");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
