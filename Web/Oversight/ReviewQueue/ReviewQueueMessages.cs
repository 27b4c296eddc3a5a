using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Oversight.ReviewQueue;

/// <summary>Every sentence of the queue, and of taking and leaving a review.</summary>
internal static class ReviewQueueMessages
{
    public const string Title = "Cola de revisión";
    public const string Candidacies = "Candidaturas";
    public const string TakeNext = "Tomar la siguiente";
    public const string Intro = "«Tomar la siguiente» le asigna la enviada hace más tiempo que nadie esté revisando. Es suya durante 20 minutos, que se renuevan mientras trabaja en ella.";
    public const string Yours = "Usted ya la tiene en revisión. Verifíquela o déjela para después, y podrá tomar la siguiente.";
    public const string InReview = "En revisión ahora";
    public const string Waiting = "Las que siguen";
    public const string WaitingCaption = "Candidaturas sin revisar, de la enviada hace más tiempo a la más reciente";
    public const string InReviewCaption = "Candidaturas que alguien está revisando";
    public const string Name = "Persona candidata";
    public const string Party = "Partido responsable";
    public const string Sent = "Enviada";
    public const string SystemAct = "La verifica el sistema";
    public const string Who = "Quién la revisa";
    public const string Until = "La tiene hasta";
    public const string You = "Usted";
    public const string NothingWaits = "No hay candidaturas por revisar.";
    public const string NothingFree = "Todas las que esperan las está revisando alguien más.";
    public const string NothingForYou = "No quedó ninguna que pueda tomar: no hay candidaturas por revisar o las está revisando alguien más.";
    public const string Later = "La dejó para después; las demás van primero.";
    public const string Overdue = "Plazo vencido";

    /// <summary>Why the system acts, where it does.</summary>
    public static string SystemNote(int hours) =>
        $"Lo que nadie revisa en {SpanishNumbers.Count(hours, "hora", "horas")} desde su envío lo verifica el sistema, y así se hace constar: «sin observaciones en plazo». Después todavía puede observarse.";

    public static string Summary(int waiting, int held) => waiting == 0
        ? NothingWaits
        : $"{(waiting == 1 ? "Espera" : "Esperan")} revisión {SpanishNumbers.Count(waiting, "candidatura", "candidaturas")}; {(held == 0 ? "nadie está revisando ninguna" : $"{SpanishNumbers.Whole(held)} en revisión ahora")}.";

    public static string Shown(int shown, int free) =>
        shown == free ? "" : $"Se muestran las primeras {SpanishNumbers.Whole(shown)} de {SpanishNumbers.Whole(free)}.";

    public static string Continue(string name) => $"Continuar con {name}";

    public static string Verified(string name) => $"Verificada: {name}.";

    /// <summary>How many are left after one.</summary>
    public static string Remain(int waiting) => waiting switch
    {
        0 => "No queda ninguna por revisar.",
        1 => "Queda 1 por revisar.",
        _ => $"Quedan {SpanishNumbers.Whole(waiting)} por revisar.",
    };

    /// <summary>Who has what, when it is another person.</summary>
    public static string HeldBy(string name, DateTimeOffset until) => $"La está revisando {name}, que la tiene hasta las {SpanishDates.Hour(until)}.";

    public static string HeldByYou(DateTimeOffset until) => $"La está revisando usted: es suya hasta las {SpanishDates.Hour(until)} y el plazo se renueva mientras trabaja en ella.";
}
