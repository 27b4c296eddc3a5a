using Conoceles.Elections;
using Conoceles.Grains.Elections.Rules;

namespace Conoceles.Grains.Mail.Rules;

/// <summary>What a warning says. Pure: the same warning at the same instant is the same text.</summary>
public static class WarningText
{
    /// <param name="site">Address of the capture's site; null prints none.</param>
    /// <param name="now">Legal instant of the counts.</param>
    public static Notice Compose(Warning warning, ElectionDefinition election, Uri? site, DateTimeOffset now)
    {
        var closing = warning.Captures;
        var what = $"Vence en {NoticeWords.Count(warning.Hours, "hora", "horas")} o menos la captura de {NoticeWords.Count(closing.Count, "candidatura", "candidaturas")}";
        return new Notice
        {
            Key = warning.KeyIn(election.Slug),
            Election = election.Slug,
            Kind = NoticeKinds.CaptureWarning,
            Party = closing.Party,
            Subject = NoticeWords.Subject(what, election),
            Body = string.Join("\n\n", new[]
            {
                NoticeWords.Mark(election),
                $"{election.Name}\n{NoticeWords.Party(closing.Party, election)}",
                $"{what}: el {NoticeWords.Instant(closing.Closes)}.",
                $"Sin iniciar: {NoticeWords.Whole(closing.NotStarted)}\n"
                    + $"Iniciadas, sin completar el mínimo legal: {NoticeWords.Whole(closing.Started)}\n"
                    + $"Con el mínimo legal, sin enviar: {NoticeWords.Whole(closing.Ready)}",
                "Lo que no se envíe antes de esa hora se informará como omiso. Los borradores se conservan, pero ya no podrán cambiarse ni enviarse.",
                Why(closing, election),
                site is null ? null : $"Para capturar y enviar: {new Uri(site, "captura")}",
                $"Las cuentas son las del {NoticeWords.Instant(now)}. Mensaje automático de la Unidad de Transparencia; no necesita respuesta.",
            }.OfType<string>()),
            ValidUntil = closing.Closes,
        };
    }

    /// <summary>Rule, extension, agreement: whichever made the date of some of them.</summary>
    private static string Why(ClosingCaptures closing, ElectionDefinition election)
    {
        var why = new List<string>();
        if (closing.Reopened < closing.Count)
        {
            why.AddRange(CaptureReason.Of(closing.Closes, closing.Party, election));
            why[0] = $"Por qué esa fecha. {why[0]}";
        }

        if (closing.Reopened > 0)
            why.Add($"{NoticeWords.Count(closing.Reopened, "captura reabierta", "capturas reabiertas")}: la fecha la fija el acuerdo.");
        return string.Join('\n', why);
    }
}
