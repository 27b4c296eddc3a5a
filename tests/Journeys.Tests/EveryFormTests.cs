using System.Collections.Concurrent;
using Conoceles.Journeys.Tests.Browsing;
using Conoceles.Journeys.Tests.Pages;
using Conoceles.Journeys.Tests.Questionnaires;
using Conoceles.Journeys.Tests.Running;
using Route = Conoceles.Journeys.Tests.Pages.Route;

namespace Conoceles.Journeys.Tests;

/// <summary>
/// Every form that one web shows is taken by another: sessions, keys and versions are everybody's. The forms are those
/// of the route tables; one that nothing here sends fails.
/// </summary>
[Collection(InstituteJourneys.Name)]
public sealed class EveryFormTests(Deployment deployment, Chromium chromium)
{
    private static readonly string[] Roles = ["capture", "oversight", "operations"];
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    /// <summary>Addresses of forms that the other web took, and how it answered.</summary>
    private readonly ConcurrentBag<(string Path, int Status)> _taken = [];

    private readonly ConcurrentBag<(string Path, int Status)> _givenBack = [];

    [Fact]
    public async Task EveryForm_ShownByOneWeb_IsTakenByTheOther()
    {
        await deployment.EnsureWhole();
        var candidate = Candidate.Of(deployment.Run.Account("Capturist").Party!) with { Actions = "jovenes" };
        var other = Candidate.Of(candidate.Party);
        var waiting = Candidate.Of(candidate.Party) with { Delivered = false, Agreement = "Acuerdo de entrega por formulario" };
        await using (var administrator = await Opened("UtAdministrator"))
        {
            await Oversight.Import(administrator, candidate, other, waiting);
            await Until.Some("who waits for her account is listed", Soon, () => deployment.CandidacyOf(waiting));
            await Oversight.Deliver(administrator, candidate.Party, waiting.Agreement, new DateTime(2024, 4, 26, 12, 0, 0));
            await ScannedReceipt(administrator);
        }

        var id = await Until.Some("the candidacy is in the list", Soon, () => deployment.CandidacyOf(candidate));

        await Rescued(id);
        await using (var capturist = await Opened("Capturist"))
            await Capture(capturist, candidate, id);
        // Two wait for their review: who leaves one for later is given the other.
        var captured = await Sent(other);
        await using (var reviewer = await Opened("Reviewer"))
        {
            await Oversight.TakeTurns(reviewer);
            await Oversight.Verify(reviewer, candidate, id, $"Relato historia-profesional-1-{candidate.Mark}");
        }

        await Until.True("the candidacy is published", Soon, async () => await StatusOf(id) == "Published");
        await Correct(id);
        await Consent(id);
        await Pause(id);
        await OpenIdentity(id);
        await ConfirmActions(candidate.Party);
        await Act(id, captured);
        await Accounts();
        await Calendar();
        await WorkPlan();
        await Cut();
        await Arco(id);
        await Recipients(candidate.Party);
        await RegistrySystem(candidate.Party);
        await using (var operations = await Opened("Operator"))
            await operations.Press("Salir");

        // What comes back with its sign-in done is given back once more, by design.
        Assert.All(_givenBack, t => Assert.Equal(409, t.Status));
        // A page with a form again, or where the form leads to; never a refusal or a rescue.
        Assert.All(_taken, t => Assert.True(t.Status is 200 or 302, $"POST {t.Path} on the other web: {t.Status}"));
        var forms = Roles.SelectMany(RouteTable.Of).Where(r => r.Method == "POST" && !r.Pattern.StartsWith("/api/", StringComparison.Ordinal)).Distinct().ToArray();
        Assert.NotEmpty(forms);
        var sent = _taken.Concat(_givenBack).Select(t => RouteTable.Find(forms, "POST", t.Path)).OfType<Route>().ToHashSet();
        Assert.Empty(forms.Except(sent).Select(f => f.Pattern));
    }

