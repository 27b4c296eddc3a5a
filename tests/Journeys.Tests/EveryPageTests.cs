using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Conoceles.Journeys.Tests.Browsing;
using Conoceles.Journeys.Tests.Pages;
using Conoceles.Journeys.Tests.Running;
using Microsoft.Playwright;
using Route = Conoceles.Journeys.Tests.Pages.Route;

namespace Conoceles.Journeys.Tests;

/// <summary>
/// Every page of oversight, operations and the citizens' site, from their route tables, in each state that a candidacy gives it
/// and with the errors of its forms; at two sizes and in both colour schemes. A route that nothing here visits fails.
/// </summary>
[Collection(InstituteJourneys.Name)]
public sealed class EveryPageTests(Deployment deployment, Chromium chromium)
{
    /// <summary>Every page in <c>deploy/test --long</c>; otherwise one in so many, others with each seed.</summary>
    private static readonly bool Whole = Environment.GetEnvironmentVariable("CONOCELES_LONG") == "1";

    private const uint OneIn = 8;

    /// <summary>An activity of the plan of which the demo has recorded nothing, and no other test does.</summary>
    private const string PlannedReport = "informe-mensual-8";

    /// <summary>Not pages: a stream that never ends, and what a page of ours does not show.</summary>
    private static readonly string[] NotPages = ["/ut/cambios", "/ut/candidaturas.csv", "/ut/revision/{id}/foto/{hash}", "/sesion", "/entrar", "/activar", "/api/registro/v1/importaciones/{proposal:guid}"];

    private readonly Inspection _inspection = new();
    private readonly HashSet<Route> _visited = [];
    private readonly List<string> _notShown = [];

    [Fact]
    public async Task EveryOversightAndOperationsPage_HasNoFault()
    {
        await deployment.EnsureWhole();
        var routes = RouteTable.Of("oversight").Concat(RouteTable.Of("operations")).Where(r => r.Method == "GET" && !NotPages.Contains(r.Pattern)).Distinct().ToArray();
        await using var person = await chromium.Open(deployment.Run.Web[0]);
        var account = deployment.Run.Account("UtAdministrator");
        await person.SignIn("/entrar", account.User, account.Password);
        var places = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["party"] = deployment.Run.Account("Capturist").Party!,
            ["importId"] = await Imported(person),
            ["account"] = await First(person, "/ut/cuentas", "tbody th a"),
            ["operation:guid"] = await Batch(person),
            ["delivery"] = await Delivered(person),
            ["key"] = await Notice(),
            ["proposal:guid"] = await Oversight.Propose(
                person, deployment.Run.Web[0], await Oversight.IssueToken(person), Candidate.Of(deployment.Run.Account("Capturist").Party!)),
            ["activity"] = PlannedReport,
            ["kind"] = "aprobacion",
            ["act:guid"] = await Planned(person),
            ["act"] = "desahogo",
        };
        (places["number:int"], places["recorded:guid"]) = await Requested(person, (await Candidacy("Published"))!);
        await Documented(person, (await Candidacy("Published"))!);
        await Omitted(places["party"]);
        await Withdrawn(person, places["party"]);
        foreach (var status in new[] { "Pending", "Captured", "Published", "Corrected", "Withdrawn" })
        {
            if (await Candidacy(status) is not { } id)
                continue;
            places["id"] = id;
            foreach (var route in routes.Where(r => status == "Pending" || r.Pattern.Contains("{id}", StringComparison.Ordinal)))
            {
                // Confirmations in bulk have ids of their own, which only exist for twenty minutes of somebody's work.
                if (route.Pattern.StartsWith("/ut/acciones-afirmativas/avance", StringComparison.Ordinal))
                    _visited.Add(route);
                else
                    await Visit(person, route, $"ut-{route.Pattern.Trim('/').Replace('/', '-')}-{status}", route.At(places));
            }
        }

