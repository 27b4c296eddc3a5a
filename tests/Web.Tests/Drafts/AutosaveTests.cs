using System.Collections.Immutable;
using Conoceles.Candidacies.Commands;
using Conoceles.Web.Tests.Forms;
using Conoceles.Web.Tests.Photos;
using Microsoft.Playwright;

namespace Conoceles.Web.Tests.Drafts;

/// <summary>The autosave in the browser that people use, against the product's own pages; minutes pass on the test's clock.</summary>
public sealed class AutosaveTests(CaptureSite site, Browser browser) : IClassFixture<CaptureSite>, IClassFixture<Browser>, IDisposable
{
    private const string Story = "#historia-profesional";
    private static int _sequence;

    private readonly List<string> _complaints = [];
    private readonly string _id = $"cand-prueba-2024-{700 + Interlocked.Increment(ref _sequence):D6}";

    public void Dispose()
    {
        site.Grains.Before = null;
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task Typing_ThreeSecondsAfterItStops_IsSavedWithItsHour()
    {
        var page = await Open("historia");
        await page.FillAsync(Story, "Lo que escribo");
        await page.Clock.RunForAsync(2_900);
        Assert.Null(site.Grains.Section(_id, "historia"));
        await page.Clock.RunForAsync(200);
        await Saved(page);
        Assert.Equal("Lo que escribo", Stored("historia")["historia-profesional"]);

        // The second one of the same minute changes nothing that would be read aloud.
        await page.FillAsync(Story, "Lo que escribo después");
        await Answered(page, () => page.Clock.RunForAsync(3_100));
        await Assertions.Expect(Status(page)).ToHaveAttributeAsync("aria-live", "off");
        Assert.Equal("Lo que escribo después", Stored("historia")["historia-profesional"]);
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));

