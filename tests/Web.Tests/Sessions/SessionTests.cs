using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Conoceles.Web.Accounts;
using Conoceles.Web.Tests.Drafts;
using Conoceles.Web.Tests.Photos;
using Microsoft.Extensions.Configuration;

namespace Conoceles.Web.Tests.Sessions;

/// <summary>How long a session lasts, who is told, and that nothing written is lost when it ends.</summary>
public sealed class SessionTests(SignedInSite site) : IClassFixture<SignedInSite>
{
    private static int _sequence;

    private readonly string _id = $"cand-prueba-2024-{900 + Interlocked.Increment(ref _sequence):D6}";

    [Fact]
    public async Task AskingHowLongIsLeft_ProlongsNothing()
    {
        var user = await site.AddAccount();
        using var browser = await site.Browser(user);
        var form = await DraftForm.Open(browser, _id, "historia");
        await site.Age(user, "last_seen = now() - interval '20 minutes'");
        for (var i = 0; i < 2; i++)
            Assert.InRange((await State(browser)).GetProperty("idle").GetInt32(), 9 * 60, 10 * 60);

        // A retry that the page makes by itself is saved and is not activity either.
        browser.DefaultRequestHeaders.Add(SessionTimes.NotActivity, "1");
        using (var retried = await form.With(("historia-profesional", "x")).Send(browser, script: true))
            Assert.Equal(HttpStatusCode.OK, retried.StatusCode);
        Assert.InRange((await State(browser)).GetProperty("idle").GetInt32(), 9 * 60, 10 * 60);
        browser.DefaultRequestHeaders.Remove(SessionTimes.NotActivity);

        // What a person does is.
        using (var page = await browser.GetAsync($"/captura/{_id}/historia"))
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var state = await State(browser);
        Assert.InRange(state.GetProperty("idle").GetInt32(), (29 * 60) + 30, 30 * 60);
        Assert.InRange(state.GetProperty("limit").GetInt32(), (12 * 3600) - 120, 12 * 3600);
    }

