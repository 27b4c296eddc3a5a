using Conoceles.Web.Tests.Forms;
using Microsoft.Playwright;

namespace Conoceles.Web.Tests.Sessions;

/// <summary>The warning before a session ends, in the browser; minutes pass on the page's clock and in the session's row.</summary>
public sealed class SessionDialogTests(SignedInSite site, Browser browser) : IClassFixture<SignedInSite>, IClassFixture<Browser>, IDisposable
{
    private const string Story = "#historia-profesional";
    private const long NearlyIdle = (28 * 60 * 1000) + 1000;
    private static int _sequence;

    private readonly List<string> _complaints = [];
    private readonly string _id = $"cand-prueba-2024-{950 + Interlocked.Increment(ref _sequence):D6}";

    public void Dispose() => Assert.Empty(_complaints);

    [Fact]
    public async Task TwoMinutesBefore_ItWarnsAndEscapeStays()
    {
        var (user, page) = await SignedIn();
        await site.Age(user, "last_seen = now() - interval '28 minutes 10 seconds'");
        await page.Clock.RunForAsync(NearlyIdle);
        var dialog = page.Locator("#sesion");
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("Si no hace nada, terminará en 1:");
        await Assertions.Expect(dialog).ToContainTextAsync("Lo que ha escrito está guardado como borrador.");
        Assert.Equal("sesion", await page.EvaluateAsync<string>("document.activeElement.closest('dialog')?.id"));

        // What is read aloud changes seldom; what is seen, each second.
        await page.Clock.RunForAsync(2_000);
        await Assertions.Expect(dialog.Locator("[role=status]")).ToHaveTextAsync("");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        // The dialog closes at once; the server is told meanwhile.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (await IdleSeconds(page) is not (>= (29 * 60) + 30 and <= 30 * 60))
            await Task.Delay(50, patience.Token);
    }

    [Fact]
    public async Task NothingDone_ThePageThatExplainsHasTheHourAndTheWayBack()
    {
        var (user, page) = await SignedIn();
        await page.FillAsync(Story, "Guardado");
        await page.Clock.RunForAsync(3_100);
        await Assertions.Expect(page.Locator("#borrador [role=status]")).ToContainTextAsync("Borrador guardado a las");
        await site.Age(user, "last_seen = now() - interval '31 minutes'");
        await page.Clock.RunForAsync(NearlyIdle);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Su sesión terminó por inactividad");
        await Assertions.Expect(page.Locator("#aviso")).ToContainTextAsync("Su borrador se guardó a las 1");
        await page.FillAsync("#usuario", user);
        await page.FillAsync("#contrasena", ServerFixture.Password);
        await page.ClickAsync("button:text-is('Entrar')");
        await Assertions.Expect(page.Locator(Story)).ToHaveValueAsync("Guardado");
    }