    /// <summary>A session that ended and is begun again on the page that gives the text back; and one that is prolonged.</summary>
    private async Task Rescued(string id)
    {
        var account = deployment.Run.Account("Capturist");
        await using var person = await chromium.Open(deployment.Run.Web[0], javaScript: false);
        await person.SignIn("/entrar", account.User, account.Password);
        await person.Go($"/captura/{id}/motivos");
        await person.Page.FillAsync("#motivo-cargo", "Lo que escribí antes de que terminara.");
        await person.ForgetSession();
        await person.Press("Guardar y continuar");
        await Says(person, "Su sesión terminó");
        await person.SendFormsTo(deployment.Run.Web[1], _givenBack);
        await person.Page.FillAsync("#acceso-usuario", account.User);
        await person.Page.FillAsync("#acceso-contrasena", account.Password);
        await person.Press("Entrar y conservar lo que escribí");
        await Says(person, "Su sesión se renovó");
        Assert.Contains("Lo que escribí antes de que terminara.", await person.Page.InputValueAsync("#r-motivo-cargo"), StringComparison.Ordinal);

        await person.Go("/captura");
        var form = person.Page.Context.APIRequest.CreateFormData();
        form.Set("__RequestVerificationToken", await person.Page.InputValueAsync("form.salir input[name=__RequestVerificationToken]"));
        var answer = await person.Page.Context.APIRequest.PostAsync(deployment.Run.Web[1] + "/sesion", new() { Form = form });
        _taken.Add(("/sesion", answer.Status));
    }

    /// <summary>Every section in its own form, with a photograph, and the submission.</summary>
    private async Task Capture(Person person, Candidate candidate, string id)
    {
        foreach (var section in QuestionnaireData.All.SelectMany(q => q.Sections))
        {
            foreach (var form in await QuickCapture.Fill(person, id, section, AnswerPlan.Of(section, candidate.Mark)[^1], deployment.Run.Web[1]))
                _taken.Add(form);
        }

        await person.Go($"/captura/{id}/revisar");
        await person.Page.CheckAsync("#revise");
        await person.Press("Enviar definitivamente");
        await Microsoft.Playwright.Assertions.Expect(person.Page.Locator("h1")).ToHaveTextAsync("Acuse de envío");
    }

    /// <summary>The one correction: asked, rejected, asked again, applied.</summary>
    private async Task Correct(string id)
    {
        await using var capturist = await Opened("Capturist");
        await using var administrator = await Opened("UtAdministrator");
        await Ask("Un motivo escrito con más calma.");
        await administrator.Go($"/ut/ajustes/{id}");
        await administrator.Page.Locator("main input[name=motivo]").First.CheckAsync();
        await administrator.Press("Rechazar el ajuste");
        await Says(administrator, "El ajuste se rechazó");
        await Ask("Un motivo escrito otra vez.");
        await administrator.Go($"/ut/ajustes/{id}");
        await administrator.Press("Aplicar el ajuste");
        await Says(administrator, "El ajuste se aplicó");

        async Task Ask(string reasons)
        {
            await capturist.Go($"/captura/{id}/ajuste");
            await capturist.Page.EvaluateAsync("document.querySelectorAll('main details').forEach(d => { d.open = true; })");
            await capturist.Page.FillAsync("#motivo-cargo", reasons);
            await capturist.Press("Ver los cambios");
            await capturist.Page.CheckAsync("#unico");
            await capturist.Press("Solicitar el ajuste");
            await Says(capturist, "La solicitud se recibió");
        }
    }

    /// <summary>Consents: by the titular's own account, and by a signed form that the UT confirms.</summary>
    private async Task Consent(string id)
    {
        var account = deployment.Run.Accounts.First(a => a.Candidacy is not null);
        await using (var titular = await Opened(account))
        {
            await titular.Go($"/captura/{account.Candidacy}/consentimientos");
            await titular.Page.Locator("main .consentimiento input[type=radio]:visible:not(:checked)").First.CheckAsync();
            await titular.Press("Guardar los consentimientos");
            await Says(titular, "Los consentimientos se guardaron");
        }

        await using var administrator = await Opened("UtAdministrator");
        await administrator.Go($"/ut/revision/{id}/consentimientos");
        await administrator.Page.Locator("main .consentimiento input[type=radio][value=si]:visible").First.CheckAsync();
        await administrator.Page.FillAsync("#constancia", "Oficio de prueba 1");
        foreach (var (name, value) in new[] { ("firma-dia", "30"), ("firma-mes", "abril"), ("firma-anio", "2024") })
            await administrator.Page.FillAsync($"[name={name}]", value);
        await administrator.Press("Confirmar el escrito");
        await Says(administrator, "El escrito quedó registrado");
    }