        foreach (var (name, address, button) in new[]
        {
            ("entrega", $"/ut/entregas/partido/{deployment.Run.Account("Capturist").Party}", "main form button[type=submit]:visible"),
            ("cuentas-nuevas", "/ut/cuentas/nuevas", "main form button[type=submit]:visible"), ("registro", "/ut/registro", "main form button[type=submit]:visible"),
            ("llaves", "/ut/registro/llaves", "main form button[type=submit]:visible"),
            ("retirar", $"/ut/expediente/{await Candidacy("Published")}/retirar", "main form button[type=submit]:visible"),
            ("observar", $"/ut/expediente/{await Candidacy("Published")}/observar", "main form button[type=submit]:visible"),
            ("ajuste-por-correo", $"/ut/expediente/{await Candidacy("Published")}/ajuste-por-correo", "main form button[type=submit]:visible"),
            ("consentimientos", $"/ut/revision/{await Candidacy("Published")}/consentimientos", "main form button[type=submit]:visible"),
            ("constancias", $"/ut/expediente/{await Candidacy("Published")}/constancias", "main form[enctype] button[type=submit]:visible"),
            ("constancias-abrir", $"/ut/expediente/{await Candidacy("Published")}/constancias", "main form[action*='/constancias/'] button"),
            ("identidad", $"/ut/revision/{await Candidacy("Published")}/identidad", "main form button[type=submit]:visible"),
        })
            await Wrong(person, name, address, button);
        await Wrong(person, "arco-nueva", "/ut/arco/nueva", "main form button[type=submit]:visible");
        await Wrong(person, "arco-acto", $"/ut/arco/{places["number:int"]}/desahogo", "main form button[type=submit]:visible");
        await Wrong(person, "arco-anular", $"/ut/arco/{places["number:int"]}/actos/{places["recorded:guid"]}/anular", "main form button[type=submit]:visible");
        await See(person, "ut-arco-sin-resultados", "/ut/arco?estado=cumplida&plazo=vencidas");
        await Wrong(person, "corte-nuevo", "/ut/cortes/nuevo", "main form button[type=submit]:visible");
        await Wrong(person, "plan-acto", $"/ut/plan/{PlannedReport}/aprobacion", "main form button[type=submit]:visible");
        await Wrong(person, "ampliar", "/ut/plazos/ampliar", "main form button[type=submit]:visible");
        await See(person, "ut-plazos-simulador", "/ut/plazos?aprobada-dia=19&aprobada-mes=4&aprobada-anio=2024&recibida-dia=20&recibida-mes=4&recibida-anio=2024");
        await See(person, "ut-plazos-error", "/ut/plazos?aprobada-dia=31&aprobada-mes=4&aprobada-anio=2024");
        await See(person, "ut-candidaturas-sin-resultados", "/ut/candidaturas?q=nadiesellamaasi");
        await See(person, "ut-tablero-municipio", "/ut?por=municipio");
        await See(person, "ut-avisos-sin-resultados", "/ut/avisos?estado=con-error&partido=nadie");
        await See(person, "ut-no-encontrada", "/ut/revision/no-existe");
        Report("supervision", routes);
    }

    [Fact]
    public async Task EveryPublicPage_HasNoFault()
    {
        await deployment.EnsureWhole();
        var routes = RouteTable.Of("public").Where(r => r.Method == "GET").Distinct().ToArray();
        await using var person = await chromium.Open(deployment.Run.Web[0]);
        var published = deployment.Run.Examples.Published!.Split('/')[^1];
        var folio = await DatabaseAccess.Scalar<string>(
            deployment.Run, deployment.Run.Postgres.Databases.Main, "select min(folio) from public_record.receipt where kind <> $1", "Withdrawal");
        var places = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = published,
            ["folio"] = folio!,
            ["municipio"] = "26030",
            ["distrito"] = "6",
            ["hash"] = new string('a', 64),
            ["contest"] = await First(person, "/candidaturas/" + published, "main a[href^='/comparar/']"),
            ["number:int"] = "1",
            ["part:int"] = "1",
            ["file"] = await First(person, "/datos-abiertos", "main table a[href$='_curricular.csv']"),
        };
        foreach (var route in routes)
            await Visit(person, route, "publico-" + route.Pattern.Trim('/').Replace('/', '-'), route.At(places), exists: !route.Pattern.Contains("foto", StringComparison.Ordinal));
        foreach (var status in new[] { "Pending", "Captured", "Verified", "Corrected", "Withdrawn" })
        {
            if (await Candidacy(status) is { } id)
                await See(person, "publico-perfil-" + status, $"/candidaturas/{id}");
        }

        foreach (var (name, address) in new[]
        {
            ("lista-tabla", "/candidaturas?vista=tabla"), ("lista-filtrada", "/candidaturas?cargo=diputacion-mr&sexo=mujer"), ("lista-vacia", "/candidaturas?q=nadiesellamaasi"),
            ("boleta-incompleta", "/boleta?municipio=26030"), ("acuse-falso", "/acuse/0000-0000"),
            ("comparar-algunas", $"/comparar/{places["contest"]}?ids={published}"), ("no-encontrada", "/candidaturas/no-existe"),
        })
            await See(person, "publico-" + name, address);
        Report("publico", routes);
    }

    private async Task Visit(Person person, Route route, string name, string path, bool exists = true)
    {
        var head = await person.Page.Context.APIRequest.GetAsync(path);
        if (head.Ok || !exists)
            _visited.Add(route);
        if (head.Headers.GetValueOrDefault("content-type", "").StartsWith("text/html", StringComparison.Ordinal))
            await See(person, name, path);
    }

    private async Task See(Person person, string name, string path)
    {
        if (!IsOfSample(name))
            return;
        await person.Go(path);
        await _inspection.Look(person, Clean(name));
    }

    private async Task Wrong(Person person, string name, string address, string button)
    {
        if (!IsOfSample(name + "-error"))
            return;
        await person.Go(address);
        var send = person.Page.Locator(button).First;
        if (await send.CountAsync() == 0)
            return;
        await send.ClickAsync();
        if (await person.Page.Locator(".resumen-err").CountAsync() == 0)
        {
            _notShown.Add($"{name}: nothing was wrong with an empty form.");
            return;
        }

        foreach (var link in await person.Page.Locator(".resumen-err a").AllAsync())
        {
            var field = (await link.GetAttributeAsync("href"))![1..];
            Assert.True(await person.Page.Locator($"[id='{field}']").CountAsync() == 1, $"{name}: nothing has the id {field}.");
        }

        await _inspection.Look(person, $"ut-{name}-error");
    }

    private void Report(string what, Route[] routes)
    {
        File.WriteAllLines(
            Path.Combine(Repository.Artifacts, $"accesibilidad-{what}.txt"),
            [$"{_inspection.Looks.Count} pages and states, {_inspection.Looks.Values.Sum()} looks (2 sizes, 2 colour schemes), {_inspection.Faults.Count} faults", .. _inspection.Faults, .. _inspection.Looks.Keys.Order(StringComparer.Ordinal)]);
        Assert.True(!Whole || _inspection.Looks.Count > 0, "Nothing was looked at.");
        Assert.Empty(routes.Where(r => !_visited.Contains(r)).Select(r => r.Pattern));
        Assert.True(_inspection.Faults.Count + _notShown.Count == 0, string.Join('\n', _inspection.Faults.Concat(_notShown)));
    }

    private Task<string?> Candidacy(string status) => DatabaseAccess.Scalar<string>(
        deployment.Run, deployment.Run.Postgres.Databases.Curricular, "select min(candidacy_id) from oversight.candidacy where status = $1", status);

    /// <summary>A registry file that changes nothing has a progress page too.</summary>
    private async Task<string> Imported(Person person)
    {
        await Oversight.Import(person, Candidate.Of(deployment.Run.Accounts.Where(a => a.Role == "Capturist").ElementAt(4).Party!));
        return new Uri(person.Page.Url).Segments[^1];
    }

    /// <summary>A document that is opened for a purpose, so that its page is looked at with one.</summary>
    private static async Task Documented(Person person, string id)
    {
        await person.Go($"/ut/expediente/{id}/constancias");
        await person.Page.SelectOptionAsync("#documento", "SignedConsent");
        await person.Page.FillAsync("#referencia", "Formato 2/2024");
        await person.Page.SetInputFilesAsync("#archivo", new FilePayload { Name = "formato.pdf", MimeType = "application/pdf", Buffer = Encoding.UTF8.GetBytes($"%PDF-1.7\n{id}") });
        await person.Press("Adjuntar");
        await Assertions.Expect(person.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("El documento quedó adjunto");
    }

    /// <summary>Somebody who left, whose sensitive data have a page, if no other test withdrew anybody.</summary>
    private async Task Withdrawn(Person person, string party)
    {
        if (await Candidacy("Withdrawn") is not null)
            return;
        var candidate = Candidate.Of(party);
        await Oversight.Import(person, candidate);
        var id = await Until.Some("who is to be withdrawn is listed", TimeSpan.FromSeconds(30), () => deployment.CandidacyOf(candidate));
        await person.Go($"/ut/expediente/{id}/retirar");
        await person.Page.CheckAsync("input[name=causa][value=Cancellation]");
        // Whom it reaches is asked only of who has others beside her.
        if (await person.Page.Locator("input[name=alcance]").CountAsync() > 0)
            await person.Page.CheckAsync("input[name=alcance][value=candidatura]");
        await person.Page.FillAsync("#acuerdo", "CG/46/2024");
        await person.Press("Ver a quién alcanza");
        await person.Page.CheckAsync("#confirmo");
        await person.Press("Retirar definitivamente");
        await Until.Some("she is listed as withdrawn", TimeSpan.FromSeconds(30), () => Candidacy("Withdrawn"));
    }

    private static async Task<string> First(Person person, string address, string link)
    {
        await person.Go(address);
        return (await person.Page.Locator(link).First.GetAttributeAsync("href"))!.Split('/')[^1];
    }

    /// <summary>Accounts of a batch, whose page remains.</summary>
    /// <summary>An account that was delivered: once of two, as the page of who waits needs somebody too.</summary>
    private async Task<string> Delivered(Person person)
    {
        var party = deployment.Run.Account("Capturist").Party!;
        var (one, another) = (Candidate.Of(party) with { Delivered = false, Agreement = "Acuerdo de entrega" }, Candidate.Of(party) with { Delivered = false, Agreement = "Acuerdo sin entrega" });
        await Oversight.Import(person, one, another);
        foreach (var candidate in new[] { one, another })
            await Until.Some("who waits for her account is listed", TimeSpan.FromSeconds(30), () => deployment.CandidacyOf(candidate));
        return await Oversight.Deliver(person, party, one.Agreement, new DateTime(2024, 4, 26, 12, 0, 0));
    }

    /// <summary>An act of the work plan, recorded in its own form: the next one has a page, and this one may be annulled.</summary>
    private static async Task<string> Planned(Person person)
    {
        await Oversight.RecordPlanAct(person, PlannedReport, "elaboracion");
        await person.Go("/ut/plan");
        return (await person.Page.Locator($"section:has(#actividad-{PlannedReport}) a[href$='/anular']").GetAttributeAsync("href"))!.Split('/')[^2];
    }

    /// <summary>A request about personal data, which has to be completed: its number, and the act that may be annulled.</summary>
    private static async Task<(string Number, string Act)> Requested(Person person, string candidacy)
    {
        var number = await Oversight.RecordArco(person, candidacy);
        await Oversight.RecordArcoAct(person, number, "prevencion");
        return (number, (await person.Page.Locator("main a[href$='/anular']").GetAttributeAsync("href"))!.Split('/')[^2]);
    }

    private static async Task<string> Batch(Person person)
    {
        await person.Go("/ut/cuentas/nuevas");
        await person.Page.CheckAsync("input[name=para][value=partidos]");
        await person.Press("Ver qué se creará");
        await person.Page.ClickAsync("main form[action$='/confirmar'] button");
        await Assertions.Expect(person.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Cuentas creadas");
        return new Uri(person.Page.Url).AbsolutePath.Split('/')[^1];
    }

    /// <summary>A file like those of the sweep, of a capture of that party that closed: at the demo's instant none has.</summary>
    private Task Omitted(string party) => DatabaseAccess.Execute(
        deployment.Run, deployment.Run.Postgres.Databases.Curricular,
        """
        insert into oversight.omission (candidacy_id, opening, closed_at, election, party, sort_name, composed_at, facts)
        select candidacy_id, 9, timestamptz '2024-04-25 23:59:59.999-07', election, responsible_party, sort_name, '2024-04-26 00:03-07', jsonb_build_object(
          'candidacy', candidacy_id, 'name', display_name, 'office', office, 'territory', territory, 'character', character, 'actor', actor, 'party', responsible_party,
          'opening', 9, 'closed', '2024-04-25T23:59:59.999-07:00', 'why', jsonb_build_array('La fecha la fijó el acuerdo que reabrió la captura.'),
          'approvedOn', '2024-04-19', 'approvalAgreement', 'Acuerdo de prueba', 'receivedAt', '2024-04-20T09:30:00-07:00',
          'delivery', jsonb_build_object('receiver', 'Persona Ficticia de Prueba, representante ante el Consejo', 'way', 'InPerson', 'reference', 'Acuse 1/2024', 'recordedAt', '2024-04-20T10:00:00-07:00'),
          'signIns', jsonb_build_object('count', 3, 'first', '2024-04-20T11:00:00-07:00', 'last', '2024-04-24T23:40:00-07:00'),
          'progress', jsonb_build_object('started', 4, 'complete', 2, 'sections', 19, 'minimumMissing', 7, 'curricularPercent', 20, 'savedAt', '2024-04-24T23:52:00-07:00'),
          'warnings', jsonb_build_array(
            jsonb_build_object('key', 'a', 'written', '2024-04-22T23:59:59-07:00', 'sent', '2024-04-23T00:00:04-07:00', 'recipients', 2),
            jsonb_build_object('key', 'b', 'written', '2024-04-24T23:59:59-07:00', 'recipients', 0)))
        from oversight.candidacy where status = 'Pending' and responsible_party = $1 order by candidacy_id limit 1
        on conflict (candidacy_id, opening, closed_at) do update set composed_at = oversight.omission.composed_at
        """,
        party);

    /// <summary>A notice like those of the sweep, which comes once a minute.</summary>
    private async Task<string> Notice()
    {
        const string Key = "vence-72h_prueba-de-paginas";
        await DatabaseAccess.Scalar<string>(
            deployment.Run, deployment.Run.Postgres.Databases.Main,
            """
            insert into mail.outbox (key, election, kind, party, subject, body, created, valid_until, last_error)
            select $1, slug, 'capture-warning', 'pan', 'Vence en 72 horas o menos la captura de 1 candidatura', E'Proceso\n\nSin iniciar: 1', now(), now(), 'connection'
            from public_record.election on conflict (key) do nothing
            """, Key);
        return Key;
    }

    private static string Clean(string name) => string.Concat(name.Where(c => char.IsLetterOrDigit(c) || c == '-'));

    private static bool IsOfSample(string name)
    {
        if (Whole)
            return true;
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable("CONOCELES_SEED") + name));
        return BinaryPrimitives.ReadUInt32LittleEndian(digest) % OneIn == 0;
    }
}
