using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Conoceles.Web.Accounts;
using Conoceles.Web.Oversight.AccountsAdmin;
using Conoceles.Web.Tests.After;
using Conoceles.Web.Tests.Drafts;
using Conoceles.Web.Tests.Photos;

namespace Conoceles.Web.Tests.AccountsAdmin;

/// <summary>Disabling, enabling, ending sessions and another code: at once, on every web, with their entry in the trail.</summary>
public sealed class AccountActsTests(AccountsSite site) : IClassFixture<AccountsSite>
{
    private const string Reason = "Dejó de trabajar en el partido <b>";

    [Fact]
    public async Task Disabled_InTheMiddleOfASession_IsRefusedAtTheNextClick_OnAnotherWeb()
    {
        var user = await site.AddAccount("Capturist", "rojo");
        using var person = await site.Browser(user, web: site.Second);
        var form = await DraftForm.Open(person, "cand-prueba-2024-000801", "historia");
        using var browser = await site.Browser();
        var (page, _) = await Act(browser, user, "deshabilitar", Reason);
        Assert.Contains("quedó deshabilitada", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);

        using var click = await person.GetAsync("/captura");
        Assert.Equal(HttpStatusCode.Redirect, click.StatusCode);
        var signIn = await PageForm.Open(person, click.Headers.Location!.OriginalString);
        Assert.Equal("Su cuenta fue deshabilitada", signIn.QuerySelector("h1")!.TextContent);
        Assert.Contains("Unidad de Transparencia", signIn.QuerySelector("#aviso")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("deshabilitada", (await person.GetFromJsonAsync<JsonElement>("/sesion")).GetProperty("how").GetString());

        // What she had written comes back, and says why.
        using var sent = await form.With(("historia-profesional", "Lo que llevaba escrito")).Send(person);
        Assert.Equal(HttpStatusCode.Conflict, sent.StatusCode);
        var rescue = await CaptureSite.Page(sent);
        Assert.Equal("Lo que llevaba escrito", rescue.QuerySelector("textarea[name=historia-profesional]")!.TextContent);
        Assert.Contains("Su cuenta fue deshabilitada", rescue.QuerySelector("#aviso")!.TextContent, StringComparison.Ordinal);
        using (var script = await form.Send(person, script: true))
            Assert.Equal(HttpStatusCode.Unauthorized, script.StatusCode);

        // A stranger, with its password or without, is told what everybody is.
        using var stranger = site.Stranger();
        using var refused = await AccountsSite.SignIn(stranger, user, ServerFixture.Password);
        var text = PageForm.Text(await PageForm.Read(refused));
        Assert.Contains("El usuario o la contraseña no son correctos.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("deshabilitada", text, StringComparison.Ordinal);

        // Enabled again, the former sessions stay ended; the rescue page signs in and goes on.
        (await Act(browser, user, "habilitar", "Fue un error")).Page.Dispose();
        using var still = await person.GetAsync("/captura");
        Assert.Equal(HttpStatusCode.Redirect, still.StatusCode);
        using var resumed = await DraftForm.Of(rescue, "/entrar/rescate").With(("acceso-usuario", user), ("acceso-contrasena", ServerFixture.Password)).Send(person);
        using var saved = await DraftForm.Of(await CaptureSite.Page(resumed)).Send(person);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }

    [Fact]
    public async Task Trail_SaysWhoDidWhatAndWhy_Once()
    {
        using var browser = await site.Browser();
        var (user, code) = (await AccountsSite.Deliver(browser, "sauce", 1))[0];
        using var person = site.Stranger();
        (await AccountsSite.Activate(person, user, code)).Dispose();
        (await AccountsSite.SignIn(person, user, AccountsSite.NewPassword)).Dispose();
        var (_, form) = await Act(browser, user, "cerrar-sesiones", "Olvidó salir");
        // The same form twice more, at once.
        foreach (var answer in await Task.WhenAll(form.Send(browser), form.Send(browser)))
        {
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            answer.Dispose();
        }

        await Act(browser, user, "deshabilitar", Reason);
        var (page, _) = await Act(browser, user, "habilitar", "Regresó");
        var rows = page.QuerySelectorAll("tbody tr").Select(r => r.QuerySelectorAll("td").Select(c => c.TextContent).ToArray()).ToArray();
        Assert.Equal(6, rows.Length);
        Assert.Equal(["Se habilitó", AccountsSite.Administrator, "Regresó"], rows[0]);
        Assert.Equal(["Se deshabilitó", AccountsSite.Administrator, Reason], rows[1]);
        Assert.Equal(["Se cerraron sus sesiones", AccountsSite.Administrator, "Olvidó salir"], rows[2]);
        Assert.StartsWith("Se activó", rows[3][0], StringComparison.Ordinal);
        Assert.StartsWith("Captura PS", rows[3][1], StringComparison.Ordinal);
        Assert.Contains("hora de Sonora", rows[4][0], StringComparison.Ordinal);
        Assert.Equal("Se creó", rows[5][0]);
        Assert.All(page.QuerySelectorAll("tbody th"), c => Assert.Contains("hora de Sonora (UTC−7)", c.TextContent, StringComparison.Ordinal));
        Assert.Contains("Inicios de sesión: 1", page.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main b"));
        Assert.NotEqual("Ninguna", page.QuerySelectorAll("dt").Single(d => d.TextContent == "Última sesión").NextElementSibling!.TextContent);
    }

    [Fact]
    public async Task ClosedSessions_EndOnEveryWeb_AndThePasswordStays()
    {
        var user = await site.AddAccount("Capturist", "rojo");
        using var one = await site.Browser(user);
        using var two = await site.Browser(user, web: site.Second);
        using var browser = await site.Browser();
        var before = await PageForm.Open(browser, $"/ut/cuentas/{await site.IdOf(user)}");
        Assert.Equal("2", before.QuerySelectorAll("dt").Single(d => d.TextContent == "Sesiones abiertas").NextElementSibling!.TextContent);
        await Act(browser, user, "cerrar-sesiones", "Equipo compartido");
        foreach (var client in new[] { one, two })
        {
            using var click = await client.GetAsync("/captura");
            Assert.Contains("fin=cerrada", click.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }

        using var again = await site.Browser(user);
    }

    [Fact]
    public async Task NewCode_TakesThePasswordTheSessionsAndTheFormerCode()
    {
        using var browser = await site.Browser();
        var (user, code) = (await AccountsSite.Deliver(browser, "rojo", 1))[0];
        using var person = site.Stranger();
        (await AccountsSite.Activate(person, user, code)).Dispose();
        (await AccountsSite.SignIn(person, user, AccountsSite.NewPassword)).Dispose();

        var address = $"/ut/cuentas/{await site.IdOf(user)}";
        var form = new PageForm(await PageForm.Open(browser, address), $"form[action='{address}/codigo']").Fill("motivo", "Perdió la contraseña");
        var renewed = await Sheet(form);
        // Pressing again, and a refresh, show the same sheet and issue nothing.
        Assert.Equal(renewed, await Sheet(form));
        Assert.Equal(2, await site.Scalar<long>("select count(*) from accounts.act where kind = 'code-issued' and account = $1", (await site.IdOf(user))!));
        Assert.NotEqual(code, renewed.Code);
        using (var click = await person.GetAsync("/captura"))
            Assert.Equal(HttpStatusCode.Redirect, click.StatusCode);
        using (var refused = await AccountsSite.SignIn(person, user, AccountsSite.NewPassword))
            Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        using (var old = await AccountsSite.Activate(person, user, code))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
        using (var activated = await AccountsSite.Activate(person, user, renewed.Code))
            Assert.Equal(HttpStatusCode.Redirect, activated.StatusCode);

        // Once it was used, the same button shows nothing.
        using var late = await form.Send(browser);
        Assert.Contains("No hay hoja que mostrar", PageForm.Text(await PageForm.Read(late, HttpStatusCode.UnprocessableEntity)), StringComparison.Ordinal);
        // And of another account or administrator the seed is good for nothing.
        var other = $"/ut/cuentas/{await site.IdOf(await site.AddAccount("Reviewer"))}";
        using var moved = await new PageForm(await PageForm.Open(browser, other), $"form[action='{other}/codigo']")
            .Fill("motivo", "x").Fill("semilla", form.Value("semilla")!).Send(browser);
        Assert.Contains("El botón venció", PageForm.Text(await PageForm.Read(moved, HttpStatusCode.UnprocessableEntity)), StringComparison.Ordinal);

        async Task<(string User, string Code)> Sheet(PageForm pressed)
        {
            using var answer = await pressed.Send(browser);
            return Assert.Single(AccountsSite.Sheets(await PageForm.Read(answer)));
        }
    }

    [Fact]
    public async Task HerOwnAccount_IsNotShutOut()
    {
        using var browser = await site.Browser();
        var own = $"/ut/cuentas/{await site.IdOf(AccountsSite.Administrator)}";
        var page = await PageForm.Open(browser, own);
        Assert.Empty(page.QuerySelectorAll($"form[action='{own}/deshabilitar'], form[action='{own}/codigo']"));
        // A form of another account, sent to hers.
        var other = $"/ut/cuentas/{await site.IdOf(AccountsSite.OtherAdministrator)}";
        var form = DraftForm.Of(await PageForm.Open(browser, other), $"{own}/deshabilitar").With(("motivo", "Sin querer"));
        using var refused = await form.Send(browser);
        Assert.Contains("la cuenta con la que usted entró", PageForm.Text(await PageForm.Read(refused, HttpStatusCode.UnprocessableEntity)), StringComparison.Ordinal);
        using var still = await browser.GetAsync("/ut/cuentas");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task TwoAdministrators_WhoDisableEachOther_LeaveOne()
    {
        await using var other = new AloneSite();
        await other.InitializeAsync();
        var acts = new AccountActs(other.Main);
        var (one, two) = other.Administrators;
        for (var round = 0; round < 10; round++)
        {
            var results = await Task.WhenAll(
                acts.Act(one, AccountActKinds.Disabled, "a", two, Guid.NewGuid(), default),
                acts.Act(two, AccountActKinds.Disabled, "b", one, Guid.NewGuid(), default));
            Assert.Equal([ActResult.Done, ActResult.LastAdministrator], results.Order());
            var gone = results[0] is ActResult.Done ? one : two;
            Assert.Equal(ActResult.Done, await acts.Act(gone, AccountActKinds.Enabled, "c", gone == one ? two : one, Guid.NewGuid(), default));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public async Task WithoutAReason_NothingIsDone(string? reason)
    {
        var user = await site.AddAccount("Reviewer");
        var address = $"/ut/cuentas/{await site.IdOf(user)}";
        using var browser = await site.Browser();
        foreach (var (act, field) in new[] { ("deshabilitar", "motivo-deshabilitada"), ("cerrar-sesiones", "motivo-sesiones"), ("codigo", "motivo-codigo") })
        {
            using var answer = await new PageForm(await PageForm.Open(browser, address), $"form[action='{address}/{act}']")
                .Fill("motivo", reason ?? new string('x', 1001)).Send(browser);
            var page = await PageForm.Read(answer, HttpStatusCode.UnprocessableEntity);
            Assert.Equal("#" + field, page.QuerySelector(".resumen-err a")!.GetAttribute("href"));
            Assert.NotNull(page.GetElementById(field));
        }

        using var signedIn = await site.Browser(user);
    }

    [Theory]
    [InlineData("/ut/cuentas/nadie-asi")]
    [InlineData("/ut/cuentas/lote/00000000-0000-0000-0000-000000000001")]
    [InlineData("/ut/cuentas/lote/no-es-una-clave")]
    public async Task WhatDoesNotExist_IsNotFound(string address)
    {
        using var browser = await site.Browser();
        using var answer = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var token = (await PageForm.Open(browser, "/ut/cuentas/nuevas")).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var act in new[] { "codigo", "deshabilitar", "habilitar", "cerrar-sesiones", "hojas" })
        {
            using var posted = await browser.PostAsync($"{address}/{act}", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("motivo", "x")]));
            Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        }
    }

    [Theory]
    [InlineData("Reviewer", null)]
    [InlineData("Commission", null)]
    [InlineData("Capturist", "rojo")]
    [InlineData("Operator", null)]
    public async Task AnyOtherRole_IsForbidden_AndReadsNothing(string role, string? party)
    {
        var user = await site.AddAccount(role, party);
        var id = await site.IdOf(user);
        using var browser = await site.Browser(user);
        var token = (await PageForm.Open(site.Stranger(), "/entrar")).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var address in new[] { "/ut/cuentas", "/ut/cuentas/nuevas", "/ut/cuentas/nuevas/candidaturas", $"/ut/cuentas/{id}" })
        {
            using var answer = await browser.GetAsync(address);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.DoesNotContain(AccountsSite.Administrator, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        foreach (var address in new[] { "/ut/cuentas/nuevas", "/ut/cuentas/nuevas/confirmar", $"/ut/cuentas/{id}/codigo", $"/ut/cuentas/{id}/deshabilitar", $"/ut/cuentas/{id}/habilitar", $"/ut/cuentas/{id}/cerrar-sesiones" })
        {
            using var answer = await browser.PostAsync(address, new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("motivo", "x")]));
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task List_HasEveryAccountWithItsState_AndIsLinkedFromTheQueue()
    {
        using var browser = await site.Browser();
        var queue = await PageForm.Open(browser, "/ut");
        Assert.NotNull(queue.QuerySelector("a[href='/ut/cuentas']"));
        var user = await site.AddAccount("Communication");
        var page = await PageForm.Open(browser, $"/ut/cuentas?q={user}");
        var row = Assert.Single(page.QuerySelectorAll("tbody tr"));
        Assert.Equal(["Comunicación social", "Instituto", "Activa", "Ninguna"], row.QuerySelectorAll("td").Select(c => c.TextContent.Trim()));
        Assert.Contains("fecha_entrega", PageForm.Text(page), StringComparison.Ordinal);
        var none = await PageForm.Open(browser, "/ut/cuentas?q=nadiesellamaasi");
        Assert.Contains("Ninguna cuenta pasa", PageForm.Text(none), StringComparison.Ordinal);
    }

    private async Task<(AngleSharp.Html.Dom.IHtmlDocument Page, PageForm Form)> Act(HttpClient browser, string user, string act, string reason)
    {
        var address = $"/ut/cuentas/{await site.IdOf(user)}";
        var form = new PageForm(await PageForm.Open(browser, address), $"form[action='{address}/{act}']").Fill("motivo", reason);
        using var answer = await form.Send(browser);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return (await PageForm.Open(browser, answer.Headers.Location!.OriginalString), form);
    }

    /// <summary>An installation with two administrators and nobody else.</summary>
    private sealed class AloneSite : IAsyncDisposable
    {
        private readonly ServerFixture _server = new();

        public Npgsql.NpgsqlDataSource Main { get; private set; } = null!;

        public (string One, string Two) Administrators { get; private set; }

        public async Task InitializeAsync()
        {
            await _server.InitializeAsync();
            Main = Npgsql.NpgsqlDataSource.Create(_server.Settings["ConnectionStrings__Web"]);
            foreach (var user in new[] { "una", "otra" })
                await _server.AddAccount(user, ServerFixture.Password, "UtAdministrator", null);
            Administrators = (await Id("una"), await Id("otra"));
        }

        public async ValueTask DisposeAsync()
        {
            await Main.DisposeAsync();
            await _server.DisposeAsync();
        }

        private async Task<string> Id(string user)
        {
            await using var command = Main.CreateCommand("select id from accounts.users where user_name = $1");
            command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = user });
            return (string)(await command.ExecuteScalarAsync())!;
        }
    }
}
