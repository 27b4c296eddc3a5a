using System.Net;
using Conoceles.Candidacies;
using Conoceles.Receipts;
using Conoceles.Web.Tests.Photos;

namespace Conoceles.Web.Tests.After;

/// <summary>What a party reads of a candidacy that was submitted: state, what comes next and when, observations, receipts.</summary>
public sealed class FollowUpTests(CaptureSite site) : IClassFixture<CaptureSite>
{
    private static int _sequence;
    private readonly string _id = $"cand-prueba-2024-{2000 + Interlocked.Increment(ref _sequence):D6}";

    public static TheoryData<string, string[], string[]> States => new()
    {
        {
            nameof(Stories.Captured),
            ["Estado: Enviada.", "La Unidad de Transparencia revisa", "26 de abril de 2024, 11:00 horas, hora de Sonora, el sistema la verifica"],
            ["Solicitar el único ajuste", "Ver el perfil público"]
        },
        {
            nameof(Stories.Public),
            ["Estado: Publicada.", "La información está publicada hasta el", "Puede solicitarse un solo ajuste", "Solicitar el único ajuste", "Ver el perfil público"],
            ["Ver el ajuste solicitado"]
        },
        {
            nameof(Stories.Requested),
            ["Estado: Publicada.", "lo resuelve a más tardar el 26 de abril de 2024, 23:59 horas, hora de Sonora; queda 1 día y 13 horas", "Ver el ajuste solicitado"],
            ["Solicitar el único ajuste", "Puede solicitarse un solo ajuste"]
        },
        { nameof(Stories.Corrected), ["Estado: Ajustada.", "El único ajuste ya se aplicó"], ["Solicitar el único ajuste", "Ver el ajuste solicitado"] },
        {
            nameof(Stories.Withdrawn),
            ["Estado: Retirada.", "por sustitución. Acuerdo o sentencia: CG/99/2024.", "se retiró del sitio"],
            ["Solicitar el único ajuste", "Ver el perfil público", "Pendiente"]
        },
    };

    [Theory]
    [MemberData(nameof(States))]
    public async Task Page_SaysHowItStandsAndWhatIsNext(string story, string[] says, string[] not)
    {
        Tell(story);
        using var browser = site.Browser();
        var page = await PageForm.Open(browser, $"/captura/{_id}");
        var text = PageForm.Text(page);
        Assert.All(says, s => Assert.Contains(s, text, StringComparison.Ordinal));
        Assert.All(not, s => Assert.DoesNotContain(s, text, StringComparison.Ordinal));
        Assert.Empty(page.QuerySelectorAll("main form"));
        Assert.NotNull(page.QuerySelector($"main a[href='/captura/{_id}/consentimientos']"));
        Assert.NotNull(page.QuerySelector($".etapas a[href='/captura/{_id}/acuse/{Stories.Folio(ReceiptKind.Submission, Stories.Sent)}']"));
    }

    [Fact]
    public async Task WhoseIdentityWasDestroyed_AnswersItAgain_AndNothingElse()
    {
        site.Grains.Told[_id] = view => Stories.Public(view) with { CanCapture = true, OnlyIdentity = true };
        using var browser = site.Browser();
        var page = await PageForm.Open(browser, $"/captura/{_id}");
        Assert.Contains("sus respuestas de identidad se habían destruido", PageForm.Text(page), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector($"main a[href='/captura/{_id}/motivos']"));
        Assert.NotNull(page.QuerySelector($"main a[href='/captura/{_id}/indigena']"));
        // What was sent is read and not written again.
        Assert.Null((await PageForm.Open(browser, $"/captura/{_id}/motivos")).QuerySelector("main form"));
        Assert.NotNull((await PageForm.Open(browser, $"/captura/{_id}/consentimiento")).QuerySelector("main form"));
        var review = await PageForm.Open(browser, $"/captura/{_id}/revisar");
        Assert.Empty(review.QuerySelectorAll("main a[href*='/motivos']"));
    }

    [Fact]
    public async Task Page_OfACorrected_HasTheCorrectionsReceiptAndNotTheInstitutesFix()
    {
        Tell(nameof(Stories.Corrected));
        using var browser = site.Browser();
        var stages = (await PageForm.Open(browser, $"/captura/{_id}")).QuerySelector(".etapas")!;
        Assert.Contains(Stories.Folio(ReceiptKind.Correction, Stories.Asked.AddHours(3)), stages.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Stories.Folio(ReceiptKind.Correction, Stories.Asked.AddHours(2)), stages.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithObservationsPausesAndARejection_SaysThemInWords()
    {
        site.Grains.Told[_id] = v => Stories.Public(v) with
        {
            Observations = [new ObservationView("motivos", "lema", "Retire el lema del segundo párrafo.", Stories.Verified)],
            Withheld = [new WithheldView("propuesta-1", "Lemas de campaña", "CTSCCC/07/2024", Stories.Verified)],
            Rejection = new RejectionView(Stories.Asked, Stories.Asked.AddHours(1), "No corresponde a esta candidatura", "Plan, 8"),
        };
        using var browser = site.Browser();
        var text = PageForm.Text(await PageForm.Open(browser, $"/captura/{_id}"));
        foreach (var said in new[]
        {
            "Lemas de campaña", "Retire el lema del segundo párrafo.", "Lineamientos, supuesto 7", "avisa y no oculta nada", "CTSCCC/07/2024",
            "rechazó el ajuste solicitado: «No corresponde a esta candidatura» (Plan, 8)", "El rechazo no gasta el ajuste",
        })
            Assert.Contains(said, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfAnotherParty_IsNotFound()
    {
        Tell(nameof(Stories.Public));
        using var other = site.Browser("sauce");
        foreach (var path in new[] { "", "/consentimientos", "/consentimientos/formato", "/ajuste" })
        {
            using var answer = await other.GetAsync($"/captura/{_id}{path}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private void Tell(string story) => site.Grains.Told[_id] = story switch
    {
        nameof(Stories.Captured) => Stories.Captured,
        nameof(Stories.Public) => Stories.Public,
        nameof(Stories.Requested) => Stories.Requested,
        nameof(Stories.Corrected) => Stories.Corrected,
        _ => Stories.Withdrawn,
    };
}
