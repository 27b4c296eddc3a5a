using Conoceles.Journeys.Tests.Questionnaires;
using Conoceles.Journeys.Tests.Running;
using Microsoft.Playwright;

namespace Conoceles.Journeys.Tests.Browsing;

/// <summary>What a capturist does, as she does it.</summary>
internal static class Capture
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    public static async Task<Person> SignIn(Chromium chromium, RunFile run, string web, bool javaScript, Candidate candidate)
    {
        var account = run.Accounts.First(a => a.Role == "Capturist" && a.Party == candidate.Party);
        var person = await chromium.Open(web, javaScript);
        await person.SignIn("/captura", account.User, account.Password);
        return person;
    }

    /// <summary>Finds the candidacy in her party's list and opens it.</summary>
    /// <returns>The candidacy's id, as its address says.</returns>
    public static async Task<string> OpenCandidacy(Person person, Candidate candidate)
    {
        var link = person.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = candidate.FullName });
        // Derived rows come after the commit.
        await Until.True("the candidacy is in the list", Soon, async () =>
        {
            await person.Go($"/captura?q={candidate.Surname}");
            return await link.CountAsync() == 1;
        });
        await person.See("captura-lista");
        await link.ClickAsync();
        await person.See("captura-tareas");
        return new Uri(person.Page.Url).AbsolutePath.Split('/')[^1];
    }

    /// <summary>Fills every section of the task list that asks something of the legal minimum.</summary>
    public static async Task FillEverything(Person person, Candidate candidate, string id)
    {
        await FillContact(person, candidate, id);
        await Save(person);
        await FillStudies(person, id);
        await Save(person);
        await FillHistory(person, candidate, id);
        await Save(person);
        await FillTheRest(person, id, "contacto", "estudios", "historia");
    }

    /// <summary>
    /// Every section of the questionnaires but the photograph and the ones named: «Prefiero no contestar» where it can be said, «No» or the first
    /// option elsewhere, a paragraph in each long text, boxes checked.
    /// </summary>
    public static async Task FillTheRest(Person person, string id, params string[] done)
    {
        var sections = QuestionnaireData.All.SelectMany(q => q.Sections).Select(s => s.Id);
        foreach (var section in sections.Except([.. done, "fotografia"], StringComparer.Ordinal))
        {
            await Open(person, id, section);
            await Answer(person);
            await Finish(person);
            await Save(person);
        }
    }

    /// <summary>Longer than what is advised, with years, a population, a goal and a date: nothing to advise on.</summary>
    private const string Paragraph =
        "De 2015 a 2020 coordiné un taller que no existe para personas jóvenes de colonias imaginarias. La propuesta de este texto es "
        + "de prueba: que en 2026 la población de mujeres y hombres de 18 a 29 años cuente con un centro de oficios en cada municipio. "
        + "La meta es atender a 500 personas en el primer año y a 2,000 en el tercero, con un plazo de 36 meses para promoverlo como "
        + "iniciativa de ley o política pública y un informe cada seis meses.";

    private static async Task Answer(Person person)
    {
        foreach (var text in await person.Page.Locator("main form textarea:visible").AllAsync())
            await text.FillAsync(Paragraph);
        foreach (var box in await person.Page.Locator("main form input[type=checkbox]:visible").AllAsync())
            await box.CheckAsync();
        foreach (var list in await person.Page.Locator("main form select:visible").AllAsync())
            await list.SelectOptionAsync("pnc");
        var questions = await person.Page.EvaluateAsync<string[]>(
            "() => [...new Set([...document.querySelectorAll('main form input[type=radio]')].map(r => r.name))].filter(n => n !== 'terminada')");
        foreach (var question in questions)
        {
            var options = person.Page.Locator($"main form input[name='{question}']");
            // Without JavaScript what does not apply is on the page too; with it, it is not to be seen.
            if (!await options.First.IsVisibleAsync())
                continue;
            foreach (var value in new[] { "pnc", "no" })
            {
                if (await person.Page.Locator($"main form input[name='{question}'][value='{value}']").CountAsync() == 0)
                    continue;
                await Choose(person, question, value);
                break;
            }
        }
    }

    public static async Task FillContact(Person person, Candidate candidate, string id)
    {
        await Open(person, id, "contacto");
        await person.Page.FillAsync("#correo-publico", candidate.Mail);
        await Finish(person);
    }

    public static async Task FillStudies(Person person, string id)
    {
        await Open(person, id, "estudios");
        await Choose(person, "grado", "maestria");
        await Choose(person, "estatus-grado", "titulo");
        await Finish(person);
    }

    public static async Task FillHistory(Person person, Candidate candidate, string id)
    {
        await Open(person, id, "historia");
        await person.Page.FillAsync("#historia-profesional", candidate.History);
        await Finish(person);
    }

    /// <summary>Answers the first identity section in her own words, which nobody but her may read.</summary>
    public static async Task FillIdentity(Person person, string id, string words)
    {
        await Open(person, id, "indigena");
        await Choose(person, "p01", "si");
        await Choose(person, "p02", "no");
        await Choose(person, "p03", "otro");
        await person.Page.FillAsync("#p03-otro", words);
        await Finish(person);
    }

    /// <summary>Presses save and lands on the task list, which says that the draft is saved.</summary>
    public static async Task Save(Person person)
    {
        await person.Press("Guardar y continuar");
        await AssertSaved(person);
        await person.See("captura-tareas-guardado");
    }

    public static Task AssertSaved(Person person, float patience = 5_000) =>
        Assertions.Expect(person.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Borrador guardado a las" }).First).ToBeVisibleAsync(new() { Timeout = patience });

    /// <summary>Reviews what will be public and uses the single opportunity.</summary>
    /// <returns>The receipt's folio.</returns>
    public static async Task<string> Submit(Person person, Candidate candidate)
    {
        await person.Follow("Revisar y enviar");
        var review = await person.Text();
        Assert.Contains(candidate.History, review, StringComparison.Ordinal);
        Assert.Contains(candidate.Mail, review, StringComparison.Ordinal);
        await person.See("captura-revisar");
        await person.Page.CheckAsync("#revise");
        await person.Press("Enviar definitivamente");
        await Assertions.Expect(person.Page.Locator("h1")).ToHaveTextAsync("Acuse de envío");
        await person.See("captura-acuse");
        return await person.Page.InnerTextAsync(".folio");
    }

    private static async Task Open(Person person, string id, string section)
    {
        await person.Go($"/captura/{id}");
        await person.Page.Locator($"main a[href='/captura/{id}/{section}']").First.ClickAsync();
        if (Notice.IsHere(person))
        {
            await person.See("captura-antes-de-identidad");
            if (await Notice.Asks(person))
                await person.Page.CheckAsync($"main input[name='{Notice.Field}']");
            await person.Press(Notice.Button);
        }

        // What its scripts hide is hidden from now on.
        await person.Loaded();
        await person.See("captura-" + section);
    }

    private static Task Choose(Person person, string field, string value) =>
        person.Page.CheckAsync($"input[name='{field}'][value='{value}']");

    private static Task Finish(Person person) => Choose(person, "terminada", "si");
}
