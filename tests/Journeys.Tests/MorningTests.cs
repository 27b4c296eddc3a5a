using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Conoceles.Journeys.Tests.Browsing;
using Conoceles.Journeys.Tests.Running;
using Microsoft.Playwright;

namespace Conoceles.Journeys.Tests;

/// <summary>A morning of the Unidad de Transparencia, each part as she does it.</summary>
[Collection(InstituteJourneys.Name)]
public sealed class MorningTests(Deployment deployment, Chromium chromium)
{
    private const int Reviews = 10;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    /// <summary>A party whose posts no other journey takes.</summary>
    private RunAccount Party => deployment.Run.Accounts.Where(a => a.Role == "Capturist").ElementAt(2);

    [Fact]
    public async Task Board_EachNumberIsTheRowsOfItsFile_AndTheStatesAddUp()
    {
        await deployment.EnsureWhole();
        await using var person = await Opened("UtAdministrator");
        foreach (var by in new[] { "", "?por=cargo", "?por=municipio" })
        {
            await person.Go("/ut" + by);
            await person.See("ut-tablero" + by.Replace("?por=", "-", StringComparison.Ordinal));
            var numbers = await person.Page.Locator("#tablero td a").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href') + ' ' + a.textContent.trim().replace(/,/g, ''))");
            Assert.NotEmpty(numbers);
            var files = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var number in numbers.Distinct(StringComparer.Ordinal))
            {
                var (address, count) = (number[..number.LastIndexOf(' ')], int.Parse(number[(number.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
                Assert.StartsWith("/ut/candidaturas", address, StringComparison.Ordinal);
                files[address] = await Rows(person, address.Replace("/ut/candidaturas", "/ut/candidaturas.csv", StringComparison.Ordinal));
                Assert.Equal((address, count), (address, files[address]));
            }
        }

        // Every candidacy is in one state, and in no more: their files add up to the whole one.
        await person.Go("/ut/candidaturas");
        var states = await person.Page.Locator(".estados a[href*='estado=']").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))");
        var whole = await Rows(person, "/ut/candidaturas.csv");
        Assert.Contains(whole.ToString("N0", CultureInfo.InvariantCulture), await person.Text(), StringComparison.Ordinal);
        var ids = new List<string>();
        foreach (var state in states)
            ids.AddRange(await Ids(person, state.Replace("/ut/candidaturas", "/ut/candidaturas.csv", StringComparison.Ordinal)));
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(whole, ids.Count);
    }

    [Fact]
    public async Task TwoReviewers_ReviewTenAtOnce_AndNeverTheSame()
    {
        await deployment.EnsureWhole();
        var people = Enumerable.Range(0, Reviews).Select(_ => Candidate.Of(Party.Party!)).ToArray();
        await using (var administrator = await Opened("UtAdministrator"))
            await Oversight.Import(administrator, people);
        var waiting = new HashSet<string>(StringComparer.Ordinal);
        await using (var capturist = await Opened(Party))
        {
            foreach (var candidate in people)
            {
                var id = await Until.Some("the candidacy is in the list", Soon, () => deployment.CandidacyOf(candidate));
                await QuickCapture.Fill(capturist, id, candidate.Mark);
                await QuickCapture.Send(capturist, id);
                waiting.Add(id);
            }
        }

        var verified = new ConcurrentBag<(string Id, string Who)>();
        var reviewers = deployment.Run.Accounts.Where(a => a.Role == "Reviewer").ToArray();
        Assert.Equal(2, reviewers.Length);
        await Task.WhenAll(reviewers.Select(async (account, turn) =>
        {
            await using var person = await chromium.Open(deployment.Run.Web[turn], javaScript: turn == 0);
            await person.SignIn("/ut/revision", account.User, account.Password);
            await person.See("ut-cola-llena");
            await person.Press("Tomar la siguiente");
            // Until the queue has no more for her: what the demo left waiting is reviewed too.
            while (Regex.Match(new Uri(person.Page.Url).AbsolutePath, "^/ut/revision/(cand-[a-z0-9-]+)$") is { Success: true } at)
            {
                foreach (var choice in await person.Page.Locator("input[type=radio][value=conforme]").AllAsync())
                    await choice.CheckAsync();
                if (verified.IsEmpty)
                    await ObserveOne(person);
                await person.Page.Locator("button[value=verificar-y-siguiente]").ClickAsync();
                var said = await person.Text();
                Assert.True(said.Contains("Verificada: ", StringComparison.Ordinal), $"{account.User}, {at.Groups[1].Value}: {said}");
                verified.Add((at.Groups[1].Value, account.User));
            }
        }));

        Assert.Equal(verified.Count, verified.Select(v => v.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Superset(waiting, verified.Select(v => v.Id).ToHashSet(StringComparer.Ordinal));
        Assert.Equal(2, verified.Select(v => v.Who).Distinct(StringComparer.Ordinal).Count());
        foreach (var id in waiting)
            Assert.Matches("^(Verified|Published)$", await StatusOf(id));
    }

    [Fact]
    public async Task AFormulaThatIsWithdrawn_LeavesBothWebs()
    {
        await deployment.EnsureWhole();
        var run = deployment.Run;
        // A formula of the demo, of which both are shown.
        var id = await Until.Some("a formula of two", Soon, () => DatabaseAccess.Scalar<string>(
            run, run.Postgres.Databases.Curricular,
            """
            select min(c.candidacy_id) from oversight.candidacy c join oversight.candidacy f using (election, office, actor, responsible_party)
            where c.candidacy_id <> f.candidacy_id and c.municipality is not distinct from f.municipality and c.district is not distinct from f.district
              and c.list_number is not distinct from f.list_number and c.status <> 'Withdrawn' and f.status <> 'Withdrawn'
              and c.candidacy_id <> all (string_to_array($1, ','))
            """,
            string.Join(',', new[] { run.Examples.Pending, run.Examples.Captured, run.Examples.Published?.Split('/')[^1], run.Examples.Consented }.OfType<string>())));
        await using var person = await Opened("UtAdministrator");
        await person.Go($"/ut/expediente/{id}");
        await person.See("ut-expediente");
        await person.Follow("Retirar la candidatura");
        await person.Page.CheckAsync("input[name=causa][value=Cancellation]");
        await person.Page.CheckAsync("input[name=alcance][value=formula]");
        await person.Page.FillAsync("#acuerdo", "CG/45/2024");
        await person.See("ut-retirar");
        await person.Press("Ver a quién alcanza");
        Assert.Equal(2, await person.Page.Locator("tbody tr").CountAsync());
        await person.See("ut-retirar-revisar");
        await person.Page.CheckAsync("#confirmo");
        await person.Press("Retirar definitivamente");
        Assert.Contains("Todas quedaron retiradas", await person.Text(), StringComparison.Ordinal);
        await person.See("ut-retirar-avance");
        foreach (var web in run.Web)
        {
            await Until.True("the profile says that it was withdrawn", Soon, async () =>
                (await person.Page.Context.APIRequest.GetAsync($"{web}/candidaturas/{id}")).Status == 410);
        }
    }

    [Fact]
    public async Task AnAccountThatIsDisabledInMidSession_IsRefusedAtItsNextClick()
    {
        await deployment.EnsureWhole();
        var account = deployment.Run.Accounts.Where(a => a.Role == "Capturist").ElementAt(3);
        await using var capturist = await chromium.Open(deployment.Run.Web[1]);
        await capturist.SignIn("/captura", account.User, account.Password);
        await using var administrator = await Opened("UtAdministrator");
        await Act("deshabilitada", "quedó deshabilitada");
        try
        {
            await capturist.Go("/captura");
            Assert.Contains("/entrar", capturist.Page.Url, StringComparison.Ordinal);
            await capturist.See("entrar-deshabilitada");
            await capturist.Page.FillAsync("#usuario", account.User);
            await capturist.Page.FillAsync("#contrasena", account.Password);
            await capturist.Press("Entrar");
            Assert.Contains("/entrar", capturist.Page.Url, StringComparison.Ordinal);
        }
        finally
        {
            await Act("habilitada", "quedó habilitada");
        }

        await capturist.SignIn("/captura", account.User, account.Password);

        async Task Act(string act, string says)
        {
            await administrator.Go($"/ut/cuentas?q={account.User}");
            await administrator.See("ut-cuentas");
            await administrator.Page.ClickAsync("tbody th a");
            await administrator.Page.FillAsync($"#motivo-{act}", "Prueba de la mañana");
            await administrator.See("ut-cuenta");
            await administrator.Page.ClickAsync($"form:has(#motivo-{act}) button");
            await Assertions.Expect(administrator.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(says);
        }
    }

    [Fact]
    public async Task ARevokedConsent_IsGoneFromBothWebs()
    {
        await deployment.EnsureWhole();
        var run = deployment.Run;
        var id = run.Examples.Consented!;
        await using var citizen = await chromium.Open(run.Web[0]);
        foreach (var web in run.Web)
            Assert.True(await Chips(citizen, web, id), $"{web} shows no chip before.");
        await using var person = await Opened("UtAdministrator");
        await person.Go($"/ut/revision/{id}/consentimientos");
        foreach (var no in await person.Page.Locator("main .consentimiento input[type=radio][value=no]:visible").AllAsync())
            await no.CheckAsync();
        await person.Page.FillAsync("#constancia", "Escrito de revocación");
        foreach (var (name, value) in new[] { ("firma-dia", "1"), ("firma-mes", "mayo"), ("firma-anio", "2024") })
            await person.Page.FillAsync($"[name={name}]", value);
        await person.Press("Confirmar el escrito");
        await Assertions.Expect(person.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("El escrito quedó registrado");
        // The promise is a second; a busy machine may read the clock late, never forget.
        var gone = await Task.WhenAll(run.Web.Select(web => Until.True("the chip is gone", Soon, async () => !await Chips(citizen, web, id))));
        TestContext.Current.TestOutputHelper?.WriteLine($"Gone after {string.Join(" and ", gone.Select(t => t.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture)))} ms.");
    }

    private static async Task<bool> Chips(Person person, string web, string id)
    {
        var answer = await person.Page.Context.APIRequest.GetAsync($"{web}/candidaturas/{id}");
        Assert.Equal(200, answer.Status);
        return (await answer.TextAsync()).Contains("id=\"autorizadas\"", StringComparison.Ordinal);
    }

    private static async Task ObserveOne(Person person)
    {
        var observed = person.Page.Locator("input.observa").First;
        await observed.CheckAsync();
        var section = (await observed.GetAttributeAsync("name"))!;
        var decision = person.Page.Locator($"fieldset:has(input[name='{section}'])");
        await decision.Locator("select").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await decision.Locator("textarea").FillAsync("Repite el lema de la campaña en el segundo párrafo.");
    }

    private static async Task<int> Rows(Person person, string address) => (await Ids(person, address)).Length;

    /// <summary>First column of a file of the list; none of its cells has a line break.</summary>
    private static async Task<string[]> Ids(Person person, string address)
    {
        var answer = await person.Page.Context.APIRequest.GetAsync(address);
        Assert.Equal(200, answer.Status);
        var lines = (await answer.TextAsync()).TrimEnd().Split("\r\n");
        return [.. lines[1..].Select(l => l.Split(',')[0])];
    }

    private Task<string?> StatusOf(string id) => DatabaseAccess.Scalar<string>(
        deployment.Run, deployment.Run.Postgres.Databases.Curricular, "select status from oversight.candidacy where candidacy_id = $1", id);

    private Task<Person> Opened(string role) => Opened(deployment.Run.Account(role));

    private async Task<Person> Opened(RunAccount account)
    {
        var person = await chromium.Open(deployment.Run.Web[0]);
        await person.SignIn("/entrar", account.User, account.Password);
        return person;
    }
}
