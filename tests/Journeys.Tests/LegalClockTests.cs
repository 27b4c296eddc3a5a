using Conoceles.Journeys.Tests.Browsing;
using Conoceles.Journeys.Tests.Running;
using Microsoft.Playwright;

namespace Conoceles.Journeys.Tests;

/// <summary>
/// The law's clock from the approval to the end of the publication, by the hands of those who live under it, with the clock
/// driven and every silo killed on the way. An installation of its own: a driven clock is everybody's.
/// </summary>
[Collection(OwnJourneys.Name)]
public sealed class LegalClockTests(Chromium chromium)
{
    private const string Agreement = "CG/100/2024";
    private const string SubstitutionAgreement = "CG/120/2024";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task AList_FromItsApprovalToTheEndOfThePublication()
    {
        await using var installation = new Deployment();
        await installation.InitializeAsync();
        var account = installation.Run.Accounts.Where(a => a.Role == "Capturist").ElementAt(3);
        var party = account.Party!;
        Candidate OnTheList(int number) => Candidate.Of(party) with { ListNumber = number, Delivered = false, Approved = "2024-05-01", Agreement = Agreement };
        var (sends, omits) = (OnTheList(11), OnTheList(12));
        await using var administrator = await Opened(installation, "UtAdministrator");
        await using var capturist = await Opened(installation, account);

        // Approved on the 1st: the account is due within three days, and until it is delivered nothing opens.
        await Oversight.Import(administrator, sends, omits);
        var (id, omitted) = (await Listed(installation, sends), await Listed(installation, omits));
        await administrator.Go("/ut/entregas");
        Assert.Contains("4 de mayo de 2024, 23:59", await administrator.Text(), StringComparison.Ordinal);
        await capturist.Go($"/captura/{id}");
        Assert.Contains("entrega", await capturist.Text(), StringComparison.Ordinal);
        Assert.Equal(0, await capturist.Page.Locator("main .plazo").CountAsync());
        await Oversight.Deliver(administrator, party, Agreement, new DateTime(2024, 5, 2, 9, 0, 0));
        await Until.True("the capture opens", Soon, async () =>
        {
            await capturist.Go($"/captura/{id}");
            return (await capturist.Text()).Contains("17 de mayo de 2024, 23:59", StringComparison.Ordinal);
        });
        await capturist.See("plazo-abierto");

        await QuickCapture.Fill(capturist, id, sends.Mark);
        await QuickCapture.Send(capturist, id);
        await QuickCapture.Fill(capturist, omitted, omits.Mark, s => s.Id == "historia");
        await using (var reviewer = await Opened(installation, "Reviewer"))
            await Oversight.Verify(reviewer, sends, id, $"Relato historia-profesional-1-{sends.Mark}");

        // The list is public from the 6th: not a second before, and then without anybody's hand.
        await using var citizen = await chromium.Open(installation.Run.Web[1]);
        Assert.Equal("Verified", await StatusOf(installation, id));
        await Move(installation, "2024-05-05T23:59:50-07:00");
        Assert.Equal(404, (await citizen.Page.Context.APIRequest.GetAsync($"{installation.Run.Web[1]}/candidaturas/{id}")).Status);
        await Until.True("it is published at the opening", Soon, async () => await StatusOf(installation, id) == "Published");
        await Until.True("citizens read it", Soon, async () =>
            (await (await citizen.Page.Context.APIRequest.GetAsync($"{installation.Run.Web[1]}/candidaturas/{id}")).TextAsync()).Contains(sends.Mark, StringComparison.Ordinal));

        // One correction, the next day; a second one is refused.
        await Move(installation, "2024-05-07T10:00:00-07:00");
        await EverybodyFollows(installation, "2024-05-07");
        await AskCorrection(capturist, id, "Un motivo escrito con más calma.");
        await administrator.Go($"/ut/ajustes/{id}");
        Assert.Contains("8 de mayo de 2024, 23:59", await administrator.Text(), StringComparison.Ordinal);
        await administrator.Press("Aplicar el ajuste");
        await Until.True("the correction is public", Soon, async () => await StatusOf(installation, id) == "Corrected");
        await capturist.Go($"/captura/{id}/ajuste");
        Assert.Contains("único ajuste", await capturist.Text(), StringComparison.Ordinal);
        Assert.Equal(0, await capturist.Page.Locator("main form[method=post]").CountAsync());

        // Less than three days before the end, her party is told, on paper and on its list.
        await Move(installation, "2024-05-15T12:00:00-07:00");
        var notice = await Until.Some("the party is warned", Soon, () => DatabaseAccess.Scalar<string>(
            installation.Run, installation.Run.Postgres.Databases.Main,
            "select key from mail.outbox where party = $1 and body like '%17 de mayo de 2024%'", party));
        await administrator.Go($"/ut/avisos/{notice}");
        Assert.Contains("72 horas", await administrator.Text(), StringComparison.Ordinal);
        await administrator.See("plazo-avisos");
        await capturist.Go("/captura");
        Assert.Contains("72 horas", await capturist.Text(), StringComparison.Ordinal);

        // Every silo dies over the deadline: who had not sent is out without any of them, and when they are back nothing is open.
        foreach (var silo in installation.Run.Silos)
            LinuxProcess.Kill(silo);
        // Who reads what is public does not notice.
        for (var turn = 0; turn < 20; turn++)
        {
            foreach (var path in new[] { "/", "/candidaturas", $"/candidaturas?q={sends.Surname}{turn}", $"/candidaturas/{id}", "/boleta", "/estadisticas", "/datos-abiertos" })
            {
                var answer = await citizen.Page.Context.APIRequest.GetAsync(installation.Run.Web[turn % installation.Run.Web.Length] + path);
                Assert.True(answer.Status == 200, $"{path}: {answer.Status}");
            }
        }

        await Move(installation, "2024-05-18T00:00:05-07:00");
        await Until.True("she is shown as omitted", TimeSpan.FromMinutes(2), async () =>
        {
            await administrator.Go($"/ut/candidaturas?estado=omisas&q={omits.Surname}");
            return (await administrator.Text()).Contains(omits.FullName, StringComparison.Ordinal);
        });
        await administrator.See("plazo-omisas");
        await installation.EnsureWhole();
        await Until.True("her capture is closed", TimeSpan.FromMinutes(2), async () =>
        {
            await capturist.Go($"/captura/{omitted}/historia");
            return await capturist.Page.Locator("main form[method=post]").CountAsync() == 0
                && (await capturist.Text()).Contains("el plazo terminó", StringComparison.Ordinal);
        });

        // Some minutes later the institute has her file: what was delivered, what she saved, how her party was warned.
        await Move(installation, "2024-05-18T00:04:00-07:00");
        await Until.True("her file is composed", TimeSpan.FromMinutes(2), async () =>
        {
            await administrator.Go($"/ut/expediente/{omitted}/omision");
            return await administrator.Page.Locator("main .hoja").CountAsync() == 1;
        });
        var file = await administrator.Text();
        Assert.Contains("17 de mayo de 2024, 23:59", file, StringComparison.Ordinal);
        Assert.Contains("2 de mayo de 2024, 09:00", file, StringComparison.Ordinal);
        Assert.Contains("Escrito el 15 de mayo de 2024", file, StringComparison.Ordinal);
        await administrator.See("plazo-expediente-omisa");
        await administrator.Go("/ut/omisas");
        await administrator.See("plazo-omisas-expedientes");

        // The whole list is substituted: who left says so, and who comes has a window of her own, until the vote.
        await administrator.Go($"/ut/expediente/{id}/retirar");
        await administrator.Page.CheckAsync("input[name=causa][value=Substitution]");
        await administrator.Page.CheckAsync("input[name=alcance][value=planilla]");
        await administrator.Page.FillAsync("#acuerdo", SubstitutionAgreement);
        await administrator.Press("Ver a quién alcanza");
        await administrator.Page.CheckAsync("#confirmo");
        await administrator.Press("Retirar definitivamente");
        Assert.Contains("Todas quedaron retiradas", await administrator.Text(), StringComparison.Ordinal);
        var substitute = OnTheList(11) with { Approved = "2024-05-18", Agreement = SubstitutionAgreement };
        await Oversight.Import(administrator, substitute);
        var another = await Listed(installation, substitute);
        Assert.Equal(410, (await citizen.Page.Context.APIRequest.GetAsync($"{installation.Run.Web[1]}/candidaturas/{id}")).Status);
        await Move(installation, "2024-05-20T12:00:00-07:00");
        await EverybodyFollows(installation, "2024-05-20");
        await Oversight.Deliver(administrator, party, SubstitutionAgreement, new DateTime(2024, 5, 20, 11, 0, 0));
        await Until.True("the substitute's own window opens", Soon, async () =>
        {
            await capturist.Go($"/captura/{another}");
            return (await capturist.Text()).Contains("2 de junio de 2024, 23:59", StringComparison.Ordinal);
        });
        Assert.Contains("termina con la jornada electoral", await capturist.Page.Locator("main .por-que").First.TextContentAsync(), StringComparison.Ordinal);
        await QuickCapture.Fill(capturist, another, substitute.Mark);
        await QuickCapture.Send(capturist, another);
        // Nobody reviews it: after its term the system does, and says so.
        await Move(installation, "2024-05-22T12:30:00-07:00");
        await Until.True("the system verifies what nobody reviewed, and it is public", TimeSpan.FromMinutes(2), async () => await StatusOf(installation, another) == "Published");

        // The vote ends, and with it the publication.
        await Move(installation, "2024-06-03T00:00:05-07:00");
        await Until.True("the profile closes", TimeSpan.FromMinutes(2), async () =>
            (await citizen.Page.Context.APIRequest.GetAsync($"{installation.Run.Web[1]}/candidaturas/{another}")).Status == 410);
    }

