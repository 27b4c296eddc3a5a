using System.Globalization;
using Conoceles.Elections;
using Conoceles.Text;

namespace Conoceles.Grains.Mail.Rules;

/// <summary>What a warning says. Pure: the same warning at the same instant is the same text.</summary>
public static class WarningText
{
    /// <param name="site">Address of the capture's site; null prints none.</param>
    /// <param name="now">Legal instant of the counts.</param>
    public static Notice Compose(Warning warning, ElectionDefinition election, Uri? site, DateTimeOffset now)
    {
        var closing = warning.Captures;
        var isReal = election.Kind is ElectionKind.Real;
        var what = $"Vence en {Count(warning.Hours, "hora", "horas")} o menos la captura de {Count(closing.Count, "candidatura", "candidaturas")}";
        return new Notice
        {
            Key = warning.KeyIn(election.Slug),
            Election = election.Slug,
            Kind = NoticeKinds.CaptureWarning,
            Party = closing.Party,
            Subject = isReal ? what : $"[Prueba] {what}",
            Body = string.Join("\n\n", new[]
            {
                isReal ? null : "PRUEBA: personas ficticias, sin efectos legales.",
                $"{election.Name}\n{PartyName(closing.Party, election)}",
                $"{what}: el {Instant(closing.Closes)}.",
                $"Sin iniciar: {Whole(closing.NotStarted)}\n"
                    + $"Iniciadas, sin completar el mínimo legal: {Whole(closing.Started)}\n"
                    + $"Con el mínimo legal, sin enviar: {Whole(closing.Ready)}",
                "Lo que no se envíe antes de esa hora se informará como omiso. Los borradores se conservan, pero ya no podrán cambiarse ni enviarse.",
                string.Join('\n', Why(closing, election)),
                site is null ? null : $"Para capturar y enviar: {new Uri(site, "captura")}",
                $"Las cuentas son las del {Instant(now)}. Mensaje automático de la Unidad de Transparencia; no necesita respuesta.",
            }.OfType<string>()),
            ValidUntil = closing.Closes,
        };
    }

    /// <summary>Rule, extension, agreement: whichever made the date of some of them.</summary>
    private static IEnumerable<string> Why(ClosingCaptures closing, ElectionDefinition election)
    {
        if (closing.Reopened < closing.Count)
        {
            yield return $"Por qué esa fecha. {DeadlineText.Describe(DeadlineKind.Capture, DeadlineTrigger.Receipt, election.Deadlines.Capture)}";
            foreach (var extension in election.Deadlines.Extensions.Where(e => IsOf(e, closing)))
                yield return $"{extension.Agreement} amplió el plazo hasta el {SpanishDay.Of(extension.Until)}.";
        }

        if (closing.Reopened > 0)
            yield return $"{Count(closing.Reopened, "captura reabierta", "capturas reabiertas")}: la fecha la fija el acuerdo.";
    }

    private static bool IsOf(DeadlineExtension extension, ClosingCaptures closing) =>
        extension.Deadline is DeadlineKind.Capture && extension.Until == Deadlines.LocalDate(closing.Closes)
        && (extension.Party is null || extension.Party == closing.Party);

    /// <summary>«Partido Equis (PXX)»; of an independent, who is no actor by herself, her own key.</summary>
    private static string PartyName(string party, ElectionDefinition election) => election.FindActor(party) is { } actor
        ? $"{actor.Name} ({actor.Acronym})"
        : $"Candidatura independiente ({party})";

    private static string Instant(DateTimeOffset instant) =>
        $"{SpanishDay.Of(Deadlines.LocalDate(instant))} a las {instant.ToOffset(Deadlines.Hermosillo).ToString("HH:mm", CultureInfo.InvariantCulture)}, hora de Sonora (UTC−7)";

    private static string Count(int count, string one, string many) => $"{Whole(count)} {(count == 1 ? one : many)}";

    private static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
