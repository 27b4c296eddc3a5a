using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Conoceles.Candidacies;
using Conoceles.Web.Oversight.AccountsAdmin;
using Conoceles.Web.Tests.After;
using Npgsql;

namespace Conoceles.Web.Tests.AccountsAdmin;

/// <summary>Accounts in bulk: seen before, made once, and their sheets.</summary>
public sealed class NewAccountsTests(AccountsSite site) : IClassFixture<AccountsSite>
{
    private const string New = "/ut/cuentas/nuevas";

    [Fact]
    public async Task Preview_IsExactlyWhatIsMade_AndMadeOnce()
    {
        using var browser = await site.Browser();
        var before = await Users();
        var preview = await AccountsSite.Preview(browser, ("para", "partidos"), ("cuantas", "2"));
        var planned = preview.QuerySelectorAll("tbody tr").Select(r => (Name: r.QuerySelector("th")!.TextContent, User: r.QuerySelector(".clave")!.TextContent)).ToArray();
        // Two parties; a coalition captures by its parties, and independents have accounts of their own.
        Assert.Equal(4, planned.Length);
        Assert.Equal(4, planned.Select(p => p.User).Distinct().Count());
        Assert.All(planned, p => Assert.Matches("^[CDFGHJKMNPQRTWXY34679]{8}$", p.User));
        Assert.Contains("no se ha creado nada", PageForm.Text(preview), StringComparison.Ordinal);
        Assert.Equal(before, await Users());

        var batch = await AccountsSite.Confirm(browser, preview);
        Assert.Equal(batch, await AccountsSite.Confirm(browser, preview));
        Assert.Equal(before + 4, await Users());
        var page = await PageForm.Open(browser, batch);
        Assert.Equal(
            planned, page.QuerySelectorAll("tbody tr").Select(r => (r.QuerySelector("th a")!.TextContent, r.QuerySelector(".clave")!.TextContent)).ToArray());
        Assert.All(page.QuerySelectorAll("tbody .est"), e => Assert.Equal("Sin activar", e.TextContent));

        // The same again is others, numbered after those.
        var more = await AccountsSite.Preview(browser, ("para", "partidos"), ("cuantas", "1"));
        Assert.Empty(more.QuerySelectorAll("tbody th").Select(c => c.TextContent).Intersect(planned.Select(p => p.Name)));
    }