    [Fact]
    public async Task StayingConnected_ProlongsIt_AndNeedsTheToken()
    {
        var user = await site.AddAccount();
        using var browser = await site.Browser(user);
        var form = await DraftForm.Open(browser, _id, "historia");
        await site.Age(user, "last_seen = now() - interval '29 minutes'");
        using var without = await browser.PostAsync("/sesion", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        await site.Age(user, "last_seen = now() - interval '29 minutes'");
        using var with = await browser.PostAsync("/sesion", new FormUrlEncodedContent([new("__RequestVerificationToken", form["__RequestVerificationToken"])]));
        Assert.InRange((await with.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("idle").GetInt32(), (29 * 60) + 30, 30 * 60);
    }

    [Theory]
    [InlineData("last_seen = now() - interval '31 minutes'", "inactividad", "Su sesión terminó por inactividad")]
    [InlineData("expires = now()", "limite", "Su sesión llegó a su límite")]
    [InlineData("stamp = 'otro'", "cerrada", "Su sesión se cerró")]
    public async Task Session_ThatEnded_SaysWhyAndSigningInReturnsToTheSection(string change, string how, string heading)
    {
        var user = await site.AddAccount();
        using var browser = await site.Browser(user);
        await site.Age(user, change);
        Assert.Equal(("ended", how), ((await State(browser)).GetProperty("state").GetString(), (await State(browser)).GetProperty("how").GetString()));
        using var gone = await browser.GetAsync($"/captura/{_id}/historia?avisos=1");
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
        var address = new Uri(site.Url, gone.Headers.Location!);
        Assert.Equal("/entrar", address.AbsolutePath);
        using var answer = await browser.GetAsync(address);
        var page = await CaptureSite.Page(answer);
        Assert.Equal(heading, page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Inicie sesión para continuar donde estaba", page.QuerySelector("#aviso")!.TextContent, StringComparison.Ordinal);
        using var signedIn = await DraftForm.Of(page).With(("usuario", user), ("contrasena", ServerFixture.Password)).Send(browser);
        Assert.Equal($"/captura/{_id}/historia?avisos=1", signedIn.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("14:32", true)]
    [InlineData("<b>", false)]
    [InlineData("ayer", false)]
    public async Task PageAfterTheEnd_SaysTheHourOfTheDraftAndNothingElseFromItsAddress(string hour, bool said)
    {
        using var browser = site.Stranger();
        using var answer = await browser.GetAsync($"/entrar?fin=inactividad&guardado={Uri.EscapeDataString(hour)}");
        var text = (await CaptureSite.Page(answer)).QuerySelector("#aviso")!.TextContent;
        Assert.Equal(said, text.Contains($"Su borrador se guardó a las {hour}.", StringComparison.Ordinal));
        Assert.Contains("30 minutos sin actividad", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_ThatMakeNoSense_AreRefused()
    {
        foreach (var (name, value) in new[] { ("Session:Idle", "media hora"), ("Session:Absolute", "-1:00:00"), ("Session:Warning", "00:30:00") })
        {
            var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();
            Assert.Contains("Session:", Assert.Throws<InvalidOperationException>(() => SessionLimits.Read(configuration)).Message, StringComparison.Ordinal);
        }

        var web = await site.Start(("Session:Idle", "00:10:00"));
        using var browser = site.Stranger(web);
        (await SignedInSite.SignIn(browser, SignedInSite.User)).Dispose();
        Assert.InRange((await State(browser)).GetProperty("idle").GetInt32(), 9 * 60, 10 * 60);
    }

    [Fact]
    public async Task Form_SentAfterTheSession_IsKeptWhileSigningInOnTheSamePage()
    {
        var user = await site.AddAccount();
        using var browser = await site.Browser(user);
        // Repeated items, a chosen option, and «finished»; nothing of this may be lost on the way.
        var form = (await DraftForm.Open(browser, _id, "estudios")).With(
            ("grado", "maestria"), ("estatus-grado", "titulo"), ("cursos", "Uno <b>"), ("cursos.2", "Dos"), ("terminada", "si"));
        await site.Age(user, "last_seen = now() - interval '31 minutes'");
        using var refused = await form.Send(browser);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Headers.AssertSafe(refused, isPrivate: true);
        var page = await CaptureSite.Page(refused);
        Assert.Equal("Su sesión terminó", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Uno <b>", page.QuerySelector("textarea[name=cursos]")!.TextContent);
        Assert.Contains("Maestría", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("número 2", page.QuerySelector("label[for='r-cursos.2']")!.TextContent, StringComparison.Ordinal);

        // A mistaken password loses nothing.
        var rescue = Rescue(page);
        using var mistaken = await rescue.With(("acceso-usuario", user), ("acceso-contrasena", "otra frase cualquiera")).Send(browser);
        var again = await CaptureSite.Page(mistaken);
        Assert.Contains("no son correctos", again.QuerySelector("#acceso-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Dos", again.QuerySelector("textarea[name='cursos.2']")!.TextContent);
        Assert.DoesNotContain("otra frase", again.DocumentElement.OuterHtml, StringComparison.Ordinal);

        using var signedIn = await Rescue(again).With(("acceso-usuario", user), ("acceso-contrasena", ServerFixture.Password)).Send(browser);
        var renewed = await CaptureSite.Page(signedIn);
        Assert.Equal("Su sesión se renovó", renewed.QuerySelector("h1")!.TextContent);
        Assert.Null(renewed.QuerySelector("[name^=acceso-]"));
        Assert.Null(site.Grains.Section(_id, "estudios"));
        using var saved = await DraftForm.Of(renewed).Send(browser);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var stored = site.Grains.Section(_id, "estudios")!;
        Assert.Equal(("maestria", "titulo", "Uno <b>", "Dos", true), (stored.Values["grado"], stored.Values["estatus-grado"], stored.Values["cursos"], stored.Values["cursos.2"], stored.Finished));
    }

    [Fact]
    public async Task Form_SentAfterTheSession_IsSavedAfterSigningInElsewhere()
    {
        var user = await site.AddAccount();
        using var browser = await site.Browser(user);
        var form = (await DraftForm.Open(browser, _id, "contacto")).With(("correo-publico", "uno@ejemplo.invalid"), ("correo-publico.2", "dos@ejemplo.invalid"), ("sin-medios", "si"));
        await site.Age(user, "last_seen = now() - interval '31 minutes'");
        using var refused = await form.Send(browser);
        var rescue = DraftForm.Of(await CaptureSite.Page(refused));
        (await SignedInSite.SignIn(browser, user)).Dispose();
        using var renewed = await rescue.Send(browser);
        Assert.Equal(HttpStatusCode.Conflict, renewed.StatusCode);
        using var saved = await DraftForm.Of(await CaptureSite.Page(renewed)).Send(browser);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var stored = site.Grains.Section(_id, "contacto")!.Values;
        Assert.Equal(("uno@ejemplo.invalid", "dos@ejemplo.invalid", "si"), (stored["correo-publico"], stored["correo-publico.2"], stored["sin-medios"]));
    }

    [Fact]
    public async Task OldTab_AfterSigningInAgain_SavesAsTheSamePersonAndNotAsAnother()
    {
        var user = await site.AddAccount();
        using var browser = await site.Browser(user);
        var form = (await DraftForm.Open(browser, _id, "historia")).With(("historia-profesional", "Mi texto"));
        await site.Age(user, "last_seen = now() - interval '31 minutes'");
        (await SignedInSite.SignIn(browser, SignedInSite.OtherUser)).Dispose();
        using var refused = await form.Send(browser);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("Mi texto", (await CaptureSite.Page(refused)).QuerySelector("textarea[name=historia-profesional]")!.TextContent);
        Assert.Null(site.Grains.Section(_id, "historia"));
        (await SignedInSite.SignIn(browser, user)).Dispose();
        using var saved = await form.Send(browser);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }

    [Fact]
    public async Task Autosave_AfterTheSession_IsToldSo()
    {
        var user = await site.AddAccount();
        using var browser = await site.Browser(user);
        var form = (await DraftForm.Open(browser, _id, "historia")).With(("historia-profesional", "Mi texto"));
        await site.Age(user, "last_seen = now() - interval '31 minutes'");
        using var refused = await form.Send(browser, script: true);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("signed-out", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString());
        Assert.Null(site.Grains.Section(_id, "historia"));
    }

    [Fact]
    public async Task Form_OfAProcessThatIsGone_IsTakenByTheNext()
    {
        var user = await site.AddAccount();
        using var browser = await site.Browser(user);
        var form = (await DraftForm.Open(browser, _id, "fotografia")).With(("foto-fecha-dia", "18"), ("foto-fecha-mes", "abril"), ("foto-fecha-anio", "2024"));
        // As behind one address: cookies are of a name, whatever the port.
        var other = await site.Start();
        using var saved = await form.Send(browser, to: other);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal("2024-04-18", site.Grains.Section(_id, "fotografia")!.Values["foto-fecha"]);
    }

    [Fact]
    public async Task SignInOnTheRescuePage_LeadsNowhereElse()
    {
        using var browser = site.Stranger();
        using var page = await browser.GetAsync("/entrar");
        var token = DraftForm.Of(await CaptureSite.Page(page))["__RequestVerificationToken"];
        using var answer = await browser.PostAsync("/entrar/rescate", new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token), new("acceso-destino", "https://otro.invalid/"), new("acceso-usuario", SignedInSite.User), new("acceso-contrasena", ServerFixture.Password)]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task<JsonElement> State(HttpClient browser) => await browser.GetFromJsonAsync<JsonElement>("/sesion");

    // The rescue page's own sign-in: another address for the same form.
    private static DraftForm Rescue(AngleSharp.Html.Dom.IHtmlDocument page) => DraftForm.Of(page, "/entrar/rescate");
}
