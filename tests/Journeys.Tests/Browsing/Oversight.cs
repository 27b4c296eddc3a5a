using System.Text.RegularExpressions;
using Conoceles.Journeys.Tests.Running;
using Microsoft.Playwright;

namespace Conoceles.Journeys.Tests.Browsing;

/// <summary>What the Unidad de Transparencia does, as she does it.</summary>
internal static class Oversight
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    /// <summary>The administrator imports a registry file and waits until it is applied.</summary>
    public static async Task Import(Chromium chromium, RunFile run, bool javaScript, params Candidate[] people)
    {
        var account = run.Account("UtAdministrator");
        await using var person = await chromium.Open(run.Web[0], javaScript);
        await person.SignIn("/ut/registro", account.User, account.Password);
        await Import(person, people);
    }

    /// <summary>The same, by an administrator who is there already.</summary>
    public static async Task Import(Person person, params Candidate[] people)
    {
        await person.Go("/ut/registro");
        await person.See("ut-registro");
        await person.Page.SetInputFilesAsync("input[type=file]", new FilePayload
        {
            Name = "registro.csv",
            MimeType = "text/csv",
            Buffer = Candidate.Csv(people),
        });
        await person.Press("Revisar archivo");
        Assert.Contains("El archivo no tiene errores", await person.Text(), StringComparison.Ordinal);
        await person.See("ut-registro-vista-previa");
        await person.Press("Importar");
        await Until.True("the import is applied", Soon, async () =>
        {
            if ((await person.Text()).Contains("Importación terminada", StringComparison.Ordinal))
                return true;
            await person.Page.ReloadAsync();
            return false;
        });
        await person.See("ut-registro-avance");
    }

    /// <summary>The administrator issues a key to a system of the registry.</summary>
    public static async Task<string> IssueToken(Person administrator)
    {
        await administrator.Go("/ut/registro/llaves");
        await administrator.Page.FillAsync("#sistema", "Registro de prueba");
        await administrator.Press("Emitir la llave");
        await administrator.See("ut-registro-llave");
        return await administrator.Page.Locator("[data-llave]").InnerTextAsync();
    }

    /// <summary>The system proposes people by program, at a web; the proposal's id.</summary>
    public static async Task<string> Propose(Person person, string web, string token, params Candidate[] people)
    {
        var answer = await person.Page.Context.APIRequest.PostAsync(web + "/api/registro/v1/importaciones", new()
        {
            Headers = new Dictionary<string, string>
            {
                ["Authorization"] = "Bearer " + token,
                ["Content-Type"] = "text/csv",
                ["Idempotency-Key"] = people[0].Mark,
            },
            DataByte = Candidate.Csv(people),
        });
        Assert.Equal(202, answer.Status);
        return answer.Headers["location"].Split('/')[^1];
    }

    /// <summary>The administrator records an act of the work plan, as done on the first of May.</summary>
    public static async Task RecordPlanAct(Person administrator, string activity, string act)
    {
        await administrator.Go("/ut/plan");
        await administrator.See("ut-plan");
        await administrator.Page.ClickAsync($"main a[href='/ut/plan/{activity}/{act}']");
        await administrator.See("ut-plan-acto");
        foreach (var (part, number) in new[] { ("dia", "1"), ("mes", "5"), ("anio", "2024") })
            await administrator.Page.FillAsync($"[name=fecha-{part}]", number);
        await administrator.Page.FillAsync("#referencia", "Oficio de prueba 1");
        await administrator.Press("Revisar antes de registrar");
        await administrator.See("ut-plan-acto-revision");
        await administrator.Page.CheckAsync("#confirmo");
        await administrator.Press("Registrar el acto");
        await Assertions.Expect(administrator.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("El acto quedó registrado");
    }

    /// <summary>The administrator asks for a cut, and waits until it is made.</summary>
    public static async Task AskForCut(Person administrator)
    {
        await administrator.Go("/ut/cortes/nuevo");
        await administrator.See("ut-cortes-nuevo");
        await administrator.Page.FillAsync("#motivo", "Prueba de formularios");
        await administrator.Page.CheckAsync("#confirmo");
        await administrator.Press("Hacer corte ahora");
        await Assertions.Expect(administrator.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("El corte quedó pedido");
        // The page looks again by itself while it is being made.
        await Assertions.Expect(administrator.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Table)).ToContainTextAsync("Prueba de formularios", new() { Timeout = 30_000 });
        await administrator.See("ut-cortes");
    }

    /// <summary>A request about personal data, recorded in its own form; its number.</summary>
    public static async Task<string> RecordArco(Person administrator, string candidacy)
    {
        await administrator.Go($"/ut/arco/nueva?candidatura={candidacy}");
        await administrator.See("ut-arco-nueva");
        await administrator.Page.CheckAsync("input[name=derecho][value=Cancellation]");
        await administrator.Page.CheckAsync("input[name=medio][value=Mail]");
        await administrator.Page.CheckAsync("input[name=solicita][value=Titular]");
        foreach (var (name, value) in new[]
        {
            ("recibida-dia", "29"), ("recibida-mes", "abril"), ("recibida-anio", "2024"), ("hora", "9:30"), ("nombre", "Persona Ficticia de Prueba"),
            ("identidad", "Credencial para votar"), ("solicitud", "Que se retire una etiqueta de su perfil."),
        })
            await administrator.Page.FillAsync($"main [name='{name}']", value);
        await administrator.Press("Revisar antes de registrar");
        await administrator.See("ut-arco-revision");
        await administrator.Page.CheckAsync("#confirmo");
        await administrator.Press("Registrar la solicitud");
        await Assertions.Expect(administrator.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("La solicitud quedó registrada");
        return new Uri(administrator.Page.Url).Segments[^1];
    }

    /// <summary>An act on a request, recorded in its own form.</summary>
    public static async Task RecordArcoAct(Person administrator, string number, string act)
    {
        await administrator.Go($"/ut/arco/{number}");
        await administrator.Page.ClickAsync($"main a[href='/ut/arco/{number}/{act}']");
        await administrator.See("ut-arco-acto");
        foreach (var (name, value) in new[] { ("fecha-dia", "30"), ("fecha-mes", "abril"), ("fecha-anio", "2024"), ("detalle", "Que diga de qué etiqueta se trata."), ("oficio", "UT/9/2024") })
            await administrator.Page.FillAsync($"main [name='{name}']", value);
        await administrator.Press("Revisar antes de registrar");
        await administrator.See("ut-arco-acto-revision");
        await administrator.Page.CheckAsync("#confirmo");
        await administrator.Press("Registrar el acto");
        await Assertions.Expect(administrator.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("El acto quedó registrado");
        await administrator.See("ut-arco-solicitud");
    }

    /// <summary>The administrator records that a party received the account of those that an agreement approved; the act's id.</summary>
    public static async Task<string> Deliver(Person administrator, string party, string agreement, DateTime received)
    {
        await administrator.Go($"/ut/entregas/partido/{party}");
        await administrator.See("ut-entrega");
        foreach (var lot in await administrator.Page.Locator("main input[name=lote]").AllAsync())
            await lot.SetCheckedAsync((await lot.GetAttributeAsync("value"))!.EndsWith(' ' + agreement, StringComparison.Ordinal));
        await administrator.Page.FillAsync("#recibio", "Persona Ficticia, representante");
        await administrator.Page.Locator("main input[name=forma]").First.CheckAsync();
        foreach (var (part, number) in new[] { ("dia", received.Day), ("mes", received.Month), ("anio", received.Year) })
            await administrator.Page.FillAsync($"[name=dia-{part}]", number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await administrator.Page.FillAsync("#hora", received.ToString("H:mm", System.Globalization.CultureInfo.InvariantCulture));
        await administrator.Page.FillAsync("#constancia", "Acuse de prueba 1");
        await administrator.Press("Revisar antes de registrar");
        await administrator.See("ut-entrega-revision");
        await administrator.Page.CheckAsync("#confirmo");
        await administrator.Press("Registrar la entrega");
        await Until.True("the delivery is recorded", Soon, async () =>
        {
            if ((await administrator.Text()).Contains("La entrega quedó registrada", StringComparison.Ordinal))
                return true;
            await administrator.Page.ReloadAsync();
            return false;
        });
        Assert.Equal(0, await administrator.Page.Locator("main table").CountAsync());
        await administrator.See("ut-entrega-registrada");
        return administrator.Page.Url.Split('/')[^1];
    }

    /// <summary>The reviewer finds the candidacy among those sent, reads it, and verifies it section by section.</summary>
    public static async Task Verify(Chromium chromium, RunFile run, bool javaScript, Candidate candidate, string id)
    {
        var account = run.Account("Reviewer");
        await using var person = await chromium.Open(run.Web[0], javaScript);
        await person.SignIn("/ut", account.User, account.Password);
        await person.See("ut-tablero");
        await AssertListed(person, candidate, id);
        await person.See("ut-lista");
        await Verify(person, candidate, id, candidate.History);
    }

    /// <summary>The same, by a reviewer who is there already.</summary>
    /// <param name="words">Something that the candidate wrote.</param>
    public static async Task Verify(Person person, Candidate candidate, string id, string words)
    {
        await person.Go($"/ut/revision/{id}");
        var text = await person.Text();
        Assert.Contains(candidate.FullName, text, StringComparison.Ordinal);
        Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Prefiero no contestar", text, StringComparison.Ordinal);
        await person.See("ut-revision");
        await person.Press("Tomar para revisarla");
        await person.See("ut-revision-tomada");
        foreach (var choice in await person.Page.Locator("input[type=radio][value=conforme]").AllAsync())
            await choice.CheckAsync();
        await person.Page.Locator("button[value=verificar]").ClickAsync();
        Assert.Contains($"Verificada: {candidate.FullName}", await person.Text(), StringComparison.Ordinal);
        await person.See("ut-revision-verificada");
    }

    /// <summary>The reviewer is given the candidacies that wait, one after the other, and leaves one for later. Two wait at least.</summary>
    public static async Task TakeTurns(Person person)
    {
        await person.Go("/ut/revision");
        await person.See("ut-cola");
        await person.Press("Tomar la siguiente");
        var first = person.Page.Url;
        Assert.Matches("/ut/revision/cand-[a-z0-9-]+$", first);
        await person.Press("Dejar para después");
        Assert.Contains("La dejó para después", await person.Text(), StringComparison.Ordinal);
        await person.Press("Tomar la siguiente");
        Assert.NotEqual(first, person.Page.Url);
        await person.Press("Dejar para después");
    }

    /// <summary>Signed in, the list of those that wait for their review leads to the candidacy.</summary>
    public static async Task AssertListed(Person reviewer, Candidate candidate, string id)
    {
        // A projection that a crash lost is made again within a minute and a half.
        await Until.True("the candidacy is listed", TimeSpan.FromMinutes(2), async () =>
        {
            await reviewer.Go($"/ut/candidaturas?estado=por-revisar&q={Uri.EscapeDataString(candidate.Surname)}");
            return await reviewer.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex(candidate.Surname) }).CountAsync() > 0;
        });
        await Assertions.Expect(reviewer.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex(candidate.Surname) }))
            .ToHaveAttributeAsync("href", $"/ut/revision/{id}");
    }
}
