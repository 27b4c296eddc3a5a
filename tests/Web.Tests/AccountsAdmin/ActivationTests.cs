using System.Diagnostics;
using System.Net;
using Conoceles.Web.Accounts.Activation;
using Conoceles.Web.Tests.After;

namespace Conoceles.Web.Tests.AccountsAdmin;

/// <summary>The code of the sheet becomes a password once; whatever does not work says one thing.</summary>
public sealed class ActivationTests(AccountsSite site, ITestOutputHelper output) : IClassFixture<AccountsSite>
{
    private const string Unknown = "HHHHHHHH";
    private const string WrongCode = "CDFG-HJKM-NPQR-TWXY-3467";

    [Fact]
    public async Task Activation_SetsThePassword_AndLeadsToSignIn()
    {
        var (user, code) = await Delivered();
        using var browser = site.Stranger();
        using (var before = await AccountsSite.SignIn(browser, user, AccountsSite.NewPassword))
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        using var answer = await AccountsSite.Activate(browser, user.ToLowerInvariant(), code.ToLowerInvariant().Replace('-', ' '));
        Assert.Equal("/entrar?activada=1", answer.Headers.Location!.OriginalString);
        Headers.AssertSafe(answer, isPrivate: true);
        // It does not sign anybody in.
        Assert.DoesNotContain(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], c => c.StartsWith("sesion=", StringComparison.Ordinal));
        var page = await PageForm.Open(browser, answer.Headers.Location.OriginalString);
        Assert.Contains("quedó activada", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        using var signedIn = await AccountsSite.SignIn(browser, user, AccountsSite.NewPassword);
        Assert.Equal("/captura", signedIn.Headers.Location!.OriginalString);
        using var again = await AccountsSite.Activate(browser, user, code, "otra frase que nadie espera");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
    }

    [Fact]
    public async Task TwentyAtOnce_OnBothWebs_ActivateOnce()
    {
        var (user, code) = await Delivered();
        var passwords = Enumerable.Range(0, 20).Select(i => $"mezquite {i} bajo la luna llena").ToArray();
        var answers = await Task.WhenAll(passwords.Select(async (password, i) =>
        {
            using var browser = site.Stranger(i % 2 == 0 ? site.First : site.Second);
            using var answer = await AccountsSite.Activate(browser, user, code, password);
            return answer.StatusCode;
        }));
        var won = Assert.Single(Enumerable.Range(0, 20), i => answers[i] == HttpStatusCode.Redirect);
        Assert.Equal(19, answers.Count(s => s == HttpStatusCode.UnprocessableEntity));
        using var owner = await site.Browser(user, passwords[won]);
        using var stranger = site.Stranger();
        using var refused = await AccountsSite.SignIn(stranger, user, passwords[(won + 1) % 20]);
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Equal(1, await site.Scalar<long>("select count(*) from accounts.act where kind = 'activated' and account = $1", (await site.IdOf(user))!));
    }

    [Fact]
    public async Task WhateverDoesNotWork_SaysTheSame()
    {
        var (wrong, _) = await Delivered();
        var (used, usedCode) = await Delivered();
        var (expired, expiredCode) = await Delivered();
        var (disabled, disabledCode) = await Delivered();
        using var browser = site.Stranger();
        (await AccountsSite.Activate(browser, used, usedCode)).Dispose();
        await Run("update accounts.activation_code set expires = now() where account = $1", expired);
        await Run("update accounts.users set disabled = true where id = $1", disabled);
        var answers = new List<(HttpStatusCode, string)>();
        foreach (var (user, code) in new[]
        {
            (wrong, WrongCode), (wrong, "no es un código"), (wrong, usedCode), (used, usedCode), (expired, expiredCode), (disabled, disabledCode),
            (Unknown, WrongCode), (new string('ñ', 5000), WrongCode), (AccountsSite.Administrator, WrongCode),
        })
        {
            using var answer = await AccountsSite.Activate(browser, user, code);
            var page = await PageForm.Read(answer, HttpStatusCode.UnprocessableEntity);
            answers.Add((answer.StatusCode, page.QuerySelector(".resumen-err")!.TextContent.Trim()));
            Assert.DoesNotContain(page.QuerySelectorAll("input[type=password]"), i => i.GetAttribute("value") is { Length: > 0 });
        }

        Assert.Single(answers.Distinct());
        // And an account that was not activated by its code was not changed by a wrong one.
        Assert.Equal(0, await site.Scalar<long>("select count(*) from accounts.act where kind = 'activated' and account = $1", (await site.IdOf(wrong))!));
    }