    private static async Task AskCorrection(Person capturist, string id, string reasons)
    {
        await capturist.Go($"/captura/{id}/ajuste");
        await capturist.Page.EvaluateAsync("document.querySelectorAll('main details').forEach(d => { d.open = true; })");
        await capturist.Page.FillAsync("#motivo-cargo", reasons);
        await capturist.Press("Ver los cambios");
        await capturist.Page.CheckAsync("#unico");
        await capturist.Press("Solicitar el ajuste");
        await Assertions.Expect(capturist.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("La solicitud se recibió");
    }

    /// <summary>As an operator does: the command, and then what it says.</summary>
    private static async Task Move(Deployment installation, string instant)
    {
        var result = await Shell.Run(Path.Combine(Repository.Root, "deploy", "clock"), [instant, "--data", installation.Folder], Soon);
        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Contains(instant[..16], result.Output, StringComparison.Ordinal);
    }

    /// <summary>Before somebody acts: a process reads the clock within a second, and reports within five.</summary>
    private static async Task EverybodyFollows(Deployment installation, string day) => await Until.True("every process follows the clock", Soon, async () =>
        await DatabaseAccess.Scalar<bool?>(
            installation.Run, installation.Run.Postgres.Databases.Main,
            "select min(facts ->> 'legalClock') >= $1 and count(*) = $2 from operations.node where seen > now() - interval '15 seconds' and facts ? 'legalClock'",
            day, (long)(installation.Run.Silos.Length + installation.Run.Webs.Length)) is true);

    private static Task<string> Listed(Deployment installation, Candidate candidate) =>
        Until.Some("the candidacy is listed", Soon, () => installation.CandidacyOf(candidate));

    private static Task<string?> StatusOf(Deployment installation, string id) => DatabaseAccess.Scalar<string>(
        installation.Run, installation.Run.Postgres.Databases.Curricular, "select status from oversight.candidacy where candidacy_id = $1", id);

    private Task<Person> Opened(Deployment installation, string role) => Opened(installation, installation.Run.Account(role));

    private async Task<Person> Opened(Deployment installation, RunAccount account)
    {
        var person = await chromium.Open(installation.Run.Web[0]);
        await person.SignIn("/entrar", account.User, account.Password);
        return person;
    }
}
