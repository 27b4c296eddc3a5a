using Conoceles.Elections;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Capture.LegalDates;

/// <summary>Every sentence of the party's legal dates, on the page and in the file.</summary>
internal static class DateMessages
{
    public const string Title = "Plazos de sus candidaturas";
    public const string Intro = "Lo que falta por enviar y cuándo es pública la información. Las horas son de Sonora (UTC−7).";
    public const string File = "Descargar para su calendario (.ics)";
    public const string FileNote = "El archivo tiene las fechas de hoy: si un acuerdo las cambia, descárguelo otra vez. Avisa 72, 24 y 2 horas antes de que venza una captura.";
    public const string Nothing = "Todavía no hay fechas: falta registrar la entrega de la cuenta.";
    public const string Caption = "Fechas, de la más próxima a la más lejana";
    public const string When = "Fecha y hora";
    public const string What = "Qué ocurre";
    public const string Back = "Volver a las candidaturas";
    public const string Link = "Plazos y calendario";

    public static string CaptureEnds(int candidacies) =>
        $"Vence la captura de {SpanishNumbers.Count(candidacies, "candidatura sin enviar", "candidaturas sin enviar")}";

    public static string Opens(IEnumerable<Office> offices) => $"Empieza la publicación: {Names(offices)}";

    public static string Closes(IEnumerable<Office> offices) => $"Termina la publicación: {Names(offices)}";

    private static string Names(IEnumerable<Office> offices) => string.Join(", ", offices.Select(o => o.Name));
}
