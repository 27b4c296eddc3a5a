using Conoceles.Elections;
using Conoceles.Grains.Mail;
using Conoceles.Grains.Mail.Rules;
using Conoceles.Grains.Tests.Candidacies;

namespace Conoceles.Grains.Tests.Mail;

/// <summary>What parties read, word by word.</summary>
public sealed class WarningTextTests
{
    private static readonly DateTimeOffset Closes = Sample.At("2024-05-05T23:59:59.999-07:00");
    private static readonly ElectionDefinition Real = Sample.Election with { Kind = ElectionKind.Real };

    [Fact]
    public void Warning_SaysHowManyUntilWhenAndWhy()
    {
        var notice = Compose(24, new ClosingCaptures("pxx", Closes) { NotStarted = 3, Started = 7, Ready = 2 }, Real);
        Assert.Equal("Vence en 24 horas o menos la captura de 12 candidaturas", notice.Subject);
        Assert.Equal(
            """
            Proceso de prueba
            Partido Equis Equis (PXX)

            Vence en 24 horas o menos la captura de 12 candidaturas: el 5 de mayo de 2024 a las 23:59, hora de Sonora (UTC−7).

            Sin iniciar: 3
            Iniciadas, sin completar el mínimo legal: 7
            Con el mínimo legal, sin enviar: 2

            Lo que no se envíe antes de esa hora se informará como omiso. Los borradores se conservan, pero ya no podrán cambiarse ni enviarse.

            Por qué esa fecha. Captura: 15 días naturales desde el día siguiente a la recepción de la cuenta (Lineamientos, art. 16, inciso f).

            Para capturar y enviar: https://conoceles.ejemplo.invalid/captura

            Las cuentas son las del 4 de mayo de 2024 a las 23:59, hora de Sonora (UTC−7). Mensaje automático de la Unidad de Transparencia; no necesita respuesta.
            """, notice.Body);
        Assert.Equal(
            ("vence-24h_prueba_pxx_20240506T065959Z", "prueba", NoticeKinds.CaptureWarning, "pxx", (string?)null, Closes),
            (notice.Key, notice.Election, notice.Kind, notice.Party, notice.Candidacy, notice.ValidUntil));
    }

    [Fact]
    public void Warning_OfOneInAnExtendedAndReopenedTerm_SaysWhoseDateItIs()
    {
        var election = Real with
        {
            Deadlines = DeadlineRules.Default with
            {
                Extensions =
                [
                    new DeadlineExtension(DeadlineKind.Capture, new DateOnly(2024, 5, 3), new DateOnly(2024, 5, 5), "CG/77/2024", "Falla."),
                    new DeadlineExtension(DeadlineKind.Capture, new DateOnly(2024, 5, 3), new DateOnly(2024, 5, 5), "CG/78/2024", "Falla.", "pyy"),
                    new DeadlineExtension(DeadlineKind.Capture, new DateOnly(2024, 5, 3), new DateOnly(2024, 5, 9), "CG/79/2024", "Falla."),
                ],
            },
        };
        var notice = Compose(2, new ClosingCaptures("pxx", Closes) { Ready = 2, Reopened = 1 }, election);
        Assert.Contains(
            "\n\nPor qué esa fecha. Captura: 15 días naturales desde el día siguiente a la recepción de la cuenta (Lineamientos, art. 16, inciso f).\n"
            + "CG/77/2024 amplió el plazo hasta el 5 de mayo de 2024.\n1 captura reabierta: la fecha la fija el acuerdo.\n\n", notice.Body, StringComparison.Ordinal);
        var reopened = Compose(72, new ClosingCaptures("pxx", Closes) { NotStarted = 1, Reopened = 1 }, Real);
        Assert.Equal("Vence en 72 horas o menos la captura de 1 candidatura", reopened.Subject);
        Assert.Contains("\n\n1 captura reabierta: la fecha la fija el acuerdo.\n\n", reopened.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("15 días", reopened.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Rehearsal_SaysThatItIsOne()
    {
        var notice = Compose(24, new ClosingCaptures("pxx", Closes) { NotStarted = 1 }, Sample.Election with { Kind = ElectionKind.Rehearsal });
        Assert.StartsWith("[Ensayo] Vence en 24 horas", notice.Subject, StringComparison.Ordinal);
        Assert.StartsWith("ENSAYO · Municipio de Prueba: personas ficticias, sin efectos legales.\n\n", notice.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Demonstration_IsMarked_AndAnIndependentIsNamedByHerKey()
    {
        var notice = WarningText.Compose(
            new Warning(new ClosingCaptures("independiente-4", Closes) { NotStarted = 1_234 }, 2), Sample.Election, site: null, Closes.AddHours(-2));
        Assert.Equal("[Prueba] Vence en 2 horas o menos la captura de 1,234 candidaturas", notice.Subject);
        Assert.StartsWith("PRUEBA: personas ficticias, sin efectos legales.\n\nProceso de prueba\nCandidatura independiente (independiente-4)\n\n", notice.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("http", notice.Body, StringComparison.Ordinal);
    }

    private static Notice Compose(int hours, ClosingCaptures captures, ElectionDefinition election) => WarningText.Compose(
        new Warning(captures, hours), election, new Uri("https://conoceles.ejemplo.invalid/"), Closes.AddHours(-24));
}
