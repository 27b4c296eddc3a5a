using Conoceles.Omissions;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Oversight.Omissions;

/// <summary>Every sentence of the files of omitted candidacies.</summary>
internal static class OmissionMessages
{
    public const string Title = "Omisas y sus expedientes";
    public const string Intro = "Candidaturas cuya captura terminó sin envío. Minutos después del cierre se integra el expediente de cada una, con lo que el sistema sabe; ya no cambia. Si es una falta, lo decide otra autoridad.";
    public const string None = "Ninguna captura ha terminado sin envío.";
    public const string Caption = "Por partido y hora de cierre: primero el más reciente";
    public const string Party = "Partido responsable";
    public const string Closed = "Venció";
    public const string Omitted = "Omisas hoy";
    public const string Files = "Expedientes";
    public const string Composing = "En integración";
    public const string FewerNow = "Puede haber más expedientes que omisas: una ampliación o una reapertura da otra oportunidad, y el expediente del primer cierre se conserva.";

    public const string FileTitle = "Expediente de captura omisa";
    public const string Link = "Expediente de captura omisa";
    public const string NotYet = "Todavía no hay expediente. Se integra unos tres minutos después del cierre, si la candidatura no envió.";
    public const string Print = "Cada expediente sale en una hoja al imprimir.";

    public const string Name = "Persona candidata";
    public const string Office = "Cargo";
    public const string Actor = "La postula";
    public const string Approval = "Aprobación";
    public const string Delivery = "Entrega de la cuenta";
    public const string ByRegistry = "Según el registro de candidaturas";
    public const string NoDelivery = "Sin registro";
    public const string Deadline = "Venció";
    public const string Why = "Por qué esa fecha";
    public const string SignIns = "Accesos con la cuenta, del recibo al cierre";
    public const string NoSignIns = "Ninguno";
    public const string Progress = "Avance al cierre";
    public const string NoProgress = "No se guardó nada";
    public const string Warnings = "Avisos previos";
    public const string NoWarnings = "Ninguno";
    public const string Composed = "Integrado";
    public const string Responsibility = "Lo integró el sistema con sus asientos. No contiene respuestas.";

    public static string Reopened(int opening) => $"Apertura {SpanishNumbers.Whole(opening)}, por acuerdo";

    public static string SignInsOf(OmissionSignIns signIns) => signIns is { First: { } first, Last: { } last }
        ? $"{SpanishNumbers.Whole(signIns.Count)}; el primero, el {SpanishDates.WithHour(first)}; el último, el {SpanishDates.WithHour(last)}"
        : NoSignIns;

    public static string ProgressOf(OmissionProgress progress) => progress.SavedAt is { } saved
        ? $"{SpanishNumbers.Whole(progress.Complete)} de {SpanishNumbers.Whole(progress.Sections)} rubros completos; {Missing(progress.MinimumMissing)}; curricular al {SpanishNumbers.Whole(progress.CurricularPercent)} %; última vez que se guardó, el {SpanishDates.WithHour(saved)}"
        : NoProgress;

    public static string WarningOf(OmissionWarning warning) => warning.Sent is { } sent
        ? $"Escrito el {SpanishDates.WithHour(warning.Written)}; enviado por correo el {SpanishDates.WithHour(sent)} a {SpanishNumbers.Count(warning.Recipients, "dirección", "direcciones")}"
        : $"Escrito el {SpanishDates.WithHour(warning.Written)}; por imprimir";

    private static string Missing(int sections) => sections == 0
        ? "con el mínimo legal"
        : $"al mínimo legal le {(sections == 1 ? "faltaba" : "faltaban")} {SpanishNumbers.Count(sections, "rubro", "rubros")}";
}
