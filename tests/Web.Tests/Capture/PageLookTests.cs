using Conoceles.Questionnaires;
using Conoceles.TestData;
using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Tests.Forms;
using Conoceles.Web.Tests.Photos;

namespace Conoceles.Web.Tests.Capture;

/// <summary>
/// The capture's pages empty, with errors and with the longest texts, in the browser at the width of a phone: nothing is
/// wider than the screen and nothing complains. With the environment's CONOCELES_SHOTS set to a folder, each is also
/// photographed there and on a desk, by day and by night, for a person to look at.
/// </summary>
public sealed class PageLookTests(CaptureSite site, Browser browser) : IClassFixture<CaptureSite>, IClassFixture<Browser>
{
    private const string Empty = "cand-prueba-2024-000301";
    private const string Full = "cand-prueba-2024-000302";
    private const string Bad = "cand-prueba-2024-000303";
    private const string Closed = "cand-prueba-2024-000304";
    private const string Unread = "cand-prueba-2024-000305";

    public static TheoryData<string> Pages =>
    [
        "tareas-vacia", "tareas-llena", "tareas-guardado", "tareas-cerrada", "aviso", "aviso-error", "cerrada",
        "revisar-vacia", "revisar-llena", "revisar-cerrada",
        .. ShippedQuestionnaires.Set.All.SelectMany(q => q.Sections).SelectMany(s => new[] { s.Id + "-vacia", s.Id + "-llena", s.Id + "-avisos" }),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_FitsAPhoneAndComplainsOfNothing(string name)
    {
        var html = await Html(name);
        var folder = Environment.GetEnvironmentVariable("CONOCELES_SHOTS") ?? "";
        var screens = new[] { (360, false), (360, true), (1280, false), (1280, true) };
        foreach (var (width, dark) in folder.Length > 0 ? screens : screens[..1])
        {
            var complaints = new List<string>();
            var page = await browser.Open(html, complaints, width: width, dark: dark);
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{name} is wider than {width} px.");
            Assert.Empty(complaints);
            if (folder.Length > 0)
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}{(dark ? "-noche" : "")}.png"), FullPage = true });
            await page.Context.CloseAsync();
        }
    }

    private async Task<string> Html(string name)
    {
        Fill(Full, LongTexts);
        Fill(Bad, WrongTexts);
        Fill(Closed, LongTexts);
        site.Grains.IdentityByCandidate.Add(Closed);
        site.Twins.OfParty["rojo"] = [new TextTwin("Ejemplifica Cardón Del Palo Verde y Mezquite", [TextPrint.Of(Long(5000))!])];
        using var party = site.Browser();
        var dash = name.LastIndexOf('-');
        var (kind, state) = dash < 0 ? (name, "") : (name[..dash], name[(dash + 1)..]);
        var id = state switch { "llena" or "guardado" => Full, "avisos" => Bad, "cerrada" => Closed, _ => Empty };
        if (name is "aviso" or "aviso-error")
        {
            var notice = await CaptureForms.Open(party, $"/captura/{Unread}/antes-de-identidad");
            if (name == "aviso")
                return notice.DocumentElement.OuterHtml;
            using var refused = await CaptureForms.Send(party, notice);
            Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            return await refused.Content.ReadAsStringAsync();
        }

        if (name == "cerrada")
            return await party.GetStringAsync($"/captura/{Closed}/indigena");
        if (kind is "tareas" or "revisar")
            return await party.GetStringAsync(kind == "tareas" ? $"/captura/{id}{(state == "guardado" ? "?guardado=historia" : "")}" : $"/captura/{id}/revisar");
        if (ShippedQuestionnaires.Set.Identity.Find(kind) is not null)
            (await CaptureForms.Send(party, await CaptureForms.Open(party, $"/captura/{id}/antes-de-identidad"), ("aviso-leido", "si"))).Dispose();
        return await party.GetStringAsync($"/captura/{id}/{kind}{(state == "avisos" ? "?avisos=1" : "")}");
    }

    private void Fill(string id, Func<Field, string, string> text)
    {
        foreach (var section in ShippedQuestionnaires.Set.All.SelectMany(q => q.Sections))
        {
            if (site.Grains.Section(id, section.Id) is null)
                site.Grains.Save(id, section.Id, QuestionnaireRules.Normalise(section, section.Fields.SelectMany(f => f.ItemIds.Select(i => (i, text(f, i)))).ToDictionary(p => p.i, p => p.Item2)));
        }
    }

    private static string LongTexts(Field field, string id) => field.Kind switch
    {
        FieldKind.Choice or FieldKind.Select => (field.Options.FirstOrDefault(o => o.Value is "si" or "otro" or "otra") ?? field.Options.MaxBy(o => o.Label.Length)!).Value,
        FieldKind.Check => "si",
        FieldKind.Email => "nombre.muy.largo.de.una.persona.de.ejemplo@correo-de-la-candidatura.ejemplo.invalid",
        FieldKind.Phone => "6621234567",
        FieldKind.Url => "https://ejemplo.invalid/" + new string('a', 200),
        FieldKind.Network => field.Network!.Profile + "persona.de.ejemplo",
        FieldKind.Date => "2024-04-18",
        FieldKind.Photo => "",
        FieldKind.LongText => Long(field.Max!.Value),
        _ => Long(field.Max ?? 100),
    };

    private static string WrongTexts(Field field, string id) => field.Kind switch
    {
        FieldKind.Choice or FieldKind.Select => "",
        FieldKind.Date => "31/febrero/2024",
        FieldKind.LongText => id.StartsWith("propuesta", StringComparison.Ordinal) ? Long(field.Max!.Value + 50) : "CORTO Y EN MAYÚSCULAS, CON #LEMA Y www.ejemplo.invalid",
        FieldKind.Photo or FieldKind.Check => "",
        FieldKind.Text => Long((field.Max ?? 100) + 20),
        _ => "esto no es",
    };

    // Graphemes that count, with the spaces that do not.
    private static string Long(int count) => string.Concat(Enumerable.Range(0, count).Select(i => i % 11 == 10 ? "a " : i % 97 == 96 ? "\n" + "ñ" : "e"));
}
