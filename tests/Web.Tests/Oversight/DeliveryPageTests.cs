using System.Net;
using AngleSharp.Html.Dom;
using Conoceles.Candidacies;
using Conoceles.Deliveries;
using Conoceles.Elections;
using Conoceles.Evidence;
using Conoceles.Web.Oversight.Deliveries;
using Conoceles.Web.Tests.After;

namespace Conoceles.Web.Tests.Oversight;

/// <summary>Deliveries of accounts over HTTP: who waits, what the evidence says, whom it reaches.</summary>
public sealed class DeliveryPageTests(OversightSite site) : IClassFixture<OversightSite>
{
    private const string Address = "/ut/entregas";
    private static readonly DateOnly First = new(2024, 4, 19);

    [Fact]
    public async Task Delivery_ReachesExactlyTheAgreementsThatWereMarked_AndIsRecordedOnce()
    {
        var reached = new[] { await site.WithoutAccount("rojo", "Uno Ejemplo", "CG/1/2024", First), await site.WithoutAccount("rojo", "Dos Ejemplo", "CG/1/2024", First) };
        await site.WithoutAccount("rojo", "Tres Ejemplo", "CG/2/2024", First.AddDays(15));
        await site.WithoutAccount("sauce", "De Otro Partido", "CG/1/2024", First);
        using var browser = site.Browser();
        var list = await PageForm.Open(browser, Address);
        var rows = list.QuerySelectorAll("tbody tr").Select(r => string.Join(' ', r.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToArray();
        Assert.Contains(rows, r => r.StartsWith("Partido Roble 3 22 de abril de 2024, 23:59", StringComparison.Ordinal) && r.EndsWith("Vencido", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.StartsWith("Partido Sauce ", StringComparison.Ordinal));

        var address = $"{Address}/partido/rojo";
        var page = await PageForm.Open(browser, address);
        var lots = page.QuerySelectorAll("input[name=lote]").Cast<IHtmlInputElement>().ToArray();
        Assert.Equal(["2024-04-19 CG/1/2024", "2024-05-04 CG/2/2024"], lots.Select(l => l.Value));
        Assert.All(lots, l => Assert.True(l.IsChecked));

        var form = new PageForm(page).Fill("lote", "2024-04-19 CG/1/2024").Fill("recibio", "Persona Ficticia, representante").Fill("forma", "InPerson")
            .Fill("dia-dia", "20").Fill("dia-mes", "abril").Fill("dia-anio", "2024").Fill("hora", "12:05").Fill("constancia", "Acuse 1/2024");
        using var reviewed = await form.Press(browser, "paso", DeliveryStep.Review);
        page = await PageForm.Read(reviewed);
        Assert.Contains("Abre la captura de 2 candidaturas", PageForm.Text(page), StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("tbody tr").Count(r => r.TextContent.Contains("5 de mayo de 2024", StringComparison.Ordinal)));
        using (var unsure = await new PageForm(page).Press(browser, "paso", DeliveryStep.Confirm))
            page = await PageForm.Read(unsure, HttpStatusCode.UnprocessableEntity);
        Assert.Empty(site.Deliveries);

        var confirmed = new PageForm(page).Fill("confirmo", "si");
        using var done = await confirmed.Press(browser, "paso", DeliveryStep.Confirm);
        using var again = await confirmed.Press(browser, "paso", DeliveryStep.Confirm);
        Assert.Equal(done.Headers.Location, again.Headers.Location);
        var (id, act) = Assert.Single(site.Deliveries);
        Assert.Equal($"{Address}/acto/{id}", done.Headers.Location!.OriginalString);
        Assert.Equal(reached.Order(StringComparer.Ordinal), act.Candidacies.Order(StringComparer.Ordinal));
        Assert.Equal(
            ("rojo", new DateTimeOffset(2024, 4, 20, 12, 5, 0, Deadlines.Hermosillo), "Persona Ficticia, representante", DeliveryWay.InPerson, "Acuse 1/2024", "cuenta-UtAdministrator"),
            (act.Party, act.DeliveredAt, act.Receiver, act.Way, act.Reference, act.Actor.AccountId));
        Assert.Contains("Se abrió la captura de 2 de 2", PageForm.Text(await PageForm.Open(browser, done.Headers.Location.OriginalString)), StringComparison.Ordinal);
        site.Deliveries.Clear();
    }

    [Fact]
    public async Task ScannedReceipt_IsAttachedToTheDelivery_AndGivenBackAsAFile()
    {
        var id = DeliveryId.Of(Sample.Slug, Guid.NewGuid());
        site.Deliveries[id] = new DeliverAccounts
        {
            OperationId = Guid.NewGuid(),
            Actor = Actor.ForSystem("prueba"),
            ReceivedAt = DateTimeOffset.UnixEpoch,
            Party = "sauce",
            DeliveredAt = DateTimeOffset.UnixEpoch,
            Receiver = "Persona Ficticia",
            Way = DeliveryWay.Letter,
            Reference = "Oficio 5/2024",
            Candidacies = ["cand-prueba-2024-000001"],
        };
        using var browser = site.Browser();
        var page = await PageForm.Open(browser, $"{Address}/acto/{id}");
        var link = page.QuerySelector("main a[href$='/constancias']")!;
        Assert.Equal("Ningún documento adjunto", link.TextContent);
        page = await PageForm.Open(browser, link.GetAttribute("href")!);
        Assert.Contains("Partido Sauce, Oficio 5/2024", PageForm.Text(page), StringComparison.Ordinal);

        var scan = "%PDF-1.7 acuse"u8.ToArray();
        var form = new PageForm(page, "main form[enctype]").Fill("documento", "AccountReceipt").Fill("referencia", "Oficio 5/2024");
        using (var wrong = await form.Send(browser, "texto"u8.ToArray(), "archivo", "acuse.pdf", []))
            Assert.Contains(EvidenceRefusals.WrongType.Message, PageForm.Text(await PageForm.Read(wrong, HttpStatusCode.UnprocessableEntity)), StringComparison.Ordinal);
        using var done = await form.Send(browser, scan, "archivo", "acuse.pdf", []);
        page = await PageForm.Open(browser, done.Headers.Location!.OriginalString);
        Assert.Contains("Recibo de cuenta: Oficio 5/2024", PageForm.Text(page), StringComparison.Ordinal);
        using var file = await new PageForm(page, "main form[action*='/constancias/']").Send(browser);
        Assert.Equal(scan, await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("1 documento adjunto", PageForm.Text(await PageForm.Open(browser, $"{Address}/acto/{id}")), StringComparison.Ordinal);
        site.Deliveries.Clear();
    }

    [Fact]
    public async Task Delivery_WithEverythingWrong_SaysItAll_AndKeepsWhatWasWritten()
    {
        await site.WithoutAccount("bosque", "Cuatro Ejemplo", "CG/1/2024", First);
        using var browser = site.Browser();
        var address = $"{Address}/partido/bosque";
        using (var empty = await new PageForm(await PageForm.Open(browser, address)).Fill("lote", "").Press(browser, "paso", DeliveryStep.Review))
        {
            var page = await PageForm.Read(empty, HttpStatusCode.UnprocessableEntity);
            Assert.Equal(6, page.QuerySelectorAll(".resumen-err a").Length);
            foreach (var link in page.QuerySelectorAll(".resumen-err a"))
                Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!));
        }

        var form = Filled(await PageForm.Open(browser, address)).Fill("dia-anio", "2099").Fill("hora", "25:00");
        using (var hour = await form.Press(browser, "paso", DeliveryStep.Review))
            Assert.Contains(DeliveryMessages.HourWrong, PageForm.Text(await PageForm.Read(hour, HttpStatusCode.UnprocessableEntity)), StringComparison.Ordinal);
        using var future = await form.Fill("hora", "12:05").Press(browser, "paso", DeliveryStep.Review);
        var kept = await PageForm.Read(future, HttpStatusCode.UnprocessableEntity);
        Assert.Contains(DeliveryMessages.InFuture, PageForm.Text(kept), StringComparison.Ordinal);
        Assert.Equal(("Persona Ficticia", "2099"), (new PageForm(kept).Value("recibio"), new PageForm(kept).Value("dia-anio")));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{Address}/partido/nadie")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{Address}/acto/entrega-{Sample.Slug}-nada")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{Address}/acto/otra-cosa")).StatusCode);
    }

    [Fact]
    public async Task SomebodyWhoWaitsSinceThePreview_IsNotReachedByIt()
    {
        var id = await site.WithoutAccount("sauce", "Cinco Ejemplo", "CG/3/2024", First);
        using var browser = site.Browser();
        var address = $"{Address}/partido/sauce";
        var form = Filled(await PageForm.Open(browser, address)).Fill("lote", "2024-04-19 CG/3/2024");
        using var reviewed = await form.Press(browser, "paso", DeliveryStep.Review);
        var preview = new PageForm(await PageForm.Read(reviewed)).Fill("confirmo", "si");
        var late = await site.WithoutAccount("sauce", "Seis Ejemplo", "CG/3/2024", First);
        using var changed = await preview.Press(browser, "paso", DeliveryStep.Confirm);
        var page = await PageForm.Read(changed, HttpStatusCode.UnprocessableEntity);
        Assert.Contains(DeliveryMessages.ReachChanged, PageForm.Text(page), StringComparison.Ordinal);
        Assert.Equal([id, late], new PageForm(page).Values("visto").Order(StringComparer.Ordinal));
        Assert.DoesNotContain(site.Deliveries.Values, d => d.Party == "sauce");

        site.Refuse = new Refusal("receiver-missing", "Anote quién.");
        using var refused = await new PageForm(page).Fill("confirmo", "si").Press(browser, "paso", DeliveryStep.Confirm);
        site.Refuse = null;
        Assert.Contains("Anote quién.", PageForm.Text(await PageForm.Read(refused, HttpStatusCode.UnprocessableEntity)), StringComparison.Ordinal);
    }

    private static PageForm Filled(IHtmlDocument page) => new PageForm(page).Fill("recibio", "Persona Ficticia").Fill("forma", "Letter")
        .Fill("dia-dia", "20").Fill("dia-mes", "4").Fill("dia-anio", "2024").Fill("hora", "12:05").Fill("constancia", "Oficio 1/2024");
}