    [Fact]
    public async Task Confirmation_PressedManyTimesAtOnce_MakesThemOnce()
    {
        using var browser = await site.Browser();
        var preview = await AccountsSite.Preview(browser, ("para", "partido"), ("partido", "sauce"), ("cuantas", "5"));
        var before = await Users();
        var batches = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => AccountsSite.Confirm(browser, preview)));
        Assert.Single(batches.Distinct());
        Assert.Equal(before + 5, await Users());
        Assert.Equal(5, await site.Scalar<long>(
            "select count(*) from accounts.act where kind = 'created' and operation = $1", Guid.Parse(batches[0].Split('/')[^1])));
    }

    [Fact]
    public async Task Sheet_SaysTheCodeOnce_AndTheSamePressingShowsTheSame()
    {
        using var browser = await site.Browser();
        var batch = await AccountsSite.Confirm(browser, await AccountsSite.Preview(browser, ("para", "partido"), ("partido", "rojo"), ("cuantas", "3")));
        var button = new PageForm(await PageForm.Open(browser, batch), $"form[action='{batch}/hojas']");
        var pressed = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => button.Send(browser)));
        var shown = new List<List<(string User, string Code)>>();
        foreach (var answer in pressed)
        {
            Assert.Equal("no-store", Headers.One(answer, "Cache-Control"));
            var page = await PageForm.Read(answer);
            shown.Add(AccountsSite.Sheets(page));
            answer.Dispose();
        }

        // Whichever of them the browser ends up showing, its codes are those that count.
        Assert.All(shown, s => Assert.Equal(shown[0], s));
        Assert.Equal(3, shown[0].Count);
        Assert.Equal(3, shown[0].Select(s => s.Code).Distinct().Count());
        Assert.Equal(3, await site.Scalar<long>(
            "select count(*) from accounts.act where kind = 'code-issued' and account in (select account from accounts.act where kind = 'created' and operation = $1)",
            Guid.Parse(batch.Split('/')[^1])));

        // No address shows them: not the batch's page, nor the account's, nor the list.
        foreach (var address in new[] { batch, $"/ut/cuentas/{await site.IdOf(shown[0][0].User)}", "/ut/cuentas" })
        {
            using var answer = await browser.GetAsync(address);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.All(shown[0], s => Assert.DoesNotContain(s.Code, text, StringComparison.Ordinal));
        }

        // Nor the database, in clear.
        Assert.All(shown[0], s => Assert.DoesNotContain(s.Code.Replace("-", "", StringComparison.Ordinal), site.Log, StringComparison.Ordinal));
        Assert.All(shown[0], s => Assert.DoesNotContain(s.Code, site.Log, StringComparison.Ordinal));
        using var get = await browser.GetAsync($"{batch}/hojas");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, get.StatusCode);
    }

    [Fact]
    public async Task Sheet_HasWhatItsPersonNeeds_AndThePartToSignHasNoCode()
    {
        using var browser = await site.Browser();
        var batch = await AccountsSite.Confirm(browser, await AccountsSite.Preview(browser, ("para", "partido"), ("partido", "rojo"), ("cuantas", "1")));
        using var answer = await new PageForm(await PageForm.Open(browser, batch), $"form[action='{batch}/hojas']").Send(browser);
        var page = await PageForm.Read(answer);
        var sheet = Assert.Single(page.QuerySelectorAll(".hoja"));
        var (user, code) = AccountsSite.Sheets(page)[0];
        var text = sheet.TextContent;
        foreach (var needed in new[]
        {
            AccountsSite.Election.Name, "PR", user, code, new Uri(site.First, "/activar").AbsoluteUri, "hora de Sonora", "Firma de quien recibe", "registra la recepción con este acuse", "15 días naturales", "personas ficticias",
        })
            Assert.Contains(needed, text, StringComparison.Ordinal);
        var stub = sheet.QuerySelector(".talon")!.TextContent;
        Assert.Contains(user, stub, StringComparison.Ordinal);
        Assert.DoesNotContain(code, stub, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll(".clave.grande"), e => e.TextContent == code);
        var life = await site.Scalar<TimeSpan>("select expires - issued_at from accounts.activation_code where account = $1", (await site.IdOf(user))!);
        Assert.Equal(TimeSpan.FromDays(7), life);
    }

    [Fact]
    public async Task CodesAgain_ForThoseThatNobodyActivated_MakeTheFormerOnesUseless()
    {
        using var browser = await site.Browser();
        var batch = await AccountsSite.Confirm(browser, await AccountsSite.Preview(browser, ("para", "partido"), ("partido", "sauce"), ("cuantas", "2")));
        var first = new PageForm(await PageForm.Open(browser, batch), $"form[action='{batch}/hojas']");
        using var firstAnswer = await first.Send(browser);
        var old = AccountsSite.Sheets(await PageForm.Read(firstAnswer));
        using var stranger = site.Stranger();
        using (var activated = await AccountsSite.Activate(stranger, old[0].User, old[0].Code))
            Assert.Equal(HttpStatusCode.Redirect, activated.StatusCode);

        var again = await PageForm.Open(browser, batch);
        Assert.Contains("dejan de servir", PageForm.Text(again), StringComparison.Ordinal);
        using var secondAnswer = await new PageForm(again, $"form[action='{batch}/hojas']").Send(browser);
        var renewed = Assert.Single(AccountsSite.Sheets(await PageForm.Read(secondAnswer)));
        Assert.Equal(old[1].User, renewed.User);
        Assert.NotEqual(old[1].Code, renewed.Code);
        using (var refused = await AccountsSite.Activate(stranger, old[1].User, old[1].Code))
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);

        // The first button once more: one is active and the other has another code, so there is nothing to show.
        using var late = await first.Send(browser);
        Assert.Contains("No hay hoja que mostrar", PageForm.Text(await PageForm.Read(late, HttpStatusCode.UnprocessableEntity)), StringComparison.Ordinal);
        using (var taken = await AccountsSite.Activate(stranger, renewed.User, renewed.Code))
            Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Contains("no hay hojas por emitir", PageForm.Text(await PageForm.Open(browser, batch)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Independents_GetOneAccountForEachCandidacy_ThatHasNone()
    {
        var one = await site.AddCandidacy("solas-1", "Ocotilla Ejemplo", "solas");
        var other = await site.AddCandidacy("solas-1", "Mezquita Ejemplo", "solas");
        await site.AddCandidacy("solas-2", "Retirada Ejemplo", "solas", "Withdrawn");
        await site.AddCandidacy("rojo", "De Partido Ejemplo", "rojo");
        using var browser = await site.Browser();
        var preview = await AccountsSite.Preview(browser, ("para", "independientes"));
        Assert.Equal(["Mezquita Ejemplo", "Ocotilla Ejemplo"], preview.QuerySelectorAll("tbody th").Select(c => c.FirstChild!.TextContent));
        var batch = await AccountsSite.Confirm(browser, preview);
        Assert.Equal(
            [other, one],
            await Candidacies(Guid.Parse(batch.Split('/')[^1])));
        using var answer = await new PageForm(await PageForm.Open(browser, batch), $"form[action='{batch}/hojas']").Send(browser);
        var sheets = await PageForm.Read(answer);
        Assert.Contains("Mezquita Ejemplo, Diputación · Distrito 6, Hermosillo", sheets.QuerySelector(".hoja")!.TextContent, StringComparison.Ordinal);

        // Who activates it enters to her only candidacy.
        var (user, code) = AccountsSite.Sheets(sheets)[0];
        using var candidate = site.Stranger();
        (await AccountsSite.Activate(candidate, user, code)).Dispose();
        using var signedIn = await AccountsSite.SignIn(candidate, user, AccountsSite.NewPassword);
        Assert.Equal($"/captura/{other}", signedIn.Headers.Location!.OriginalString);

        using var nothing = await Send(browser, ("para", "independientes"));
        Assert.Contains("ya tienen la suya", PageForm.Text(await PageForm.Read(nothing, HttpStatusCode.UnprocessableEntity)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChosenCandidacies_OfAParty_GetTheirOwn()
    {
        var chosen = await site.AddCandidacy("rojo", "Choya Ejemplo", "bosque");
        await site.AddCandidacy("rojo", "Cholla Ejemplo", "bosque");
        using var browser = await site.Browser();
        var list = await PageForm.Open(browser, $"{New}/candidaturas?partido=rojo&q=choya");
        Assert.Equal(chosen, Assert.Single(list.QuerySelectorAll<IHtmlInputElement>("input[name=candidatura]")).Value);
        using (var none = await new PageForm(list, $"form[action='{New}']").Send(browser))
            Assert.Contains("Elija al menos una", PageForm.Text(await PageForm.Read(none, HttpStatusCode.UnprocessableEntity)), StringComparison.Ordinal);
        using var previewed = await new PageForm(list, $"form[action='{New}']").Fill("candidatura", chosen).Send(browser);
        var preview = await PageForm.Read(previewed);
        await AccountsSite.Confirm(browser, preview);
        var after = await PageForm.Open(browser, $"{New}/candidaturas?partido=rojo&q=choya");
        Assert.Empty(after.QuerySelectorAll("input[name=candidatura]"));
        Assert.Contains("ya tiene cuenta propia", PageForm.Text(after), StringComparison.Ordinal);

        // Of the list of the party the account is found, although it has no party of its own.
        var accounts = await PageForm.Open(browser, "/ut/cuentas?partido=rojo&q=choya");
        Assert.Equal("Cuenta propia", Assert.Single(accounts.QuerySelectorAll("tbody td[data-titulo=Rol]")).TextContent);
    }

    [Fact]
    public async Task TwoPreviewsOfTheSame_TheSecondIsSeenAgain_AndNothingIsDoubled()
    {
        var id = await site.AddCandidacy("sauce", "Biznaga Ejemplo", "bosque");
        using var browser = await site.Browser();
        using var other = await site.Browser(AccountsSite.OtherAdministrator, web: site.Second);
        var first = await Own(browser);
        var second = await Own(other);
        await AccountsSite.Confirm(browser, first);
        using var refused = await new PageForm(second, $"form[action='{New}/confirmar']").Send(other);
        Assert.Contains("Mientras tanto alguien creó", PageForm.Text(await PageForm.Read(refused, HttpStatusCode.UnprocessableEntity)), StringComparison.Ordinal);
        Assert.Equal(1, await site.Scalar<long>("select count(*) from accounts.user_claims where claim_type = 'candidacy' and claim_value = $1", id));

        // And a plan is of whoever saw it.
        var mine = await AccountsSite.Preview(browser, ("para", "instituto"), ("rol", "Reviewer"), ("cuantas", "1"));
        var page = await PageForm.Open(other, New);
        using var theirs = await other.PostAsync($"{New}/confirmar", new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", page.QuerySelector<IHtmlInputElement>("main input[name=__RequestVerificationToken]")!.Value),
            new("plan", mine.QuerySelector<IHtmlInputElement>("input[name=plan]")!.Value),
        ]));
        Assert.Contains("venció o no llegó completa", PageForm.Text(await PageForm.Read(theirs, HttpStatusCode.UnprocessableEntity)), StringComparison.Ordinal);

        async Task<IHtmlDocument> Own(HttpClient who)
        {
            using var answer = await new PageForm(await PageForm.Open(who, $"{New}/candidaturas?partido=sauce&q=biznaga"), $"form[action='{New}']").Fill("candidatura", id).Send(who);
            return await PageForm.Read(answer);
        }
    }

    [Theory]
    [InlineData("", "rojo", "1", "Elija para quién")]
    [InlineData("otra cosa", "rojo", "1", "Elija para quién")]
    [InlineData("partido", "", "1", "Elija el partido")]
    [InlineData("partido", "bosque", "1", "Elija el partido")]
    [InlineData("partido", "rojo", "0", "del 1 al 20")]
    [InlineData("partido", "rojo", "21", "del 1 al 20")]
    [InlineData("partido", "rojo", "-1", "del 1 al 20")]
    [InlineData("partido", "rojo", "muchas", "del 1 al 20")]
    [InlineData("partidos", "", "", "del 1 al 20")]
    [InlineData("instituto", "", "1", "Elija el rol")]
    public async Task WhatIsWrong_IsSaidBesideItsField_AndNothingIsMade(string whose, string party, string count, string sentence)
    {
        using var browser = await site.Browser();
        var before = await Users();
        using var answer = await Send(browser, ("para", whose), ("partido", party), ("cuantas", count));
        var page = await PageForm.Read(answer, HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        var link = page.QuerySelector(".resumen-err a")!;
        Assert.Contains(sentence, link.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..]));
        Assert.Equal(before, await Users());
    }

    [Theory]
    [InlineData("Operator")]
    [InlineData("Capturist")]
    [InlineData("System")]
    [InlineData("0")]
    public async Task Roles_ThatAreNotTheInstitutes_AreNotMadeAsItsOwn(string role)
    {
        using var browser = await site.Browser();
        using var answer = await Send(browser, ("para", "instituto"), ("rol", role), ("cuantas", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no es un plan")]
    [InlineData("AAAA")]
    public async Task APlanThatWasNotShown_MakesNothing(string plan)
    {
        using var browser = await site.Browser();
        var page = await PageForm.Open(browser, New);
        using var answer = await browser.PostAsync($"{New}/confirmar", new FormUrlEncodedContent(
            [new("__RequestVerificationToken", page.QuerySelector<IHtmlInputElement>("main input[name=__RequestVerificationToken]")!.Value), new("plan", plan)]));
        Assert.Contains("venció o no llegó completa", PageForm.Text(await PageForm.Read(answer, HttpStatusCode.UnprocessableEntity)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACrashInTheMiddle_LeavesNothing_AndConfirmingAgainCompletes()
    {
        var administrator = (await site.IdOf(AccountsSite.Administrator))!;
        var good = AccountPlanner.Institute(Role.Commission, 3, [], administrator);
        // Its last statement fails: by then the accounts were in the transaction.
        var broken = good with { By = "nadie" };
        var maker = new AccountMaker(site.Main);
        await Assert.ThrowsAsync<PostgresException>(() => maker.Make(broken, default));
        Assert.Equal(0, await site.Scalar<long>("select count(*) from accounts.users where id = $1", good.Accounts[0].Id));
        Assert.True(await maker.Make(good, default));
        Assert.True(await maker.Make(good, default));
        Assert.Equal(3, await site.Scalar<long>("select count(*) from accounts.act where operation = $1", good.Operation));
    }

    private Task<long> Users() => site.Scalar<long>("select count(*) from accounts.users");

    private async Task<string[]> Candidacies(Guid operation)
    {
        await using var command = site.Main.CreateCommand(
            """
            select c.claim_value from accounts.act a join accounts.user_claims c on c.user_id = a.account
            where a.operation = $1 and a.kind = 'created' order by a.seq
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = operation });
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<string>();
        while (await reader.ReadAsync())
            ids.Add(reader.GetString(0));
        return [.. ids];
    }

    private static async Task<HttpResponseMessage> Send(HttpClient browser, params (string Name, string Value)[] fields)
    {
        var form = new PageForm(await PageForm.Open(browser, New), $"form[action='{New}']");
        foreach (var (name, value) in fields)
            form.Fill(name, value);
        return await form.Send(browser);
    }
}
