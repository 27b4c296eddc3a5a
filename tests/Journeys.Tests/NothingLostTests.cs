using Conoceles.Journeys.Tests.Browsing;
using Conoceles.Journeys.Tests.Running;
using Microsoft.Playwright;
using Capture = Conoceles.Journeys.Tests.Browsing.Capture;

namespace Conoceles.Journeys.Tests;

/// <summary>
/// Whatever happens between typing and saving, what she typed is still there, the page says what happened, and the next
/// save keeps it. With scripts and without wherever that is not the same thing.
/// </summary>
[Collection(CaptureJourneys.Name)]
public sealed class NothingLostTests(Deployment deployment, Chromium chromium)
{
    private const string Field = "#historia-profesional";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private readonly string _words = $"Lo que escribí antes de que pasara: {Guid.NewGuid():N}, con «ñ» & <b>todo</b>.\nY un segundo renglón.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SessionExpires_TheTextComesBackAndIsSavedAfterSigningIn(bool javaScript)
    {
        await using var person = await Typing(javaScript);
        await ExpireSessions();
        await person.Press("Guardar y continuar");
        await SaysAndKeeps(person, "Su sesión terminó");
        await SignInInAnotherTab(person, Account);
        await SaveAtLast(person, "Ya inicié sesión. Guardar");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SignedInAgainInAnotherTab_TheTextIsSaved(bool javaScript)
    {
        await using var person = await Open(javaScript);
        await TypeAndSignOutInAnotherTab(person);
        await SignInInAnotherTab(person, Account);
        await SaveAtLast(person, "Guardar y continuar");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SomebodyElseSignsInInAnotherTab_TheTextIsOnThePage_AndNothingIsSavedInHerName(bool javaScript)
    {
        await using var person = await Open(javaScript);
        await TypeAndSignOutInAnotherTab(person);
        await SignInInAnotherTab(person, deployment.Run.Account("Reviewer"));
        await person.Press("Guardar y continuar");
        await SaysAndKeeps(person, "Su sesión terminó");
        Assert.False(await HasText());
        await SignInInAnotherTab(person, Account);
        await SaveAtLast(person, "Ya inicié sesión. Guardar");
    }

    [Fact]
    public async Task TheNoticeThatSheClosed_DoesNotComeBackByItself()
    {
        await using var person = await Open(javaScript: true, dismisses: false);
        await TypeAndSignOutInAnotherTab(person);
        var notice = person.Page.Locator("dialog#sesion");
        await Assertions.Expect(notice).ToBeVisibleAsync();
        await SignInInAnotherTab(person, deployment.Run.Account("Reviewer"));
        await Assertions.Expect(notice.Locator("p[data-si=otra]")).ToBeVisibleAsync();
        await person.Press("Volver a mi texto");
        await Assertions.Expect(notice).ToBeHiddenAsync();

        // Another page of hers asks: the answer is the one that she read.
        await using var tab = await person.NewTab();
        await person.Page.RunAndWaitForResponseAsync(() => tab.Go("/ut"), r => r.Url.EndsWith("/sesion", StringComparison.Ordinal));
        Assert.False(await person.Page.EvaluateAsync<bool>("() => new Promise(r => setTimeout(() => r(document.getElementById('sesion').open), 200))"));
        Assert.Equal(_words, await person.Page.InputValueAsync(Field));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FormRefused_TheTextComesBackAndIsSaved(bool javaScript)
    {
        await using var person = await Typing(javaScript);
        await person.ForgetForms();
        await person.Press("Guardar y continuar");
        await SaysAndKeeps(person, "Su sesión se renovó");
        await person.PressAndArrive("Guardar");
        await IsSaved(person);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ServersRestarted_TheFormIsStillGood(bool javaScript)
    {
        await using var person = await Typing(javaScript);
        foreach (var web in deployment.Run.Webs)
            await LinuxProcess.Terminate(web);
        await deployment.EnsureWhole();
        await person.PressAndArrive("Guardar y continuar");
        await IsSaved(person);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WebKilled_TheTextIsSavedByTheOther(bool javaScript)
    {
        await deployment.EnsureWhole();
        await using var balancer = new Balancer(deployment.Run.Web);
        await using var person = await Typing(javaScript, balancer.Address);
        LinuxProcess.Kill(deployment.Run.Webs[0]);
        await person.PressAndArrive("Guardar y continuar");
        await IsSaved(person);
    }

    [Fact]
    public async Task EveryWebKilled_ThePageSaysSo_AndTheTextIsSavedWhenTheyAreBack()
    {
        await using var person = await Typing(javaScript: true);
        foreach (var web in deployment.Run.Webs)
            LinuxProcess.Kill(web);
        await person.Press("Guardar y continuar");
        await Assertions.Expect(person.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Su texto sigue en pantalla" }).First).ToBeVisibleAsync();
        Assert.Equal(_words, await person.Page.InputValueAsync(Field));
        await deployment.EnsureWhole();
        await person.PressAndArrive("Guardar y continuar");
        await IsSaved(person);
    }

    [Fact]
    public async Task NetworkCutForAMinute_ThePageSaysSo_AndTheDraftIsSavedByItself()
    {
        await using var person = await Open(javaScript: true);
        await person.Page.Clock.InstallAsync();
        await person.Go(Section);
        await person.Offline(true);
        await person.Page.FillAsync(Field, _words);
        await person.Page.Clock.RunForAsync(4_000);
        var status = person.Page.GetByRole(AriaRole.Status);
        await Assertions.Expect(status.Filter(new() { HasText = "No se pudo guardar. Su texto sigue en pantalla" }).First).ToBeVisibleAsync();
        await person.Page.Clock.RunForAsync(60_000);
        Assert.Equal(_words, await person.Page.InputValueAsync(Field));
        await person.Offline(false);
        // The page's clock is ours and the network's is not: an attempt that was still failing asks for another minute of the page's.
        var saved = status.Filter(new() { HasText = "Borrador guardado a las" }).First;
        await Until.True("the draft saved by itself", TimeSpan.FromSeconds(30), async () =>
        {
            await person.Page.Clock.RunForAsync(60_000);
            return await saved.IsVisibleAsync();
        });
        await IsStored();
    }

    [Theory]
    [InlineData(true, 800_000)]
    [InlineData(false, 800_000)]
    [InlineData(true, 9_000_000)]
    [InlineData(false, 9_000_000)]
    public async Task OversizePhotograph_TheDateTypedBesideItIsStillThere(bool javaScript, int bytes)
    {
        await using var person = await Open(javaScript);
        await person.Go($"/captura/{Candidacy}/fotografia");
        var (day, month, year) = ("9", "abril", "2024");
        await person.Page.FillAsync("[name=foto-fecha-dia]", day);
        await person.Page.FillAsync("[name=foto-fecha-mes]", month);
        await person.Page.FillAsync("[name=foto-fecha-anio]", year);
        await person.Page.SetInputFilesAsync("#foto", await Portrait.Large(person, bytes));
        await person.Press("Guardar y continuar");
        await Assertions.Expect(person.Page.Locator("h1, .resumen-err").Filter(new() { HasText = bytes < 1_000_000 ? "700 KB" : "demasiado grande" })).ToBeVisibleAsync();
        if (await person.Page.Locator("[name=foto-fecha-dia]").CountAsync() == 0)
            await person.Page.GoBackAsync();
        Assert.Equal(day, await person.Page.InputValueAsync("[name=foto-fecha-dia]"));
        Assert.Contains(await person.Page.InputValueAsync("[name=foto-fecha-mes]"), new[] { month, "4" });
        Assert.Equal(year, await person.Page.InputValueAsync("[name=foto-fecha-anio]"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task BackAfterLeavingWithoutSaving_TheTextIsThere(bool javaScript)
    {
        await using var person = await Typing(javaScript);
        await person.Page.Locator($"main a[href='/captura/{Candidacy}']").First.ClickAsync();
        await Assertions.Expect(person.Page.Locator(Field)).ToHaveCountAsync(0);
        await person.Page.GoBackAsync();
        await Assertions.Expect(person.Page.Locator(Field)).ToHaveValueAsync(_words);
        await person.PressAndArrive("Guardar y continuar");
        await IsSaved(person);
    }

    [Fact]
    public async Task Refreshed_TheTextIsThere()
    {
        await using var person = await Typing(javaScript: true);
        await person.Page.ReloadAsync();
        await Assertions.Expect(person.Page.Locator(Field)).ToHaveValueAsync(_words);
        await person.PressAndArrive("Guardar y continuar");
        await IsSaved(person);
    }

    /// <summary>Without scripts nothing is saved by itself and this browser forgets what it reloads: the page warns of it, and what was saved stays.</summary>
    [Fact]
    public async Task RefreshedWithoutScripts_WhatWasSavedIsThere_AndThePageHadWarned()
    {
        await using var person = await Typing(javaScript: false);
        await Assertions.Expect(person.Page.GetByText("antes de recargar o cerrar la página")).ToBeVisibleAsync();
        await person.PressAndArrive("Guardar y continuar");
        await SaysSaved(person);
        await person.Page.ReloadAsync();
        await IsSaved(person);
        await person.Page.ReloadAsync();
        await Assertions.Expect(person.Page.Locator(Field)).ToHaveValueAsync(_words);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DoubleClickOnSave_SavesOnceWithoutAConflict(bool javaScript)
    {
        await using var person = await Typing(javaScript);
        await person.Arrive(() => person.Page.GetByRole(AriaRole.Button, new() { Name = "Guardar y continuar" }).DblClickAsync());
        await IsSaved(person);
        // Refreshed afterwards, nothing is sent again.
        await person.Page.ReloadAsync();
        await IsStored();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DoubleClickOnSend_LeavesOneReceipt_AlsoAfterBackAndRefresh(bool javaScript)
    {
        await deployment.EnsureWhole();
        var candidate = Candidate.Of(deployment.Run.Account("Capturist").Party!);
        await Oversight.Import(chromium, deployment.Run, javaScript, candidate);
        await using var person = await Capture.SignIn(chromium, deployment.Run, deployment.Run.Web[0], javaScript, candidate);
        var id = await Capture.OpenCandidacy(person, candidate);
        await QuickCapture.Fill(person, id, candidate.Mark);
        await person.Go($"/captura/{id}/revisar");
        await person.Page.CheckAsync("#revise");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Enviar definitivamente" }).DblClickAsync();
        await Assertions.Expect(person.Page.Locator("h1")).ToHaveTextAsync("Acuse de envío");
        var folio = await person.Page.InnerTextAsync(".folio");
        await person.Page.ReloadAsync();
        Assert.Equal(folio, await person.Page.InnerTextAsync(".folio"));
        await person.Page.GoBackAsync();
        await person.Go($"/captura/{id}/revisar");
        Assert.Equal(folio, await person.Page.InnerTextAsync(".folio"));
        Assert.Equal(folio, Assert.Single(await GrainState.Of(deployment.Run, id), s => s.Name.Equals("folio", StringComparison.OrdinalIgnoreCase)).Text);
    }

    /// <summary>The first one that waits for its capture; a draft leaves it so.</summary>
    private string Candidacy { get; set; } = "";

    private string Section => $"/captura/{Candidacy}/historia";

    private RunAccount Account { get; set; } = null!;

    /// <summary>Somebody of the party, with a text typed and not saved.</summary>
    private async Task<Person> Typing(bool javaScript, string? web = null)
    {
        var person = await Open(javaScript, web);
        await Type(person);
        return person;
    }

    private async Task Type(Person person)
    {
        await person.Go(Section);
        await person.Page.FillAsync(Field, _words);
    }

    private async Task TypeAndSignOutInAnotherTab(Person person)
    {
        await using var tab = await person.NewTab();
        await tab.Go("/captura");
        await Type(person);
        await tab.Press("Salir");
        await Assertions.Expect(tab.Page.Locator("#usuario")).ToBeVisibleAsync();
        await person.Page.BringToFrontAsync();
    }

    private async Task<Person> Open(bool javaScript, string? web = null, bool dismisses = true)
    {
        await deployment.EnsureWhole();
        var (run, database) = (deployment.Run, deployment.Run.Postgres.Databases.Curricular);
        Candidacy = await DatabaseAccess.Scalar<string>(
            run, database, "select candidacy_id from oversight.candidacy where status = 'Pending' and capture_closes is not null order by candidacy_id") ?? "";
        var party = await DatabaseAccess.Scalar<string>(run, database, "select responsible_party from oversight.candidacy where candidacy_id = $1", Candidacy);
        Account = deployment.Run.Accounts.First(a => a.Role == "Capturist" && a.Party == party);
        var person = await chromium.Open(web ?? deployment.Run.Web[0], javaScript);
        await person.SignIn("/captura", Account.User, Account.Password);
        // With scripts the page says by itself that the session ended; she reads it and goes back to her text.
        if (javaScript && dismisses)
            await person.Page.AddLocatorHandlerAsync(person.Page.Locator("#sesion-cerrar"), Dismiss, new() { NoWaitAfter = true });
        return person;
    }

    /// <summary>Closes the notice, which may close by itself meanwhile, and come again with other news: that another account is in.</summary>
    private static Task Dismiss(ILocator notice) => notice.EvaluateAsync("button => button.click()");

    private static async Task SignInInAnotherTab(Person person, RunAccount account)
    {
        await using var tab = await person.NewTab();
        await tab.SignIn("/entrar", account.User, account.Password);
        await person.Page.BringToFrontAsync();
    }

    /// <summary>As after half an hour without doing anything.</summary>
    private Task ExpireSessions() => DatabaseAccess.Execute(
        deployment.Run, deployment.Run.Postgres.Databases.Main,
        "update accounts.session s set last_seen = now() - interval '31 minutes' from accounts.users u where u.id = s.account and u.user_name = $1",
        Account.User);

    private async Task SaysAndKeeps(Person person, string title)
    {
        await Assertions.Expect(person.Page.Locator("h1")).ToHaveTextAsync(title);
        Assert.Contains(_words, await person.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main textarea')].map(t => t.value)"));
    }

    private async Task IsSaved(Person person)
    {
        await IsStored();
        await SaysSaved(person);
        await person.Go(Section);
        Assert.Equal(_words, await person.Page.InputValueAsync(Field));
    }

    private static Task SaysSaved(Person person) =>
        Assertions.Expect(person.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Borrador guardado a las" }).First).ToBeVisibleAsync();

    /// <summary>Presses; a form whose token was nobody's or the former session's comes back once more, to be pressed again.</summary>
    private async Task SaveAtLast(Person person, string button)
    {
        await person.PressAndArrive(button);
        if (!await HasText())
        {
            await SaysAndKeeps(person, "Su sesión se renovó");
            await person.Press("Guardar");
        }

        await IsSaved(person);
    }

    private Task<TimeSpan> IsStored() => Until.True("the text is stored", Patience, async () => await HasText());

    private async Task<bool> HasText() => (await GrainState.Of(deployment.Run, Candidacy)).Contains((Field[1..], _words));
}