    /// <summary>A section is put in pause on a ground that allows it, and shown again.</summary>
    private async Task Pause(string id)
    {
        await using var administrator = await Opened("UtAdministrator");
        await administrator.Go($"/ut/revision/{id}");
        await administrator.Page.SelectOptionAsync("#pausa-rubro", "trayectoria");
        await administrator.Page.SelectOptionAsync("#pausa-supuesto", new Microsoft.Playwright.SelectOptionValue { Index = 1 });
        await administrator.Press("Poner en pausa");
        await Says(administrator, "El rubro quedó en pausa");
        await administrator.Page.FillAsync("#motivo-trayectoria", "Lo resolvió la comisión.");
        await administrator.Press("Reanudar");
        await Says(administrator, "El rubro se muestra de nuevo");
    }

    /// <summary>The identity answers, for a purpose that is written.</summary>
    private async Task OpenIdentity(string id)
    {
        await using var reviewer = await Opened("Reviewer");
        await reviewer.Go($"/ut/revision/{id}/identidad");
        await reviewer.See("ut-identidad");
        await reviewer.Page.FillAsync("#motivo", "Solicitud de prueba de la persona titular");
        await reviewer.Press("Abrir y dejar constancia");
        await Says(reviewer, "Solicitud de prueba de la persona titular");
        await reviewer.See("ut-identidad-abierta");
    }

    /// <summary>Affirmative actions of a party, confirmed together: what was chosen, read again, and confirmed.</summary>
    private async Task ConfirmActions(string party)
    {
        await using var administrator = await Opened("UtAdministrator");
        await administrator.Go($"/ut/acciones-afirmativas/partido/{party}");
        await administrator.Page.Locator("main form[method=post] button[value]").ClickAsync();
        var confirm = administrator.Page.Locator("main form[action$='/confirmar']");
        await confirm.GetByRole(Microsoft.Playwright.AriaRole.Button).ClickAsync();
        await Microsoft.Playwright.Assertions.Expect(confirm).ToHaveCountAsync(0);
    }

    /// <summary>Another candidacy, captured and sent, that nobody has reviewed.</summary>
    private async Task<string> Sent(Candidate candidate)
    {
        var id = await Until.Some("the other candidacy is in the list", Soon, () => deployment.CandidacyOf(candidate));
        await using var capturist = await chromium.Open(deployment.Run.Web[0]);
        var account = deployment.Run.Account("Capturist");
        await capturist.SignIn("/captura", account.User, account.Password);
        await QuickCapture.Fill(capturist, id, candidate.Mark);
        await QuickCapture.Send(capturist, id);
        return id;
    }