    [Fact]
    public async Task InTheBackground_NothingProlongsIt()
    {
        var (user, page) = await SignedIn();
        await site.Age(user, "last_seen = now() - interval '15 minutes'");
        await page.Clock.RunForAsync(NearlyIdle);
        await page.Clock.RunForAsync(10 * 60 * 1000);
        Assert.InRange(await IdleSeconds(page), (14 * 60) + 30, 15 * 60);
        await Assertions.Expect(page.Locator("#sesion")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task TwoTabs_AgreeWhenOneStays()
    {
        var (user, page) = await SignedIn();
        var second = await browser.Visit(site.Url, $"/captura/{_id}/estudios", _complaints, clock: true, context: page.Context);
        await site.Age(user, "last_seen = now() - interval '28 minutes 10 seconds'");
        await page.Clock.RunForAsync(NearlyIdle);
        await second.Clock.RunForAsync(NearlyIdle);
        await Assertions.Expect(page.Locator("#sesion")).ToBeVisibleAsync();
        await Assertions.Expect(second.Locator("#sesion")).ToBeVisibleAsync();
        await second.ClickAsync("text=Seguir conectado");
        await Assertions.Expect(second.Locator("#sesion")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#sesion")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task SigningOutInOneTab_IsExplainedInTheOther()
    {
        var (_, page) = await SignedIn();
        var second = await browser.Visit(site.Url, $"/captura/{_id}/estudios", _complaints, clock: true, context: page.Context);
        await second.ClickAsync("text=Salir");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Su sesión se cerró");
    }

    [Fact]
    public async Task UnsavedText_StaysWhenTheSessionEndsAndIsSavedAfterSigningInElsewhere()
    {
        var (user, page) = await SignedIn();
        await site.Age(user, "last_seen = now() - interval '31 minutes'");
        await page.FillAsync(Story, "Sin guardar");
        await page.Clock.RunForAsync(3_100);
        var dialog = page.Locator("#sesion");
        await Assertions.Expect(dialog).ToContainTextAsync("Su texto sigue en pantalla y lo último no se ha guardado");
        Assert.Null(site.Grains.Section(_id, "historia"));

        var second = await browser.Visit(site.Url, "/entrar", _complaints, context: page.Context);
        await second.FillAsync("#usuario", user);
        await second.FillAsync("#contrasena", ServerFixture.Password);
        await second.ClickAsync("button:text-is('Entrar')");
        await Assertions.Expect(page.Locator("#borrador [role=status]")).ToContainTextAsync("Borrador guardado a las");
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        Assert.Equal("Sin guardar", site.Grains.Section(_id, "historia")!.Values["historia-profesional"]);
    }

    [Fact]
    public async Task Limit_IsWarnedOfAndNothingProlongsIt()
    {
        var (user, page) = await SignedIn();
        await site.Age(user, "expires = now() + interval '100 seconds'");
        await page.Clock.RunForAsync(NearlyIdle);
        var dialog = page.Locator("#sesion");
        await Assertions.Expect(dialog).ToContainTextAsync("La sesión llega a su límite de 12 horas.");
        await Assertions.Expect(page.Locator("text=Seguir conectado")).ToBeHiddenAsync();
        await page.ClickAsync("text=Entendido");
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await site.Age(user, "expires = now()");
        await page.Clock.RunForAsync(101_000);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Su sesión llegó a su límite");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Pages_FitAndArePhotographed(int width)
    {
        var (user, page) = await SignedIn(width);
        await site.Age(user, "last_seen = now() - interval '28 minutes 10 seconds'");
        await page.Clock.RunForAsync(NearlyIdle);
        await Assertions.Expect(page.Locator("#sesion")).ToBeVisibleAsync();
        await Shots.Take(page, $"sesion-aviso-{width}", whole: false);
        await page.ClickAsync("text=Seguir conectado");
        await site.Age(user, "last_seen = now() - interval '31 minutes'");
        await page.FillAsync(Story, "Lo que escribí cuando la sesión ya había terminado.\nSegunda línea.");
        await page.Clock.RunForAsync(3_100);
        await Assertions.Expect(page.Locator("#sesion")).ToContainTextAsync("no se ha guardado");
        await Shots.Take(page, $"sesion-terminada-{width}", whole: false);
        await page.ClickAsync("text=Volver a mi texto");
        await Shots.Take(page, $"borrador-sin-sesion-{width}");
        await page.ClickAsync("button:has-text('Guardar y continuar')");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Su sesión terminó");
        await Shots.Take(page, $"rescate-sin-sesion-{width}");
        await page.FillAsync("#acceso-usuario", user);
        await page.FillAsync("#acceso-contrasena", "no es esta frase");
        await page.ClickAsync("text=Entrar y conservar lo que escribí");
        await Assertions.Expect(page.Locator("#acceso-error")).ToBeVisibleAsync();
        await Shots.Take(page, $"rescate-acceso-{width}");
        await page.FillAsync("#acceso-contrasena", ServerFixture.Password);
        await page.ClickAsync("text=Entrar y conservar lo que escribí");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Su sesión se renovó");
        await Shots.Take(page, $"rescate-renovada-{width}");
        await page.GotoAsync("/entrar?fin=inactividad&guardado=14:32&regreso=/captura");
        await Shots.Take(page, $"acceso-inactividad-{width}");
    }

    private async Task<(string User, IPage Page)> SignedIn(int width = 1280)
    {
        var user = await site.AddAccount();
        var context = await browser.NewContext(site.Url, width: width, party: null);
        var page = await browser.Visit(site.Url, $"/entrar?regreso=/captura/{_id}/historia", _complaints, context: context);
        await page.Clock.InstallAsync();
        await page.FillAsync("#usuario", user);
        await page.FillAsync("#contrasena", ServerFixture.Password);
        await page.ClickAsync("button:text-is('Entrar')");
        await Assertions.Expect(page.Locator(Story)).ToBeVisibleAsync();
        // What is seen is there before its scripts have run, and minutes that pass before a timer is set are no minutes of it.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (await page.EvaluateAsync<string>("document.readyState") != "complete")
            await Task.Delay(50, patience.Token);
        return (user, page);
    }

    private static Task<int> IdleSeconds(IPage page) =>
        page.EvaluateAsync<int>("async () => (await (await fetch('/sesion', { headers: { Accept: 'application/json' } })).json()).idle");
}
