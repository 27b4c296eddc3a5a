using Conoceles.Cuts;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Oversight.Cuts;

/// <summary>Every sentence of the cuts' pages.</summary>
internal static class CutsMessages
{
    public const string Title = "Cortes del registro público";
    public const string Intro = "Un corte fija, numera y firma lo que el sitio publica. De él salen los datos abiertos. Se hace uno cada día y otro poco antes de que termine la publicación de un cargo; aquí puede pedir uno más.";
    public const string Ask = "Hacer corte ahora";
    public const string None = "Todavía no hay cortes.";
    public const string Caption = "Primero, el más reciente";
    public const string Number = "Corte";
    public const string At = "Fecha y hora";
    public const string Candidacies = "Candidaturas";
    public const string Changes = "Cambios";
    public const string Why = "Motivo";
    public const string Scheduled = "Programado";
    public const string Refresh = "Ver cómo va";
    public const string Resumes = "Puede cerrar esta página: el corte sigue, aunque un equipo se detenga.";
    public const string Asked = "El corte quedó pedido.";
    public const string RunningTitle = "Se está haciendo un corte";
    public const string NoNext = "No hay otro corte programado.";

    public const string NewTitle = "Hacer un corte ahora";
    public const string NewIntro = "Se fija lo que el sitio publica en este momento, con el número que sigue. Un corte no se cambia ni se borra.";
    public const string ReasonHint = "Se publica con el corte: no escriba datos de personas ni causas de una baja. Hasta 500 caracteres.";
    public const string Acknowledge = "Sé que el corte y su motivo son públicos y que no pueden deshacerse";
    public const string ReasonMissing = "Escriba el motivo del corte.";
    public const string NotAcknowledged = "Marque la casilla para confirmar que sabe lo que este acto produce.";
    public const string Back = "Volver a los cortes";

    /// <summary>In one piece: a column is as narrow as its longest word.</summary>
    public static string Of(int number) => $"Corte\u00A0{SpanishNumbers.Whole(number)}";

    public static string Failed(DateTimeOffset at) =>
        $"El último intento, a las {SpanishDates.Hour(at)} horas, no terminó: falta alguna de las bases de datos, o lo que hay en ella no puede leerse. Se intenta de nuevo cada minuto; si no termina, avise a quien opera el sistema (bitácora, suceso 2402).";

    public static string GroupsKept(int newest, int cut) => cut == 0
        ? $"En el corte {SpanishNumbers.Whole(newest)} no pudieron hacerse las estadísticas de grupos prioritarios, y el sitio no muestra ninguna. Avise a quien opera el sistema (bitácora, suceso 2404)."
        : $"En el corte {SpanishNumbers.Whole(newest)} no pudieron hacerse las estadísticas de grupos prioritarios: el sitio muestra las del corte {SpanishNumbers.Whole(cut)}. Avise a quien opera el sistema (bitácora, suceso 2404).";

    public static string Next(DateTimeOffset at) => $"El siguiente corte programado es el {SpanishDates.WithZone(at)}.";

    public static string Progress(CutProgress running) => running.Total == 0
        ? "Por empezar."
        : $"{SpanishNumbers.Whole(running.Done)} de {SpanishNumbers.Count(running.Total, "candidatura revisada", "candidaturas revisadas")}.";

    public static string Shown(int count) => $"Se muestran los {SpanishNumbers.Whole(CutsView.Most)} más recientes de {SpanishNumbers.Whole(count)}.";
}