    /// <summary>The acts of the institute: on a corrected candidacy, on one that was just sent, and on a published one of the demo.</summary>
    private async Task Act(string corrected, string captured)
    {
        await using var administrator = await Opened("UtAdministrator");
        await Change(corrected, "error-del-instituto", ("motivo", "Se publicó otra respuesta."));
        await administrator.Press("Proponer la corrección");
        await Says(administrator, "La propuesta quedó registrada");
        await using (var second = await Opened(deployment.Run.Accounts.Last(a => a.Role == "UtAdministrator")))
        {
            await second.Go($"/ut/expediente/{corrected}/aplicar-correccion");
            await second.Press("Aplicar la corrección");
            await Says(second, "La corrección se aplicó");
        }

        await Change(deployment.Run.Examples.Published!.Split('/')[^1], "ajuste-por-correo", ("correo", "Solicitud de ajuste"), ("correo-fecha-dia", "1"), ("correo-fecha-mes", "mayo"), ("correo-fecha-anio", "2024"), ("correo-hora", "9:30"));
        await administrator.Press("Registrar la solicitud");
        await Says(administrator, "La solicitud de ajuste quedó registrada");

        await Fill(captured, "observar", ("rubro", "motivos"), ("supuesto", ""), ("nota", "Se repite el lema."));
        await administrator.Press("Registrar la observación");
        await Says(administrator, "La observación quedó registrada");
        await Fill(captured, "retirar", ("causa", ""), ("alcance", ""), ("acuerdo", "CG/1/2024"));
        await administrator.Press("Ver a quién alcanza");
        await administrator.Page.CheckAsync("#confirmo");
        await administrator.Press("Retirar definitivamente");
        await Says(administrator, "La candidatura quedó retirada");
        await Fill(captured, "reinstalar", ("acuerdo", "SG-1/2024"), ("motivo", "Sentencia."), ("confirmo", ""));
        await administrator.Press("Reinstalar");
        await Says(administrator, "La candidatura volvió al estado que tenía");
        await Fill(captured, "reabrir", ("acuerdo", "CG/2/2024"), ("motivo", "Se ordenó."), ("hasta-dia", "20"), ("hasta-mes", "mayo"), ("hasta-anio", "2024"), ("confirmo", ""));
        await administrator.Press("Reabrir la captura");
        await Says(administrator, "La captura quedó abierta de nuevo");
        await Document(administrator, captured);

        async Task Change(string candidacy, string act, params (string Name, string Value)[] answers)
        {
            await Fill(candidacy, act, answers);
            await administrator.Page.EvaluateAsync("document.querySelectorAll('main details').forEach(d => { d.open = true; })");
            await administrator.Page.FillAsync("#motivo-cargo", $"Lo que debía decir, por {act}.");
            await administrator.Press("Ver los cambios");
            await administrator.Page.CheckAsync("#unico");
        }

        // An empty value is the first of what there is to choose.
        async Task Fill(string candidacy, string act, params (string Name, string Value)[] answers)
        {
            await administrator.Go($"/ut/expediente/{candidacy}/{act}");
            foreach (var (name, value) in answers)
            {
                var control = administrator.Page.Locator($"main [name='{name}']").First;
                if (value.Length == 0)
                {
                    if (await control.CountAsync() > 0)
                        await control.CheckAsync();
                }
                else if (await control.EvaluateAsync<string>("e => e.localName") == "select")
                    await control.SelectOptionAsync(value);
                else
                    await control.FillAsync(value);
            }
        }
    }

    /// <summary>A document of an act: attached after it, and given back for a purpose as the file that it was.</summary>
    private async Task Document(Person administrator, string id)
    {
        await administrator.Follow("Adjúntelo en Constancias");
        await administrator.See("ut-constancias-vacia");
        byte[] file = [.. "%PDF-1.7\n"u8, .. System.Text.Encoding.UTF8.GetBytes($"Escrito de {id}")];
        await administrator.Page.SelectOptionAsync("#documento", "SignedConsent");
        await administrator.Page.FillAsync("#referencia", "Formato 1/2024");
        await administrator.Page.SetInputFilesAsync("#archivo", new Microsoft.Playwright.FilePayload { Name = "Escrito de «Ñandú».pdf", MimeType = "application/pdf", Buffer = file });
        await administrator.Press("Adjuntar");
        await Says(administrator, "El documento quedó adjunto");
        await administrator.See("ut-constancias");
        await administrator.Page.FillAsync("input[id^='motivo-']", "Solicitud de prueba de la persona titular");
        var download = await administrator.Page.RunAndWaitForDownloadAsync(() => administrator.Press("Abrir"));
        Assert.Equal("Escrito de «Ñandú».pdf", download.SuggestedFilename);
        await using var saved = await download.CreateReadStreamAsync();
        using var bytes = new MemoryStream();
        await saved.CopyToAsync(bytes);
        Assert.Equal(file, bytes.ToArray());
        Assert.Equal("Solicitud de prueba de la persona titular", await DatabaseAccess.Scalar<string>(
            deployment.Run, deployment.Run.Postgres.Databases.Main, "select purpose from audit.evidence_opening where owner = $1", id));
    }

