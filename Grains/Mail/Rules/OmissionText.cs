using System.Globalization;
using Conoceles.Elections;
using Conoceles.Grains.Projection;

namespace Conoceles.Grains.Mail.Rules;

/// <summary>What a party is told after a closing: how many of its candidacies were not sent, and what that means. Pure.</summary>
public static class OmissionText
{
    /// <summary>How long after the closing it is still told.</summary>
    public static readonly TimeSpan Told = TimeSpan.FromDays(15);

    /// <param name="site">Address of the capture's site; null prints none.</param>
    /// <param name="now">Legal instant of the count.</param>
    public static Notice Compose(ClosedCaptures closed, ElectionDefinition election, Uri? site, DateTimeOffset now)
    {
        var what = closed.Count == 1 ? "Terminó sin envío la captura de 1 candidatura" : $"Terminó sin envío la captura de {NoticeWords.Whole(closed.Count)} candidaturas";
        return new Notice
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"omisas_{election.Slug}_{closed.Party}_{closed.Closed.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}"),
            Election = election.Slug,
            Kind = NoticeKinds.CaptureOmitted,
            Party = closed.Party,
            Subject = NoticeWords.Subject(what, election),
            Body = string.Join("\n\n", new[]
            {
                NoticeWords.Mark(election),
                $"{election.Name}\n{NoticeWords.Party(closed.Party, election)}",
                $"{what}: el plazo venció el {NoticeWords.Instant(closed.Closed)}.",
                "La Unidad de Transparencia integró el expediente de cada una: aprobación, entrega de la cuenta, accesos, avance y avisos. "
                    + "Los borradores se conservan y ya no pueden cambiarse ni enviarse, salvo que un acuerdo del Consejo General amplíe el plazo o reabra la captura.",
                "El sitio público muestra su nombre, su cargo y quién la postula, y dice que no hay información capturada.",
                site is null ? null : $"Cuáles son: {new Uri(site, "captura")}",
                $"La cuenta es la del {NoticeWords.Instant(now)}. Mensaje automático de la Unidad de Transparencia; no necesita respuesta.",
            }.OfType<string>()),
            ValidUntil = closed.Closed + Told,
        };
    }
}
