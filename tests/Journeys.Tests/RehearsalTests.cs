using Conoceles.Journeys.Tests.Browsing;
using Conoceles.Journeys.Tests.Running;

namespace Conoceles.Journeys.Tests;

/// <summary>
/// The rehearsal beside the demonstration: everybody sees that it is one, people practise in it with its clock driven, and
/// one command puts it back to how it began.
/// </summary>
[Collection(InstituteJourneys.Name)]
public sealed class RehearsalTests(Deployment demo, Chromium chromium)
{
    private const string Mark = "ENSAYO · Municipio de Prueba";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Start = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task People_PractiseInIt_AndItGoesBackToHowItBegan()
    {
        await using var rehearsal = Deployment.OfRehearsal();
        await rehearsal.InitializeAsync();
        var began = rehearsal.Run;
        var beginning = await Stored(rehearsal);
        Assert.StartsWith("2027-04-26T10:", began.Clock, StringComparison.Ordinal);
        foreach (var role in new[] { "Capturist", "Candidate", "Reviewer", "UtAdministrator", "Commission", "Communication", "Operator" })
            Assert.Contains(began.Accounts, a => a.Role == role);

        await EverybodySeesTheMark(rehearsal);

        // A trainee saves a draft; days pass; her capture closes without it.
        var id = began.Examples.Pending!;
        Assert.StartsWith("cand-ensayo-2027-", id, StringComparison.Ordinal);
        await using (var capturist = await Opened(rehearsal, await CapturistOf(rehearsal, id)))
        {
            await QuickCapture.Fill(capturist, id, "Nopalito", s => s.Id == "historia");
            await Command("clock", "2027-05-10T00:00:30-07:00", "--data", rehearsal.Folder);
            await Until.True("the capture is closed", Soon, async () =>
            {
                await capturist.Go($"/captura/{id}/historia");
                return (await capturist.Text()).Contains("el plazo terminó", StringComparison.Ordinal);
            });
        }

        Assert.NotEqual(beginning, await Stored(rehearsal));

        var output = await Command("rehearsal", "--reset", "--data", rehearsal.Folder);
        Assert.Contains("quedó como al principio", output, StringComparison.Ordinal);
        Assert.DoesNotContain(began.Silos, s => LinuxProcess.IsAlive(s.Pid));
        Assert.DoesNotContain(began.Webs, w => LinuxProcess.IsAlive(w.Pid));
        rehearsal.Read();

        // As it began, with the passwords that were handed out, and running as it ran.
        Assert.Equal(began.Accounts, rehearsal.Run.Accounts);
        Assert.Equal(began.Web, rehearsal.Run.Web);
        Assert.StartsWith("2027-04-26T10:", rehearsal.Run.Clock, StringComparison.Ordinal);
        Assert.Equal(beginning, await Stored(rehearsal));
        await using var again = await Opened(rehearsal, await CapturistOf(rehearsal, id));
        await again.Go($"/captura/{id}/historia");
        Assert.Equal("", await again.Page.InputValueAsync("#historia-profesional"));
        Assert.DoesNotContain("Nopalito", await again.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demonstration_IsNoRehearsal_AndGoesOnUntouched()
    {
        await demo.EnsureWhole();
        var file = await File.ReadAllTextAsync(Path.Combine(demo.Folder, "run.json"));
        var stored = await Stored(demo);
        foreach (var arguments in new string[][] { ["--reset", "--data", demo.Folder], ["--detach", "--data", demo.Folder] })
        {
            var (exitCode, said) = await Shell.Run(Path.Combine(Repository.Root, "deploy", "rehearsal"), arguments, Start);
            Assert.NotEqual(0, exitCode);
            Assert.Contains(demo.Folder, said, StringComparison.Ordinal);
        }

        Assert.Equal(file, await File.ReadAllTextAsync(Path.Combine(demo.Folder, "run.json")));
        Assert.All(demo.Run.Silos, s => Assert.True(LinuxProcess.IsAlive(s.Pid)));
        Assert.All(demo.Run.Webs, w => Assert.True(LinuxProcess.IsAlive(w.Pid)));
        Assert.Equal(stored, await Stored(demo));
    }

    /// <summary>Citizens, who captures, the institute, the operator, and whoever is at the door or lost.</summary>
    private async Task EverybodySeesTheMark(Deployment rehearsal)
    {
        await using var citizen = await chromium.Open(rehearsal.Run.Web[0]);
        var id = rehearsal.Run.Examples.Pending!;
        await AssertMarked(citizen, "ensayo-portada", "/");
        await AssertMarked(citizen, "ensayo-lista", "/candidaturas");
        await AssertMarked(citizen, "ensayo-perfil", $"/candidaturas/{id}");
        await AssertMarked(citizen, "ensayo-no-encontrada", "/candidaturas/no-existe");
        await AssertMarked(citizen, "ensayo-entrar", "/entrar");
        var places = new (string Role, string[] Paths)[]
        {
            ("Capturist", ["/captura", "/captura/plazos", "/captura/nadie"]),
            ("Candidate", ["/captura"]),
            ("Reviewer", ["/ut", "/ut/revision", "/ut/nada"]),
            ("UtAdministrator", ["/ut/candidaturas", "/ut/plan", "/ut/cuentas", "/ut/registro", "/ut/entregas", "/ut/avisos"]),
            ("Commission", ["/ut"]),
            ("Operator", ["/operacion"]),
        };
        foreach (var (role, paths) in places)
        {
            await using var person = await Opened(rehearsal, rehearsal.Run.Account(role));
            foreach (var path in paths)
                await AssertMarked(person, $"ensayo-{role}{path.Replace('/', '-')}".ToLowerInvariant(), path);
        }
    }

    private static async Task AssertMarked(Person person, string name, string path)
    {
        await person.Go(path);
        Assert.StartsWith(Mark, (await person.Page.Locator("aside.ensayo").InnerTextAsync()).Trim(), StringComparison.Ordinal);
        Assert.Contains("ENSAYO · ", await person.Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Equal("noindex", await person.Page.Locator("meta[name=robots]").GetAttributeAsync("content"));
        Assert.DoesNotContain("emostración", await person.Page.InnerTextAsync("body"), StringComparison.Ordinal);
        await person.See(name);
    }

    /// <summary>What is stored of candidacies, accounts and the registry, in one text.</summary>
    private static async Task<string> Stored(Deployment installation)
    {
        var (run, databases) = (installation.Run, installation.Run.Postgres.Databases);
        return string.Join('\n',
            await DatabaseAccess.Scalar<string>(run, databases.Curricular,
                "select string_agg(concat_ws(' ', candidacy_id, display_name, status, responsible_party, curricular_sections), E'\\n' order by candidacy_id) from oversight.candidacy"),
            await DatabaseAccess.Scalar<string>(run, databases.Main,
                "select string_agg(user_name, ' ' order by user_name) from accounts.users"),
            await DatabaseAccess.Scalar<string>(run, databases.Main, "select string_agg(slug, ' ') from public_record.election"));
    }

    private static async Task<RunAccount> CapturistOf(Deployment installation, string id)
    {
        var party = await DatabaseAccess.Scalar<string>(
            installation.Run, installation.Run.Postgres.Databases.Curricular, "select responsible_party from oversight.candidacy where candidacy_id = $1", id);
        return installation.Run.Accounts.First(a => a.Role == "Capturist" && a.Party == party);
    }

    private static async Task<string> Command(string name, params string[] arguments)
    {
        // The installation's own start has built it.
        var (exitCode, output) = await Shell.Run(
            Path.Combine(Repository.Root, "deploy", name), arguments, Start, new Dictionary<string, string> { ["CONOCELES_BUILT"] = "1" });
        Assert.True(exitCode == 0, output);
        return output;
    }

    private async Task<Person> Opened(Deployment installation, RunAccount account)
    {
        var person = await chromium.Open(installation.Run.Web[0]);
        await person.SignIn("/entrar", account.User, account.Password);
        return person;
    }
}
