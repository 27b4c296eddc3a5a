using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Conoceles.Journeys.Tests.Browsing;
using Conoceles.Journeys.Tests.Pages;
using Conoceles.Journeys.Tests.Questionnaires;
using Conoceles.Journeys.Tests.Running;
using Microsoft.Playwright;
using Capture = Conoceles.Journeys.Tests.Browsing.Capture;
using Route = Conoceles.Journeys.Tests.Pages.Route;

namespace Conoceles.Journeys.Tests;

/// <summary>
/// Every page of the capture role, from its route table, empty, with errors, full and sent; at two sizes and in both
/// colour schemes. A route that nothing here visits fails.
/// </summary>
[Collection(CaptureJourneys.Name)]
public sealed class AccessibilityTests(Deployment deployment, Chromium chromium)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);
    private static readonly Route[] Routes = RouteTable.Of("capture");

    /// <summary>Places of a route that only some candidacies have.</summary>
    private static readonly string[] Rare = ["folio", "hash"];

    /// <summary>As many pages at once as the machine has cores to spare.</summary>
    private const int Readers = 2;

    private readonly Inspection _inspection = new();
    private readonly ConcurrentDictionary<Route, bool> _visited = new();
    private readonly ConcurrentDictionary<Route, bool> _wrong = new();
    private readonly ConcurrentQueue<(string Name, Func<Person, Task> Do)> _visits = new();

    /// <summary>Every page and state in <c>deploy/test --long</c>; otherwise one in so many, others with each seed.</summary>
    private static readonly bool Whole = Environment.GetEnvironmentVariable("CONOCELES_LONG") == "1";

    private const uint OneIn = 8;

    [Fact]
    public async Task EveryCapturePage_EmptyWithErrorsFullAndSent_HasNoFault()
    {
        await deployment.EnsureWhole();
        var run = deployment.Run;
        var party = run.Account("Capturist").Party!;
        var (empty, wrong, full, sent, published) = (Candidate.Of(party), Candidate.Of(party), Candidate.Of(party), Candidate.Of(party), Candidate.Of(party));
        await Oversight.Import(chromium, run, javaScript: true, empty, wrong, full, sent, published);
        Dictionary<string, string> ofEmpty = await Places(empty), ofWrong = await Places(wrong), ofFull = await Places(full), ofSent = await Places(sent), ofPublished = await Places(published);

        await using (var person = await SignedIn(full))
        {
            await QuickCapture.Fill(person, ofFull["id"], full.Mark);
            await QuickCapture.Fill(person, ofSent["id"], sent.Mark);
            await QuickCapture.Send(person, ofSent["id"]);
            await QuickCapture.Fill(person, ofPublished["id"], published.Mark);
            await QuickCapture.Send(person, ofPublished["id"]);
            await person.Go($"/captura/{ofSent["id"]}/acuse");
            ofSent["folio"] = (await person.Page.InnerTextAsync(".folio")).Trim();
            await person.Go($"/captura/{ofFull["id"]}/fotografia");
            ofFull["hash"] = (await person.Page.GetAttributeAsync("main img", "src"))!.Split('/')[^1];
        }

        await Publish(published, ofPublished["id"]);

        // Once the notice before identity is acknowledged it has no empty state any more.
        Enqueue("vacia", ofEmpty, IsOfNotice);
        EnqueueErrors(IsOfNotice, ofWrong);
        await Read(full);
        await using (var person = await SignedIn(full))
        {
            await PassNotice(person, ofEmpty["id"]);
            await PassNotice(person, ofWrong["id"]);
        }

        Enqueue("vacia", ofEmpty, name => !IsOfNotice(name));
        Enqueue("completa", ofFull, _ => true);
        Enqueue("enviada", ofSent, _ => true);
        Enqueue("publicada", ofPublished, name => !IsOfSection(name));
        EnqueueErrors(name => !IsOfNotice(name), ofWrong, ofFull, ofPublished);
        _visits.Enqueue(("captura-sin-resultados", p => See(p, "captura-sin-resultados", "/captura?q=nadiesellamaasi")));
        _visits.Enqueue(("no-encontrada", p => See(p, "no-encontrada", "/captura/no-existe")));
        _visits.Enqueue(("conflicto", p => Conflict(p, ofWrong["id"])));
        _visits.Enqueue(("rescate", p => Rescue(p, ofWrong["id"])));
        foreach (var route in Routes.Where(r => r is { Method: "GET", Pattern: not "/entrar" } && !r.Pattern.StartsWith("/captura", StringComparison.Ordinal)))
            _visits.Enqueue((NameOf(route, ofFull, "sesion"), p => Visit(p, route, NameOf(route, ofFull, "sesion"), route.At(ofFull))));
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Read(full)));
        await Titular();
        await SignInPages();

        await Report();
        Assert.NotEmpty(_inspection.Looks);
        if (Whole)
        {
            Assert.Empty(WithForms.Where(r => !_wrong.ContainsKey(r)).Select(r => "never with errors: " + r.Pattern));
            Assert.Empty(Routes.Where(r => r.Method == "GET" && !_visited.ContainsKey(r)).Select(r => r.Pattern));
        }

        Assert.True(_inspection.Faults.Count == 0, string.Join('\n', _inspection.Faults));
    }

    /// <summary>Pages that are sent from where they are shown.</summary>
    private static IEnumerable<Route> WithForms => Routes.Where(r =>
        r.Method == "GET" && r.Pattern.StartsWith("/captura", StringComparison.Ordinal) && Routes.Contains(r with { Method = "POST" }));

    private static bool IsOfSection(string page) =>
        QuestionnaireData.All.SelectMany(q => q.Sections).Any(s => page.StartsWith($"captura-candidatura-{s.Id}-", StringComparison.Ordinal));

    private static bool IsOfNotice(string page) =>
        page.StartsWith("captura-candidatura-aviso", StringComparison.Ordinal) || page.StartsWith("captura-candidatura" + Notice.Path.Replace('/', '-'), StringComparison.Ordinal);

    private static async Task PassNotice(Person person, string id)
    {
        await person.Go($"/captura/{id}/{QuestionnaireData.All.First(q => q.Sensitive).Sections[0].Id}");
        Assert.True(Notice.IsHere(person));
        if (await Notice.Asks(person))
            await person.Page.CheckAsync($"main input[name='{Notice.Field}']");
        await person.Press(Notice.Button);
        await Assertions.Expect(person.Page.Locator("main input[name=terminada]").First).ToBeVisibleAsync();
    }

    private void Enqueue(string state, Dictionary<string, string> places, Func<string, bool> which)
    {
        foreach (var route in Routes.Where(r => r.Method == "GET" && r.Pattern.StartsWith("/captura", StringComparison.Ordinal)))
        {
            foreach (var filled in Fillings(route, places))
            {
                var name = NameOf(route, filled, state);
                if (which(name))
                    _visits.Enqueue((name, p => Visit(p, route, name, route.At(filled))));
            }
        }
    }

    /// <param name="who">Candidacies on whose page it is tried, until one has the form.</param>
    private void EnqueueErrors(Func<string, bool> which, params Dictionary<string, string>[] who)
    {
        foreach (var route in WithForms)
        {
            foreach (var filled in Fillings(route, who[0]))
            {
                var name = NameOf(route, filled, "error");
                var paths = who.Select(w => route.At(new Dictionary<string, string>(filled, StringComparer.Ordinal) { ["id"] = w["id"] })).ToArray();
                if (which(name))
                    _visits.Enqueue((name, p => Wrong(p, route, name, paths)));
            }
        }
    }

    /// <summary>The places of a route, once for every section where it has one; none when the candidacy has not what it asks for.</summary>
    private static IEnumerable<Dictionary<string, string>> Fillings(Route route, Dictionary<string, string> places)
    {
        if (Rare.Any(p => route.Pattern.Contains("{" + p, StringComparison.Ordinal) && !places.ContainsKey(p)))
            return [];
        return route.Pattern.Contains("{section}", StringComparison.Ordinal)
            ? QuestionnaireData.All.SelectMany(q => q.Sections).Select(s => new Dictionary<string, string>(places, StringComparer.Ordinal) { ["section"] = s.Id })
            : [new Dictionary<string, string>(places, StringComparer.Ordinal)];
    }

    private static string NameOf(Route route, Dictionary<string, string> places, string state) =>
        route.Pattern.Trim('/').Replace("{id}", "candidatura", StringComparison.Ordinal).Replace("{section}", places.GetValueOrDefault("section"), StringComparison.Ordinal)
            .Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal).Replace('/', '-') + "-" + state;

    private async Task Visit(Person person, Route route, string name, string path)
    {
        var head = await person.Page.Context.APIRequest.GetAsync(path);
        if (!head.Headers.GetValueOrDefault("content-type", "").StartsWith("text/html", StringComparison.Ordinal))
        {
            Assert.True(head.Ok, $"GET {path}: {head.Status}");
            _visited[route] = true;
            return;
        }

        if ((await See(person, name, path)).Status == 200)
            _visited[route] = true;
    }

    private async Task<IResponse> See(Person person, string name, string path)
    {
        var response = await person.Go(path);
        await _inspection.Look(person, name);
        return response;
    }

    /// <summary>The page after everything on it was answered wrongly and it was sent.</summary>
    private async Task Wrong(Person person, Route route, string name, string[] paths)
    {
        var form = person.Page.Locator("main form[method=post]").First;
        foreach (var path in paths)
        {
            await person.Go(path);
            if (await form.CountAsync() > 0)
                break;
        }

        if (await form.CountAsync() == 0)
            return;
        await person.Page.EvaluateAsync("document.querySelectorAll('main details').forEach(d => { d.open = true; })");
        foreach (var text in await form.Locator("textarea:visible").AllAsync())
            await text.FillAsync(new string('ñ', int.Parse(await text.GetAttributeAsync("data-max") ?? "5000", CultureInfo.InvariantCulture) + 1));
        foreach (var line in await form.Locator("input:visible:is([type=text],[type=email],[type=tel],[type=url])").AllAsync())
            await line.FillAsync("no/es:válido " + new string('z', 301));
        foreach (var file in await form.Locator("input[type=file]:visible").AllAsync())
            await file.SetInputFilesAsync(new FilePayload { Name = "nota.jpg", MimeType = "image/jpeg", Buffer = "No es una fotografía."u8.ToArray() });
        foreach (var finished in await form.Locator("input[name=terminada][value=si]").AllAsync())
            await finished.CheckAsync();
        await form.Locator("button[type=submit]:visible").First.ClickAsync();
        var summary = person.Page.Locator(".resumen-err, .resumen-avisos");
        await Assertions.Expect(summary.First).ToBeVisibleAsync();
        // Of answers, which one it is and not only that there is one.
        var links = await summary.GetByRole(AriaRole.Link).AllAsync();
        Assert.True(links.Count > 0 || !route.Pattern.EndsWith("{section}", StringComparison.Ordinal), $"{name}: the summary leads to no field.");
        foreach (var link in links)
        {
            var field = (await link.GetAttributeAsync("href"))![1..];
            Assert.True(await person.Page.Locator($"[id='{field}']").CountAsync() == 1, $"{name}: nothing has the id {field}.");
        }

        await _inspection.Look(person, name);
        _wrong[route] = true;
    }

    private async Task Conflict(Person person, string id)
    {
        var section = QuestionnaireData.All[0].Sections.Single(s => s.Id == "motivos");
        await person.Go($"/captura/{id}/motivos");
        await person.Page.FillAsync("#motivo-cargo", "Lo que yo escribí.");
        await QuickCapture.Fill(person, id, section, AnswerPlan.Of(section, "otra")[0]);
        await person.Press("Guardar y continuar");
        await Assertions.Expect(person.Page.GetByRole(AriaRole.Group, new() { NameRegex = new Regex("^Lo que está guardado") }).First).ToBeVisibleAsync();
        await _inspection.Look(person, "conflicto");
    }

    private async Task Rescue(Person person, string id)
    {
        await person.Go($"/captura/{id}/trayectoria");
        await person.Page.FillAsync("#trayectoria-politica", "Lo que escribí.");
        await person.ForgetForms();
        await person.Press("Guardar y continuar");
        await Assertions.Expect(person.Page.Locator("h1")).ToHaveTextAsync("Su sesión se renovó");
        await _inspection.Look(person, "rescate");
    }

    private async Task Publish(Candidate candidate, string id)
    {
        var account = deployment.Run.Account("Reviewer");
        await using var reviewer = await chromium.Open(deployment.Run.Web[0]);
        await reviewer.SignIn("/ut", account.User, account.Password);
        await Oversight.Verify(reviewer, candidate, id, $"Relato historia-profesional-1-{candidate.Mark}");
        await Until.True("the candidacy is published", Soon, async () => await DatabaseAccess.Scalar<string>(
            deployment.Run, deployment.Run.Postgres.Databases.Curricular, "select status from oversight.candidacy where candidacy_id = $1", id) == "Published");
    }

    /// <summary>Pages that only a candidate's own account has.</summary>
    private async Task Titular()
    {
        var account = deployment.Run.Accounts.First(a => a.Candidacy is not null);
        var places = new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = account.Candidacy! };
        Enqueue("titular", places, name => !IsOfSection(name));
        EnqueueErrors(name => name.Contains("consentimientos", StringComparison.Ordinal), places);
        await using var person = await chromium.Open(deployment.Run.Web[0]);
        await person.SignIn("/captura", account.User, account.Password);
        await Read(person);
    }

    private async Task SignInPages()
    {
        await using var person = await chromium.Open(deployment.Run.Web[0]);
        await See(person, "entrar-vacia", "/entrar");
        await person.Press("Entrar");
        await Assertions.Expect(person.Page.Locator(".resumen-err")).ToBeVisibleAsync();
        await _inspection.Look(person, "entrar-error");
        await See(person, "entrar-salio", "/entrar?salio");
        _visited[Routes.Single(r => r is { Pattern: "/entrar", Method: "GET" })] = true;
    }

    private async Task Read(Candidate candidate)
    {
        await using var person = await SignedIn(candidate);
        await Read(person);
    }

    private async Task Read(Person person)
    {
        while (_visits.TryDequeue(out var visit))
        {
            if (!Whole && !IsOfSample(visit.Name))
                continue;
            try
            {
                await visit.Do(person);
            }
            catch (Exception e) when (e is PlaywrightException or TimeoutException)
            {
                throw new InvalidOperationException($"{visit.Name}: {e.Message}", e);
            }
        }
    }

    private static bool IsOfSample(string name)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable("CONOCELES_SEED") + name));
        return BinaryPrimitives.ReadUInt32LittleEndian(digest) % OneIn == 0;
    }

    private async Task<Person> SignedIn(Candidate candidate) =>
        await Capture.SignIn(chromium, deployment.Run, deployment.Run.Web[0], javaScript: true, candidate);

    private async Task<Dictionary<string, string>> Places(Candidate candidate) => new(StringComparer.Ordinal)
    {
        ["id"] = await Until.Some("the candidacy is in the list", Soon, () => deployment.CandidacyOf(candidate)),
    };

    private Task Report() => File.WriteAllTextAsync(
        Path.Combine(Repository.Artifacts, "accesibilidad.txt"),
        string.Create(CultureInfo.InvariantCulture, $"{_inspection.Looks.Count} pages and states, {_inspection.Looks.Values.Sum()} looks (2 sizes, 2 colour schemes), {_inspection.Faults.Count} faults\n")
        + string.Join('\n', _inspection.Faults) + "\n\n" + string.Join('\n', _inspection.Looks.Keys.Order(StringComparer.Ordinal)) + "\n");
}