    [Theory]
    [InlineData("", "código", "una clave larga y rara", "una clave larga y rara", "usuario", "Escriba el usuario")]
    [InlineData("X", "", "una clave larga y rara", "una clave larga y rara", "codigo", "Escriba el código")]
    [InlineData("X", "código", "", "", "contrasena", "Escriba una contraseña nueva")]
    [InlineData("X", "código", "corta", "corta", "contrasena", "al menos 12")]
    [InlineData("X", "código", "conoceles2024", "conoceles2024", "contrasena", "fácil de adivinar")]
    [InlineData("X", "código", "partido sauce 27", "partido sauce 27", "contrasena", "fácil de adivinar")]
    [InlineData("X", "código", "una clave larga y rara", "", "repetida", "otra vez")]
    [InlineData("X", "código", "una clave larga y rara", "una clave larga y rare", "repetida", "no son iguales")]
    public async Task WhatIsWrong_IsSaidBesideItsField_BeforeAnyCodeIsLookedAt(
        string user, string code, string password, string again, string field, string sentence)
    {
        var (real, realCode) = await Delivered();
        using var browser = site.Stranger();
        using var answer = await AccountsSite.Activate(browser, user == "X" ? real : user, code == "código" ? realCode : code, password, again);
        var page = await PageForm.Read(answer, HttpStatusCode.UnprocessableEntity);
        var link = Assert.Single(page.QuerySelectorAll(".resumen-err a"));
        Assert.Equal("#" + field, link.GetAttribute("href"));
        Assert.Contains(sentence, link.TextContent, StringComparison.Ordinal);
        Assert.Contains(sentence, page.QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"{field}-error", page.GetElementById(field)!.GetAttribute("aria-describedby")!.Split(' ')[^1]);
        // The code is still good.
        using var activated = await AccountsSite.Activate(browser, real, realCode);
        Assert.Equal(HttpStatusCode.Redirect, activated.StatusCode);
    }

    [Fact]
    public async Task Guessing_IsSlowedDown_AndOnlyForThatUser()
    {
        var (user, code) = await Delivered();
        var (other, otherCode) = await Delivered();
        using var browser = site.Stranger();
        for (var i = 0; i < 6; i++)
            (await AccountsSite.Activate(browser, user, WrongCode)).Dispose();
        var clock = Stopwatch.StartNew();
        (await AccountsSite.Activate(browser, other, otherCode)).Dispose();
        var free = clock.Elapsed;
        clock.Restart();
        using var owner = await AccountsSite.Activate(browser, user, code);
        // Slower, and not locked out.
        Assert.Equal(HttpStatusCode.Redirect, owner.StatusCode);
        Assert.True(clock.Elapsed >= TimeSpan.FromSeconds(1), $"{clock.Elapsed}");
        output.WriteLine($"waited {clock.Elapsed.TotalMilliseconds:F0} ms; somebody else {free.TotalMilliseconds:F0} ms");
    }

    [Fact]
    public async Task RefusedActivations_CostTheSame()
    {
        var (known, _) = await Delivered();
        var store = new ActivationStore(site.Main);
        var times = new Dictionary<string, List<double>> { [known] = [], [Unknown] = [], [AccountsSite.Administrator] = [] };
        for (var round = 0; round < 25; round++)
        {
            foreach (var (user, spent) in times)
            {
                var clock = Stopwatch.StartNew();
                Assert.False(await store.Activate(user, WrongCode, AccountsSite.NewPassword, default));
                spent.Add(clock.Elapsed.TotalMilliseconds);
            }
        }

        var medians = times.ToDictionary(t => t.Key, t => t.Value.Order().ElementAt(t.Value.Count / 2));
        output.WriteLine(string.Join(", ", medians.Select(m => $"{(m.Key == Unknown ? "unknown" : m.Key == known ? "known" : "administrator")} {m.Value:F1} ms")));
        // All hash a password first: an unknown user that was told at once would be tens of times faster.
        Assert.True(medians.Values.Max() / medians.Values.Min() < 3, string.Join(", ", medians.Values));
    }

    [Fact]
    public async Task ActivationPage_DoesNotLookAtTheSessionOfTheBrowser_AndNeedsItsToken()
    {
        using var browser = await site.Browser();
        var page = await PageForm.Open(browser, "/activar");
        Assert.Null(page.QuerySelector("form.salir"));
        using var without = await browser.PostAsync("/activar", new FormUrlEncodedContent([new("usuario", Unknown), new("codigo", WrongCode)]));
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
    }

    [Fact]
    public async Task Log_HasNoCodeNorPassword()
    {
        var (user, code) = await Delivered();
        using var browser = site.Stranger();
        (await AccountsSite.Activate(browser, user, WrongCode, "marca secreta en contraseña")).Dispose();
        (await AccountsSite.Activate(browser, user, code, "otra marca secreta en contraseña")).Dispose();
        Assert.NotEmpty(site.Log);
        foreach (var secret in new[] { code, code.Replace("-", "", StringComparison.Ordinal), "marca secreta" })
            Assert.DoesNotContain(secret, site.Log, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<(string User, string Code)> Delivered()
    {
        using var browser = await site.Browser();
        return (await AccountsSite.Deliver(browser, "rojo", 1))[0];
    }

    private async Task Run(string sql, string user)
    {
        await using var command = site.Main.CreateCommand(sql);
        command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = (await site.IdOf(user))! });
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
