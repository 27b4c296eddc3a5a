using System.Globalization;
using System.Net;
using Conoceles.Arco;
using Conoceles.Candidacies;
using Conoceles.Deploy.Postgres;
using Conoceles.Elections;
using Conoceles.Web.Oversight.ArcoRequests;
using Conoceles.Web.Tests.After;
using Npgsql;

namespace Conoceles.Web.Tests.Oversight;

/// <summary>Requests about personal data over HTTP: the list by term, one recorded, its acts, what is annulled; for administrators alone.</summary>
public sealed class ArcoPageTests(OversightSite site) : IClassFixture<OversightSite>
{
    private const string Address = "/ut/arco";

    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private static readonly DateOnly Today = Deadlines.LocalDate(Now);

    [Fact]
    public async Task List_IsEmptyAtFirst_ThenPagedByTerm_AndFiltered()
    {
        using var browser = site.Browser();
        Assert.Contains(ArcoMessages.NoneYet, PageForm.Text(await PageForm.Open(browser, Address)), StringComparison.Ordinal);

        var candidacy = await site.WithoutAccount("rojo", "Nombre En La Lista", "CG/1/2024", new DateOnly(2024, 4, 19));
        for (var n = 1; n <= 500; n++)
        {
            // One overdue, two due, the rest later or done.
            var ends = n == 7 ? Now.AddDays(-1) : n is 8 or 9 ? Now.AddDays(n - 6) : Now.AddDays(30 + n);
            await Row(n, n > 400 ? ArcoState.Fulfilled : ArcoState.Received, n > 400 ? null : ends, n == 7 ? candidacy : null);
        }

        var page = await PageForm.Open(browser, Address);
        var rows = page.QuerySelectorAll("main tbody tr");
        Assert.Equal(ArcoQuery.PageSize, rows.Length);
        Assert.Equal(["Solicitud 7", "Solicitud 8", "Solicitud 9"], rows.Take(3).Select(r => r.QuerySelector("th a")!.TextContent));
        Assert.Equal(["vencida", "por vencer", "por vencer"], rows.Take(3).Select(r => r.QuerySelector(".est")!.TextContent));
        Assert.Contains("Nombre En La Lista", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("De ninguna candidatura", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("Por eso.", rows[0].QuerySelector(".por-que")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Página 1 de 10", PageForm.Text(page), StringComparison.Ordinal);
        Assert.Equal(
            ["/ut/arco", "/ut/arco?plazo=vencidas", "/ut/arco?plazo=por-vencer", "/ut/arco", "/ut/arco?estado=recibida", "/ut/arco?estado=cumplida"],
            page.QuerySelectorAll("main .estados a").Select(a => a.GetAttribute("href")));

        foreach (var (filter, found, first) in new[]
        {
            ("?plazo=vencidas", "1 solicitud", "Solicitud 7"), ("?plazo=por-vencer", "2 solicitudes", "Solicitud 8"),
            ("?estado=cumplida", "100 solicitudes", "Solicitud 500"), ("?estado=cumplida&plazo=vencidas", "0 solicitudes", null),
            ("?pagina=10", "500 solicitudes", "Solicitud 450"), ("?pagina=99", "500 solicitudes", "Solicitud 450"), ("?estado=nada&plazo=nada", "500 solicitudes", "Solicitud 7"),
        })
        {
            page = await PageForm.Open(browser, Address + filter);
            Assert.Equal((filter, found, first), (filter, page.QuerySelector("main h2")!.TextContent, page.QuerySelector("main tbody th a")?.TextContent));
        }
    }

    [Fact]
    public async Task Request_IsReviewedBeforeItIsRecorded_NothingIsLost_AndTwoClicksAreOne()
    {
        site.Arco.Requests.Clear();
        using var browser = site.Browser();
        var page = await PageForm.Open(browser, Address + "/nueva");
        using (var empty = await new PageForm(page).Press(browser, "paso", ArcoRecordStep.Review))
        {
            page = await PageForm.Read(empty, HttpStatusCode.UnprocessableEntity);
            Assert.Equal(8, page.QuerySelectorAll(".resumen-err a").Length);
            Assert.All(page.QuerySelectorAll(".resumen-err a"), a => Assert.NotNull(page.QuerySelector(a.GetAttribute("href")!)));
        }

        using (var wrong = await Fill(new PageForm(page)).Fill("hora", "25:00").Press(browser, "paso", ArcoRecordStep.Review))
        {
            page = await PageForm.Read(wrong, HttpStatusCode.UnprocessableEntity);
            Assert.Equal("#hora", Assert.Single(page.QuerySelectorAll(".resumen-err a")).GetAttribute("href"));
            Assert.Equal("Persona Ficticia de Prueba", new PageForm(page).Value("nombre"));
        }

        using (var future = await new PageForm(page).Fill("hora", "10:30").Fill("recibida-anio", "2099").Press(browser, "paso", ArcoRecordStep.Review))
            page = await PageForm.Read(future, HttpStatusCode.UnprocessableEntity);
        using var reviewed = await new PageForm(page).Fill("recibida-anio", "2024").Press(browser, "paso", ArcoRecordStep.Review);
        page = await PageForm.Read(reviewed);
        foreach (var said in new[] { "Todavía no se ha registrado nada.", "Rectificación", "3 de junio de 2024, 10:30", "Persona Ficticia de Prueba (persona titular de los datos)" })
            Assert.Contains(said, PageForm.Text(page), StringComparison.Ordinal);
        using (var edited = await new PageForm(page).Press(browser, "paso", ArcoRecordStep.Edit))
            Assert.Equal("Que se corrija\nsu segundo apellido.", new PageForm(await PageForm.Read(edited)).Value("solicitud")!.ReplaceLineEndings("\n"));
        using (var unsure = await new PageForm(page).Press(browser, "paso", ArcoRecordStep.Confirm))
            page = await PageForm.Read(unsure, HttpStatusCode.UnprocessableEntity);
        Assert.Empty(site.Arco.Requests);
        for (var click = 0; click < 2; click++)
        {
            using var done = await new PageForm(page).Fill("confirmo", "si").Press(browser, "paso", ArcoRecordStep.Confirm);
            Assert.Equal(Address + "/1?hecho=registrada", done.Headers.Location?.OriginalString);
        }

        var request = Assert.Single(site.Arco.Requests).Value;
        Assert.Equal(
            (new DateTimeOffset(2024, 6, 3, 10, 30, 0, Deadlines.Hermosillo), ArcoMeans.Mail, ArcoRight.Rectification, ArcoRequester.Titular, "Credencial para votar", (string?)null),
            (request.Submission.ReceivedAt, request.Submission.Means, request.Submission.Right, request.Submission.Requester, request.Submission.Identification, request.Submission.Candidacy));
        Assert.Contains("La solicitud quedó registrada.", PageForm.Text(await PageForm.Open(browser, Address + "/1?hecho=registrada")), StringComparison.Ordinal);

        site.Arco.Refuse = new Refusal("received-date", "La recepción no puede ser posterior a este momento.");
        using var refused = await new PageForm(page).Fill("confirmo", "si").Fill("nombre", "Otra Persona").Press(browser, "paso", ArcoRecordStep.Confirm);
        site.Arco.Refuse = null;
        page = await PageForm.Read(refused, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("recibida-dia", page.QuerySelector(Assert.Single(page.QuerySelectorAll(".resumen-err a")).GetAttribute("href")!)?.GetAttribute("name"));
        Assert.Equal("Otra Persona", new PageForm(page).Value("nombre"));
    }

    [Fact]
    public async Task Candidacy_IsFoundByNameOrKey_AndChosenWhenSeveralMatch()
    {
        site.Arco.Requests.Clear();
        var one = await site.WithoutAccount("rojo", "Encina Del Ejemplo", "CG/1/2024", new DateOnly(2024, 4, 19));
        var other = await site.WithoutAccount("sauce", "Encina De Otra Prueba", "CG/1/2024", new DateOnly(2024, 4, 19));
        using var browser = site.Browser();
        var page = await PageForm.Open(browser, $"{Address}/nueva?candidatura={one}");
        Assert.Equal(one, new PageForm(page).Value("candidatura"));
        using (var byKey = await Fill(new PageForm(page)).Press(browser, "paso", ArcoRecordStep.Review))
            Assert.Contains("Encina Del Ejemplo", PageForm.Text(await PageForm.Read(byKey)), StringComparison.Ordinal);

        foreach (var text in new[] { "nadie se llama así", "%", "cand-prueba-2024-999999" })
        {
            using var nobody = await Fill(new PageForm(page)).Fill("candidatura", text).Press(browser, "paso", ArcoRecordStep.Review);
            Assert.Contains(ArcoFormMessages.NoCandidacy, PageForm.Text(await PageForm.Read(nobody, HttpStatusCode.UnprocessableEntity)), StringComparison.Ordinal);
        }

        using var several = await Fill(new PageForm(page)).Fill("candidatura", "encina").Press(browser, "paso", ArcoRecordStep.Review);
        page = await PageForm.Read(several, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(
            new[] { one, other }.Order(StringComparer.Ordinal),
            page.QuerySelectorAll("input[name=candidatura-cual]").Select(i => i.GetAttribute("value")!).Order(StringComparer.Ordinal));
        using var chosen = await new PageForm(page).Fill("candidatura-cual", other).Press(browser, "paso", ArcoRecordStep.Review);
        page = await PageForm.Read(chosen);
        Assert.Contains("Encina De Otra Prueba", PageForm.Text(page), StringComparison.Ordinal);
        using var done = await new PageForm(page).Fill("confirmo", "si").Press(browser, "paso", ArcoRecordStep.Confirm);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal(other, Assert.Single(site.Arco.Requests).Value.Submission.Candidacy);
        page = await PageForm.Open(browser, done.Headers.Location!.OriginalString);
        Assert.Contains($"/ut/revision/{other}/consentimientos", page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Page_SaysTermsActsAndWhatIsNext_AndItsSheetIsPrinted()
    {
        var received = new DateTimeOffset(2024, 6, 3, 10, 30, 0, Deadlines.Hermosillo);
        var (prevented, mended) = (FakeArco.Act(ArcoActKind.Prevented, new DateOnly(2024, 6, 7)), FakeArco.Act(ArcoActKind.Mended, new DateOnly(2024, 6, 20)));
        var undone = FakeArco.Act(ArcoActKind.Answered, new DateOnly(2024, 6, 21)) with { Annulled = new ActAnnulment(Guid.Empty, received, "c", "Otra cuenta", "Era de otra.") };
        site.Arco.Add(41, received, null, prevented, mended, undone);
        using var browser = site.Browser();
        var page = await PageForm.Open(browser, Address + "/41");
        Assert.Equal("Solicitud ARCO 41: recibida", page.QuerySelector(".hoja h2")!.TextContent);
        Assert.Equal([$"{Address}/41/respuesta", $"{Address}/41/ampliacion"], page.QuerySelectorAll(".actos a").Select(a => a.GetAttribute("href")));
        var text = PageForm.Text(page);
        foreach (var said in new[]
        {
            "Prevención: hasta el 10 de junio de 2024 en plazo", "Fue el 7 de junio de 2024",
            "Desahogo de la prevención: hasta el 21 de junio de 2024 en plazo", "Fue el 20 de junio de 2024", "Respuesta: hasta el 18 de julio de 2024 vencido", "desde el día siguiente al desahogo de la prevención", "Era de otra. Anuló Otra cuenta",
            "Persona Ficticia (representante)", "Plataforma Nacional de Transparencia", "Que no se use su fotografía.",
        })
            Assert.True(text.Contains(said, StringComparison.Ordinal), $"«{said}» is not in: {text}");
        // Only the last that counts may be annulled.
        Assert.Equal([$"{Address}/41/actos/{mended.OperationId}/anular"], page.QuerySelectorAll("main a[href$='/anular']").Select(a => a.GetAttribute("href")));
        Assert.All(page.QuerySelectorAll(".hoja a[href$='/anular']"), a => Assert.True(a.ClassList.Contains("solo-pantalla")));
    }

    [Theory]
    [InlineData(1, new[] { "desahogo" })]
    [InlineData(60, new[] { "desahogo", "no-presentada" })]
    public async Task NotCompleted_IsOfferedOnceItsTermEnded(int daysAgo, string[] offered)
    {
        site.Arco.Add(46, Now.AddDays(-70), null, FakeArco.Act(ArcoActKind.Prevented, Today.AddDays(-daysAgo)));
        using var browser = site.Browser();
        var page = await PageForm.Open(browser, Address + "/46");
        Assert.Equal(offered.Select(o => $"{Address}/46/{o}"), page.QuerySelectorAll(".actos a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Act_IsReviewedBeforeItIsRecorded_WithTheVersionThatWasSeen_AndTwoClicksAreOne()
    {
        site.Arco.Add(42, Now.AddDays(-3), null);
        using var browser = site.Browser();
        var address = Address + "/42/respuesta";
        var page = await PageForm.Open(browser, address);
        Assert.Contains("¿Por qué esta fecha?", PageForm.Text(page), StringComparison.Ordinal);
        using (var empty = await new PageForm(page).Press(browser, "paso", ArcoRecordStep.Review))
        {
            page = await PageForm.Read(empty, HttpStatusCode.UnprocessableEntity);
            Assert.Equal(["#fecha", "#sentido", "#detalle"], page.QuerySelectorAll(".resumen-err a").Select(a => a.GetAttribute("href")));
        }

        using (var baseless = await Answer(new PageForm(page)).Fill("sentido", "Denied").Press(browser, "paso", ArcoRecordStep.Review))
            Assert.Equal("#fundamento", Assert.Single((await PageForm.Read(baseless, HttpStatusCode.UnprocessableEntity)).QuerySelectorAll(".resumen-err a")).GetAttribute("href"));
        using var reviewed = await Answer(new PageForm(page)).Fill("sentido", "Partial").Fill("fundamento", "Artículo de prueba").Press(browser, "paso", ArcoRecordStep.Review);
        page = await PageForm.Read(reviewed);
        Assert.Contains("Parcialmente procedente", PageForm.Text(page), StringComparison.Ordinal);
        using (var unsure = await new PageForm(page).Press(browser, "paso", ArcoRecordStep.Confirm))
            page = await PageForm.Read(unsure, HttpStatusCode.UnprocessableEntity);
        Assert.Empty(site.Arco.Requests[42].Acts);

        site.Arco.Refuse = new Refusal("act-date", "La fecha no puede ser de mañana en adelante.");
        using (var refused = await new PageForm(page).Fill("confirmo", "si").Press(browser, "paso", ArcoRecordStep.Confirm))
            Assert.Equal("#fecha", Assert.Single((await PageForm.Read(refused, HttpStatusCode.UnprocessableEntity)).QuerySelectorAll(".resumen-err a")).GetAttribute("href"));
        site.Arco.Refuse = null;
        for (var click = 0; click < 2; click++)
        {
            using var done = await new PageForm(page).Fill("confirmo", "si").Press(browser, "paso", ArcoRecordStep.Confirm);
            Assert.Equal(Address + "/42?hecho=acto", done.Headers.Location?.OriginalString);
        }

        var act = Assert.Single(site.Arco.Requests[42].Acts);
        Assert.Equal(
            (ArcoActKind.Answered, Today, "Se contestó.", "UT/9/2024", ArcoAnswer.Partial, "Artículo de prueba", "cuenta-UtAdministrator"),
            (act.Kind, act.On, act.Text, act.Reference, act.Answer, act.Ground, act.Account));
        Assert.Equal(1, site.Arco.Seen[act.OperationId]);
        // Its page leads back to the request, which says what it admits now.
        using var again = await browser.GetAsync(address);
        Assert.Equal(Address + "/42", again.Headers.Location?.OriginalString);
        page = await PageForm.Open(browser, Address + "/42?hecho=acto");
        Assert.Contains("El acto quedó registrado.", PageForm.Text(page), StringComparison.Ordinal);
        Assert.Equal([$"{Address}/42/cumplimiento"], page.QuerySelectorAll(".actos a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Annulment_AsksForItsReason_AndLeavesTheAct_AndThenTheRecordItself()
    {
        var act = FakeArco.Act(ArcoActKind.Prevented, Today.AddDays(-1));
        var request = site.Arco.Add(43, Now.AddDays(-3), null, act);
        using var browser = site.Browser();
        Assert.Empty((await PageForm.Open(browser, Address + "/43")).QuerySelectorAll($"a[href*='{request.OperationId}']"));
        foreach (var what in new[] { act.OperationId, request.OperationId })
        {
            var address = $"{Address}/43/actos/{what}/anular";
            var page = await PageForm.Open(browser, address);
            using (var empty = await new PageForm(page).Send(browser))
            {
                page = await PageForm.Read(empty, HttpStatusCode.UnprocessableEntity);
                Assert.Equal(2, page.QuerySelectorAll(".resumen-err a").Length);
            }

            using (var done = await new PageForm(page).Fill("motivo", "Era de otra solicitud.").Fill("confirmo", "si").Send(browser))
                Assert.Equal(Address + "/43?hecho=anulado", done.Headers.Location?.OriginalString);
            Assert.Contains("Era de otra solicitud.", PageForm.Text(await PageForm.Open(browser, Address + "/43")), StringComparison.Ordinal);
            using var again = await browser.GetAsync(address);
            Assert.Equal(Address + "/43", again.Headers.Location?.OriginalString);
        }

        Assert.Equal((1, true), (site.Arco.Requests[43].Acts.Length, site.Arco.Requests[43].Annulled is not null));
        Assert.Empty((await PageForm.Open(browser, Address + "/43")).QuerySelectorAll(".actos a"));
    }

    [Theory]
    [InlineData("/9999")]
    [InlineData("/9999/respuesta")]
    [InlineData("/44/nada")]
    [InlineData("/0")]
    [InlineData("/uno")]
    [InlineData("/44/actos/6f3f2f3e-0000-4000-8000-00000000ffff/anular")]
    public async Task WhatThereIsNot_IsNotFound(string path)
    {
        site.Arco.Add(44, Now.AddDays(-3), null);
        using var browser = site.Browser();
        using var answer = await browser.GetAsync(Address + path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Commission)]
    public async Task OnlyAdministrators_SeeThem_AndHaveThemInTheirNavigation(Role role)
    {
        site.Arco.Add(45, Now.AddDays(-3), null);
        using var browser = site.Browser(role);
        foreach (var path in new[] { "", "/nueva", "/45", "/45/respuesta" })
        {
            using var answer = await browser.GetAsync(Address + path);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.DoesNotContain((await PageForm.Open(browser, "/ut/plan")).QuerySelectorAll(".secciones a"), a => a.GetAttribute("href") == Address);
        using var administrator = site.Browser();
        Assert.Contains((await PageForm.Open(administrator, "/ut/plan")).QuerySelectorAll(".secciones a"), a => a.GetAttribute("href") == Address);
    }

    private static PageForm Fill(PageForm form) => form
        .Fill("derecho", "Rectification").Fill("medio", "Mail").Fill("recibida-dia", "3").Fill("recibida-mes", "junio").Fill("recibida-anio", "2024").Fill("hora", "10:30")
        .Fill("solicita", "Titular").Fill("nombre", "Persona Ficticia de Prueba").Fill("identidad", "Credencial para votar").Fill("solicitud", "Que se corrija\nsu segundo apellido.");

    private static PageForm Answer(PageForm form) => form
        .Fill("fecha-dia", Today.Day.ToString(CultureInfo.InvariantCulture)).Fill("fecha-mes", Today.Month.ToString(CultureInfo.InvariantCulture))
        .Fill("fecha-anio", Today.Year.ToString(CultureInfo.InvariantCulture)).Fill("detalle", "Se contestó.").Fill("oficio", "UT/9/2024");

    private Task Row(int number, ArcoState state, DateTimeOffset? ends, string? candidacy) => Sql(
        """
        insert into oversight.arco_request (request_id, election, number, state_version, definition, received_at, kind, state, candidacy_id, term, ends_at, why)
        values ($1, $2, $3, 1, 1, now(), 'Access', $4, $5, $6, $7, $8)
        """,
        ArcoId.Of(Sample.Slug, number), Sample.Slug, number, state.ToString(), candidacy, ends is null ? null : "Answer", ends?.ToUniversalTime(), ends is null ? null : "Por eso.");

    private async Task Sql(string sql, params object?[] values)
    {
        await using var source = site.Source(Roles.Curricular, Databases.Curricular);
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(value is null ? new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Unknown, Value = DBNull.Value } : new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}