        // Its own button is not in conflict with it.
        await page.FillAsync(Story, "Y lo último");
        await page.ClickAsync("button:has-text('Guardar y continuar')");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(site.Url, $"/captura/{_id}?guardado=historia").AbsoluteUri);
        Assert.Equal("Y lo último", Stored("historia")["historia-profesional"]);
    }

    [Fact]
    public async Task NothingTyped_NothingIsSent()
    {
        var page = await Open("historia");
        await page.Clock.RunForAsync(120_000);
        await page.FillAsync(Story, "x");
        await page.FillAsync(Story, "");
        await page.Clock.RunForAsync(60_000);
        Assert.Empty(Drafts());
    }

    [Fact]
    public async Task RepeatedItemsConditionsBoxesAndDates_AreSavedAsTheButtonWould()
    {
        var page = await Open("contacto");
        await page.FillAsync("[name='correo-publico']", "uno@ejemplo.invalid");
        await page.Locator("fieldset[data-repite]", new() { Has = page.Locator("[name='correo-publico']") }).GetByRole(AriaRole.Button, new() { Name = "Agregar" }).ClickAsync();
        await page.Locator("[name='correo-publico.2']").FillAsync("dos@ejemplo.invalid");
        await page.CheckAsync("#terminada");
        await Answered(page, () => page.Clock.RunForAsync(3_100));
        Assert.Equal("dos@ejemplo.invalid", Stored("contacto")["correo-publico.2"]);
        Assert.True(site.Grains.Section(_id, "contacto")!.Finished);

        var photo = await Open("fotografia");
        await photo.SetInputFilesAsync("#foto", new FilePayload { Name = "retrato.jpg", MimeType = "image/jpeg", Buffer = Corpus.Jpeg(300, 400) });
        await photo.FillAsync("[name=foto-fecha-dia]", "18");
        await photo.FillAsync("[name=foto-fecha-mes]", "abril");
        await photo.FillAsync("[name=foto-fecha-anio]", "2024");
        var request = await Answered(photo, () => photo.Clock.RunForAsync(3_100));
        Assert.Equal("2024-04-18", Stored("fotografia")["foto-fecha"]);
        // The file waits for the button, chosen as it was.
        Assert.DoesNotContain("retrato", request.PostData!, StringComparison.Ordinal);
        Assert.Equal(1, await photo.EvaluateAsync<int>("document.getElementById('foto').files.length"));
        await photo.ClickAsync("button:has-text('Guardar y continuar')");
        await Assertions.Expect(photo).ToHaveURLAsync(new Uri(site.Url, $"/captura/{_id}/fotografia?foto=guardada").AbsoluteUri);
        Assert.Equal("2024-04-18", Stored("fotografia")["foto-fecha"]);

        var identity = await Open("discapacidad");
        await identity.CheckAsync("#aviso-leido");
        await identity.ClickAsync("text=Continuar");
        await identity.CheckAsync("input[name=p04][value=si]");
        await identity.CheckAsync("input[name=p07][value=otra]");
        await identity.FillAsync("#p07-otro", "Texto de ejemplo");
        await Answered(identity, () => identity.Clock.RunForAsync(3_100));
        Assert.Equal("Texto de ejemplo", Stored("discapacidad")["p07-otro"]);
    }

    [Fact]
    public async Task AnswerThatIsLost_IsAskedForAgainAndSavedOnce()
    {
        var page = await Open("historia");
        var before = site.Grains.Saves;
        // It arrives and is committed; nobody hears of it.
        var lost = new TaskCompletionSource();
        await page.RouteAsync("**/historia", async route =>
        {
            if (route.Request.Method == "POST" && !lost.Task.IsCompleted)
            {
                await route.FetchAsync();
                await route.AbortAsync();
                lost.SetResult();
            }
            else
            {
                await route.ContinueAsync();
            }
        });
        await page.FillAsync(Story, "Uno");
        await page.Clock.RunForAsync(3_100);
        await lost.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await Assertions.Expect(Status(page)).ToContainTextAsync("No se pudo guardar. Su texto sigue en pantalla. Se reintentará en 2 segundos.");
        await page.FillAsync(Story, "Uno y dos");
        await Answered(page, () => page.Clock.RunForAsync(2_100));
        await Answered(page, () => page.Clock.RunForAsync(3_100));
        await Saved(page);
        Assert.Equal("Uno y dos", Stored("historia")["historia-profesional"]);
        Assert.Equal(before + 2, site.Grains.Saves);
        var mine = Drafts().Select(d => d.OperationId).ToArray();
        Assert.Equal(3, mine.Length);
        Assert.Equal(mine[0], mine[1]);
        Assert.NotEqual(mine[1], mine[2]);
    }

    [Fact]
    public async Task NetworkAway_TheTextStaysTheWaitGrowsAndTheButtonSendsNobodyAway()
    {
        var page = await Open("historia");
        await page.Context.SetOfflineAsync(true);
        await page.FillAsync(Story, "Sin red");
        await page.Clock.RunForAsync(3_100);
        await Assertions.Expect(Status(page)).ToContainTextAsync("Se reintentará en 2 segundos.");
        await page.Clock.RunForAsync(2_100);
        await Assertions.Expect(Status(page)).ToContainTextAsync("Se reintentará en 4 segundos.");
        await page.ClickAsync("button:has-text('Guardar y continuar')");
        await Assertions.Expect(Status(page)).ToContainTextAsync("No hay conexión");
        await Assertions.Expect(page.Locator(Story)).ToHaveValueAsync("Sin red");

        await page.Context.SetOfflineAsync(false);
        await Saved(page);
        Assert.Equal("Sin red", Stored("historia")["historia-profesional"]);
        await page.ClickAsync("button:has-text('Guardar y continuar')");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(site.Url, $"/captura/{_id}?guardado=historia").AbsoluteUri);
    }

    [Fact]
    public async Task ClusterAway_IsTriedAgainWhenItSaysAndSavedOnce()
    {
        var page = await Open("historia");
        var away = true;
        var before = site.Grains.Saves;
        site.Grains.Before = _ => away ? throw new InvalidOperationException("de prueba") : Task.CompletedTask;
        await page.FillAsync(Story, "Texto");
        await Answered(page, () => page.Clock.RunForAsync(3_100));
        await Assertions.Expect(Status(page)).ToContainTextAsync("Su texto sigue en pantalla");
        away = false;
        await page.ClickAsync("text=Reintentar");
        await Saved(page);
        Assert.Equal(before + 1, site.Grains.Saves);
    }

    [Fact]
    public async Task SectionSavedByAnother_StopsAndBothTextsAreChosenFrom()
    {
        var page = await Open("historia");
        await page.FillAsync(Story, "Mío");
        site.Grains.Save(_id, "historia", Values(("historia-profesional", "Ajeno")));
        await Answered(page, () => page.Clock.RunForAsync(3_100));
        await Assertions.Expect(Status(page)).ToContainTextAsync("Otra persona u otro equipo guardó este rubro");
        var sent = Drafts().Length;
        await page.FillAsync(Story, "Mío, más largo");
        await page.Clock.RunForAsync(600_000);
        Assert.Equal(sent, Drafts().Length);

        await page.ClickAsync("text=Comparar los dos textos");
        await Assertions.Expect(page.Locator(".resumen-err h2")).ToHaveTextAsync("Otra persona guardó este rubro mientras usted escribía");
        await Assertions.Expect(page.Locator(Story)).ToHaveValueAsync("Mío, más largo");
        await Assertions.Expect(page.Locator(".guardado-otro .texto")).ToHaveTextAsync("Ajeno");
        // While both are shown nothing is saved by itself.
        await page.FillAsync(Story, "Mío, definitivo");
        await page.Clock.RunForAsync(600_000);
        Assert.Equal("Ajeno", Stored("historia")["historia-profesional"]);
        await page.ClickAsync("text=Guardar lo elegido");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(site.Url, $"/captura/{_id}?guardado=historia").AbsoluteUri);
        Assert.Equal("Mío, definitivo", Stored("historia")["historia-profesional"]);
    }

    [Fact]
    public async Task Leaving_ByALink_TakesTheLastWordsAlong()
    {
        var page = await Open("historia");
        await page.FillAsync(Story, "Sin pulsar guardar");
        await page.ClickAsync("text=Volver a la lista de tareas");
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        await Eventually(() => site.Grains.Section(_id, "historia")?.Values["historia-profesional"] == "Sin pulsar guardar");
    }

    [Fact]
    public async Task Leaving_WhileASaveIsOnItsWay_TakesWhatCameAfterIt()
    {
        var page = await Open("historia");
        var arrived = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        site.Grains.Before = async draft =>
        {
            arrived.TrySetResult();
            if (draft.SeenSectionVersion == 0)
                await go.Task;
        };
        await page.FillAsync(Story, "Uno");
        await page.Clock.RunForAsync(3_100);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await page.FillAsync(Story, "Uno y dos");
        // It is asked for after the first and waits for it, as at a grain.
        site.Grains.Before = async draft =>
        {
            if (draft.SeenSectionVersion == 1)
            {
                go.TrySetResult();
                await Eventually(() => site.Grains.Section(_id, "historia") is { Version: 1 });
            }
        };
        await page.ClickAsync("text=Volver a la lista de tareas");
        await Eventually(() => site.Grains.Section(_id, "historia")?.Values["historia-profesional"] == "Uno y dos");
    }

    [Fact]
    public async Task Refreshing_BeforeTheLastWordsArrive_ShowsThemWhenTheyDo()
    {
        var page = await Open("historia");
        var shownAgain = new TaskCompletionSource();
        site.Grains.Before = _ => shownAgain.Task;
        await page.FillAsync(Story, "Antes de recargar");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(Story)).ToHaveValueAsync("");
        shownAgain.SetResult();
        await Eventually(() => site.Grains.Section(_id, "historia") is { Version: 1 });
        await page.Clock.RunForAsync(1_000);
        await Assertions.Expect(page.Locator(Story)).ToHaveValueAsync("Antes de recargar");
        Assert.Equal(0, await page.EvaluateAsync<int>("sessionStorage.length"));
    }

    [Fact]
    public async Task Refreshing_WhenTheLastWordsNeverArrive_SaysSo()
    {
        var page = await Open("historia");
        var never = new TaskCompletionSource();
        site.Grains.Before = _ => never.Task;
        await page.FillAsync(Story, "Se pierde");
        await page.ReloadAsync();
        await Eventually(async () =>
        {
            await page.Clock.RunForAsync(1_000);
            return (await Status(page).InnerTextAsync()).Contains("Lo último que escribió antes de salir de esta página no se guardó", StringComparison.Ordinal);
        });
        never.SetResult();
    }

    [Fact]
    public async Task WindowThatClosed_IsSaidAndTheTextStays()
    {
        var page = await Open("historia");
        site.Grains.CanCapture = false;
        try
        {
            await page.FillAsync(Story, "Tarde");
            await Answered(page, () => page.Clock.RunForAsync(3_100));
            await Assertions.Expect(Status(page)).ToContainTextAsync("El plazo de captura terminó");
            await Assertions.Expect(page.Locator(Story)).ToHaveValueAsync("Tarde");
        }
        finally
        {
            site.Grains.CanCapture = true;
        }
    }

    [Fact]
    public async Task DoubleClick_OnTheButton_SavesOnce()
    {
        var page = await Open("historia");
        var before = site.Grains.Saves;
        await page.FillAsync(Story, "Doble");
        await page.DblClickAsync("button:has-text('Guardar y continuar')");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(site.Url, $"/captura/{_id}?guardado=historia").AbsoluteUri);
        Assert.Equal(before + 1, site.Grains.Saves);

        // Back: what is saved is what is shown, and saving it again is no conflict.
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator(Story)).ToHaveValueAsync("Doble");
        await page.FillAsync(Story, "Doble y más");
        await page.ClickAsync("button:has-text('Guardar y continuar')");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(site.Url, $"/captura/{_id}?guardado=historia").AbsoluteUri);
        Assert.Equal("Doble y más", Stored("historia")["historia-profesional"]);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Page_OfEachState_FitsAndIsPhotographed(int width)
    {
        var page = await browser.Visit(site.Url, $"/captura/{_id}/estudios", _complaints, clock: true, width: width);
        await page.CheckAsync("input[name=grado][value=maestria]");
        await page.FillAsync("[name=cursos]", "Mi curso de cerámica de alta temperatura");
        await Answered(page, () => page.Clock.RunForAsync(3_100));
        await Shots.Take(page, $"borrador-guardado-{width}");
        await page.Context.SetOfflineAsync(true);
        await page.FillAsync("[name=cursos]", "Mi curso");
        await page.Clock.RunForAsync(3_100);
        await Assertions.Expect(Status(page)).ToContainTextAsync("Se reintentará");
        await Shots.Take(page, $"borrador-sin-red-{width}");
        site.Grains.Save(_id, "estudios", Values(("grado", "licenciatura"), ("estatus-grado", "concluido"), ("cursos", "Otro curso")));
        // The browser says that the network is back, and that is enough.
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("#borrador-comparar")).ToBeVisibleAsync();
        await Shots.Take(page, $"borrador-conflicto-{width}");
        await page.ClickAsync("text=Comparar los dos textos");
        await Assertions.Expect(page.Locator(".guardado-otro").First).ToBeVisibleAsync();
        await Shots.Take(page, $"conflicto-{width}");
    }

    private Task<IPage> Open(string section) => browser.Visit(site.Url, $"/captura/{_id}/{section}", _complaints, clock: true);

    private static ILocator Status(IPage page) => page.Locator("#borrador [role=status]");

    private static Task Saved(IPage page) => Assertions.Expect(Status(page)).ToContainTextAsync("Borrador guardado a las");

    // What the autosave asked, once the page has read the answer.
    private static async Task<Microsoft.Playwright.IRequest> Answered(IPage page, Func<Task> act)
    {
        var response = await page.RunAndWaitForResponseAsync(act, r => r.Request.Method == "POST");
        await response.FinishedAsync();
        await page.EvaluateAsync("() => new Promise(r => queueMicrotask(r))");
        return response.Request;
    }

    private static Task Eventually(Func<bool> effect) => Eventually(() => Task.FromResult(effect()));

    private static async Task Eventually(Func<Task<bool>> effect)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await effect())
            await Task.Delay(20, patience.Token);
    }

    private SaveDraft[] Drafts() => [.. site.Grains.Drafts.Where(d => d.Candidacy == _id).Select(d => d.Draft)];

    private ImmutableDictionary<string, string> Stored(string section) => site.Grains.Section(_id, section)!.Values;

    private static ImmutableDictionary<string, string> Values(params (string Field, string Value)[] values) =>
        values.ToImmutableDictionary(v => v.Field, v => v.Value, StringComparer.Ordinal);
}