    /// <summary>From the delivery's own page: what was signed for it, and back as a file.</summary>
    private static async Task ScannedReceipt(Person administrator)
    {
        await administrator.Follow("Ningún documento adjunto");
        await administrator.Page.SelectOptionAsync("#documento", "AccountReceipt");
        await administrator.Page.FillAsync("#referencia", "Acuse de prueba 1");
        var file = System.Text.Encoding.UTF8.GetBytes($"%PDF-1.7\n{administrator.Page.Url}");
        await administrator.Page.SetInputFilesAsync("#archivo", new Microsoft.Playwright.FilePayload { Name = "acuse.pdf", MimeType = "application/pdf", Buffer = file });
        await administrator.Press("Adjuntar");
        await Says(administrator, "El documento quedó adjunto");
        await administrator.See("ut-entrega-constancias");
        var download = await administrator.Page.RunAndWaitForDownloadAsync(() => administrator.Press("Abrir"));
        Assert.Equal("acuse.pdf", download.SuggestedFilename);
    }

    /// <summary>Accounts: created, delivered on paper, activated, and everything that may be done to one.</summary>
    private async Task Accounts()
    {
        await using var administrator = await Opened("UtAdministrator");
        await administrator.Go("/ut/cuentas/nuevas");
        await administrator.Page.CheckAsync("input[name=para][value=partidos]");
        await administrator.Press("Ver qué se creará");
        await Says(administrator, "Todavía no se ha creado nada");
        await administrator.Page.ClickAsync("main form[action$='/confirmar'] button");
        await Says(administrator, "Cuentas creadas");
        await administrator.Page.ClickAsync("main form[action$='/hojas'] button");
        await Says(administrator, "Imprima ahora estas hojas");
        var keys = await administrator.Page.Locator(".hoja .clave.grande").AllInnerTextsAsync();

        await using (var person = await chromium.Open(deployment.Run.Web[0]))
        {
            await person.SendFormsTo(deployment.Run.Web[1], _taken);
            await person.Go("/activar");
            foreach (var (field, value) in new[] { ("usuario", keys[0]), ("codigo", keys[1]), ("contrasena", "cuatro tazas moradas vuelan"), ("repetida", "cuatro tazas moradas vuelan") })
                await person.Page.FillAsync("#" + field, value);
            await person.Press("Activar la cuenta");
            await Says(person, "Su cuenta quedó activada");
        }

        await administrator.Go($"/ut/cuentas?q={keys[0]}");
        await administrator.Page.ClickAsync("tbody th a");
        foreach (var (act, says) in new[] { ("sesiones", "Se cerraron las sesiones"), ("deshabilitada", "quedó deshabilitada"), ("habilitada", "quedó habilitada"), ("codigo", "Imprima ahora estas hojas") })
        {
            await administrator.Page.FillAsync($"#motivo-{act}", "Prueba de formularios");
            await administrator.Page.ClickAsync($"form:has(#motivo-{act}) button");
            await Says(administrator, says);
        }
    }

    /// <summary>Every decision about the calendar, in an order that leaves it as it was for whoever captures.</summary>
    private async Task Calendar()
    {
        await using var administrator = await Opened("UtAdministrator");
        foreach (var (decision, fill) in new (string, Func<Task>)[]
        {
            ("inhabil", () => Day("dia", "16", "9", "2024")),
            ("quitar-inhabil", () => administrator.Page.SelectOptionAsync("#dia", "2024-09-16")),
            ("entre-semana", () => Task.CompletedTask), ("todos-habiles", () => Task.CompletedTask),
            ("contar-recepcion", () => Task.CompletedTask), ("contar-desde-siguiente", () => Task.CompletedTask),
            ("ampliar", async () =>
            {
                await administrator.Page.Locator("main input[name=plazo][value=Accounts]").CheckAsync();
                await Day("desde", "1", "6", "2024");
                await Day("hasta", "2", "junio", "2024");
            }),
        })
        {
            await administrator.Go("/ut/plazos");
            await administrator.Page.ClickAsync($"main .actos a[href$='/{decision}']");
            await fill();
            await administrator.Page.FillAsync("#acuerdo", "Acuerdo de prueba 1");
            await administrator.Page.FillAsync("#motivo", "Prueba de formularios");
            await administrator.Press("Revisar antes de registrar");
            await administrator.Page.CheckAsync("#confirmo");
            await administrator.Press("Registrar la decisión");
            await Says(administrator, "La decisión quedó registrada");
        }

        async Task Day(string field, string day, string month, string year)
        {
            foreach (var (part, value) in new[] { ("dia", day), ("mes", month), ("anio", year) })
                await administrator.Page.FillAsync($"[name={field}-{part}]", value);
        }
    }

    /// <summary>An act of the work plan, recorded and annulled.</summary>
    private async Task WorkPlan()
    {
        const string Report = "segundo-informe";
        await using var administrator = await Opened("UtAdministrator");
        await Oversight.RecordPlanAct(administrator, Report, "elaboracion");
        await administrator.Page.ClickAsync($"section:has(#actividad-{Report}) a[href$='/anular']");
        await administrator.Page.FillAsync("#motivo", "Prueba de formularios");
        await administrator.Page.CheckAsync("#confirmo");
        await administrator.Press("Anular el acto");
        await Says(administrator, "El acto quedó anulado");
    }

    /// <summary>A cut, asked for.</summary>
    private async Task Cut()
    {
        await using var administrator = await Opened("UtAdministrator");
        await Oversight.AskForCut(administrator);
        await Says(administrator, "Prueba de formularios");
    }

    /// <summary>A request about personal data: recorded, with an act that is annulled.</summary>
    private async Task Arco(string candidacy)
    {
        await using var administrator = await Opened("UtAdministrator");
        await Oversight.RecordArcoAct(administrator, await Oversight.RecordArco(administrator, candidacy), "prevencion");
        await administrator.Page.ClickAsync("main a[href$='/anular']");
        await administrator.Page.FillAsync("#motivo", "Prueba de formularios");
        await administrator.Page.CheckAsync("#confirmo");
        await administrator.Press("Anular");
        await Says(administrator, "La anulación quedó registrada");
        await administrator.Go("/ut/arco");
        await administrator.See("ut-arco");
    }

    /// <summary>Where a party reads its notices.</summary>
    private async Task Recipients(string party)
    {
        await using var administrator = await Opened("UtAdministrator");
        await administrator.Go($"/ut/avisos/correos/{party}");
        await administrator.Page.FillAsync("#correo", "avisos@ejemplo.invalid");
        await administrator.Press("Guardar los correos");
        await Says(administrator, "Los correos quedaron guardados");
    }

    /// <summary>A system of the registry proposes by program; a person applies one proposal, discards the other and revokes the key.</summary>
    private async Task RegistrySystem(string party)
    {
        await using var administrator = await Opened("UtAdministrator");
        var token = await Oversight.IssueToken(administrator);
        var applied = Candidate.Of(party);
        var proposal = await Oversight.Propose(administrator, deployment.Run.Web[1], token, applied);
        await Oversight.Propose(administrator, deployment.Run.Web[0], token, Candidate.Of(party));
        await administrator.Go($"/ut/registro/propuestas/{proposal}");
        await administrator.See("ut-registro-propuesta");
        await administrator.Press("Importar");
        await Until.Some("who was proposed is listed", Soon, () => deployment.CandidacyOf(applied));
        await administrator.Go("/ut/registro/propuestas");
        await administrator.See("ut-registro-propuestas");
        await administrator.Page.Locator("main form[action$='/descartar'] button").First.ClickAsync();
        await Says(administrator, "La propuesta quedó descartada");
        await administrator.Go("/ut/registro/llaves");
        await administrator.Page.Locator("main form[action$='/revocar'] button").First.ClickAsync();
        await Says(administrator, "La llave quedó revocada");
    }

    private Task<string?> StatusOf(string id) => DatabaseAccess.Scalar<string>(
        deployment.Run, deployment.Run.Postgres.Databases.Curricular, "select status from oversight.candidacy where candidacy_id = $1", id);

    private static Task Says(Person person, string text) =>
        Microsoft.Playwright.Assertions.Expect(person.Page.GetByRole(Microsoft.Playwright.AriaRole.Main)).ToContainTextAsync(text);

    private Task<Person> Opened(string role) => Opened(deployment.Run.Account(role));

    /// <summary>Somebody of a role, whose forms all go to the other web.</summary>
    private async Task<Person> Opened(RunAccount account)
    {
        var person = await chromium.Open(deployment.Run.Web[0]);
        await person.SendFormsTo(deployment.Run.Web[1], _taken);
        await person.SignIn("/entrar", account.User, account.Password);
        return person;
    }
}
