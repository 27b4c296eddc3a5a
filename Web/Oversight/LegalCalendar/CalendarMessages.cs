using Conoceles.Elections;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Oversight.LegalCalendar;

/// <summary>Every sentence of the deadlines' pages in oversight.</summary>
internal static class CalendarMessages
{
    public const string Title = "Plazos y calendario";
    public const string Intro = "Las reglas con las que el sistema cuenta cada plazo. Los días terminan a las 23:59:59 de Sonora (UTC−7).";

    public const string WorkPlan = "Plan de trabajo: actividades e informes";

    public const string Rules = "Reglas";
    public const string CaptureCap = "Si la aprobación es posterior, se cuenta desde ella; nunca pasa de la jornada electoral, salvo acuerdo.";
    public const string BusinessDays = "Días hábiles";
    public const string EveryDay = "Durante el proceso electoral todos los días y horas son hábiles (LGSMIME, artículos 7 y 8).";
    public const string Weekdays = "Son hábiles los días de lunes a viernes que no están en esta lista.";
    public const string HolidaysUnused = "La lista no cuenta mientras todos los días sean hábiles.";
    public const string NoHolidays = "No hay días inhábiles registrados.";
    public const string Holiday = "Día";
    public const string HolidayName = "Motivo";
    public const string HolidaysCaption = "Días inhábiles registrados";

    public const string Extensions = "Ampliaciones por acuerdo";
    public const string NoExtensions = "Ningún acuerdo ha ampliado un plazo.";

    public const string Offices = "Publicación, por cargo";
    public const string OfficeCaption = "Cuándo es pública cada candidatura";
    public const string Office = "Cargo";
    public const string Opens = "Abre";
    public const string Closes = "Cierra";
    public const string Source = "Acuerdo o documento";

    public const string Dates = "Fechas del proceso";
    public const string DatesCaption = "El calendario publicado";
    public const string DateName = "Qué";
    public const string DateWhen = "Cuándo";
    public const string Provisional = "provisional";

    public const string Decisions = "Decisiones registradas";
    public const string NoDecisions = "Nadie ha cambiado el calendario desde que se cargó.";
    public const string DecisionsCaption = "De la más reciente a la más antigua";
    public const string When = "Fecha y hora";
    public const string What = "Decisión";
    public const string Who = "Cuenta";

    public const string Simulator = "Simulador";
    public const string SimulatorIntro = "¿Cuándo vencería? Escriba las fechas; no registra nada.";
    public const string Approved = "Aprobación de la candidatura";
    public const string Delivered = "Recepción de la cuenta";
    public const string Simulate = "Calcular";
    public const string SimulatorWrong = "Escriba una fecha que exista.";

    public const string Agreement = "Acuerdo o documento";
    public const string AgreementHint = "El que lo ordena; por ejemplo, CG/123/2027 o la circular con su número.";
    public const string Reason = "Motivo";
    public const string HolidayReason = "Por qué no se trabaja";
    public const string HolidayReasonHint = "Como se leerá en la lista; por ejemplo, Día del trabajo.";
    public const string Back = "Volver a los plazos";
    public const string Continue = "Revisar antes de registrar";
    public const string ReviewTitle = "Revise la decisión";
    public const string NothingYet = "Todavía no se ha registrado nada.";
    public const string Edit = "Cambiar los datos";
    public const string Confirm = "Registrar la decisión";
    public const string Acknowledge = "Sé que la decisión cuenta desde este momento y queda en el registro con mi cuenta";
    public const string Done = "La decisión quedó registrada y ya cuenta.";
    public const string Changed = "El calendario cambió mientras usted escribía. Revise otra vez la decisión.";

    public const string DateMissing = "Anote el día, el mes y el año.";
    public const string ChoiceMissing = "Elija una opción.";
    public const string AgreementMissing = "Anote el acuerdo o el documento que lo ordena.";
    public const string ReasonMissing = "Escriba el motivo.";
    public const string NotAcknowledged = "Marque la casilla para confirmar que sabe lo que esta decisión produce.";

    public const string AddTitle = "Agregar un día inhábil";
    public const string AddIntro = "El día deja de contar en los plazos de días hábiles.";
    public const string RemoveTitle = "Quitar un día inhábil";
    public const string RemoveIntro = "El día vuelve a contar en los plazos de días hábiles.";
    public const string EveryDayTitle = "Contar todos los días como hábiles";
    public const string EveryDayIntro = "Como durante el proceso electoral: el plazo para resolver un ajuste termina al acabar el día siguiente, también en fin de semana.";
    public const string WeekdaysTitle = "Contar solo de lunes a viernes";
    public const string WeekdaysIntro = "Fuera del proceso electoral: no cuentan sábados, domingos ni los días de la lista.";
    public const string ReceiptTitle = "Contar el día de la recepción";
    public const string ReceiptIntro = "Como imprime el Plan de Trabajo: la captura termina un día antes. Quien tenía hasta hoy puede quedar fuera de plazo en este momento.";
    public const string NextDayTitle = "Contar desde el día siguiente a la recepción";
    public const string NextDayIntro = "Como se cuentan los plazos en la ley: la captura termina un día después que en el Plan de Trabajo.";
    public const string ExtendTitle = "Ampliar un plazo por acuerdo";
    public const string ExtendIntro = "Mueve los plazos que vencen desde un día hasta antes de la nueva fecha. Los que vencieron antes de ese día no se reabren.";
    public const string ExtendKind = "Plazo";
    public const string ExtendFrom = "Alcanza a los que vencen desde el día";
    public const string ExtendUntil = "Nueva fecha de vencimiento";
    public const string ExtendParty = "Partido responsable";
    public const string EveryParty = "Todos";

    public static string Review(int hours) =>
        $"Revisión: {SpanishNumbers.Count(hours, "hora", "horas")} desde el envío; pasadas sin que nadie revise, el sistema verifica sin observaciones.";

    public static string Result(Deadline deadline) => $"{SpanishDates.Day(deadline.Last)}, 23:59 horas.";

    public static string Reaches(int candidacies) =>
        $"Alcanza en este momento a {SpanishNumbers.Count(candidacies, "candidatura que no ha enviado", "candidaturas que no han enviado")}.";

    public static string Extension(DeadlineExtension extension, string? party) =>
        $"{DeadlineText.Name(extension.Deadline)}: los que vencen desde el {SpanishDates.Day(extension.From)} vencen el {SpanishDates.Day(extension.Until)}{(party is null ? "" : $", solo de {party}")}. {extension.Agreement}: {extension.Reason}";

    public static string Period(NamedDate date) =>
        date.To is { } to ? $"del {SpanishDates.Day(date.From)} al {SpanishDates.Day(to)}" : SpanishDates.Day(date.From);

    public static string Name(CalendarAct act) => act switch
    {
        CalendarAct.AddHoliday => "Día inhábil agregado",
        CalendarAct.RemoveHoliday => "Día inhábil quitado",
        CalendarAct.CountEveryDay => "Todos los días son hábiles",
        CalendarAct.CountBusinessDays => "Son hábiles de lunes a viernes",
        CalendarAct.CountReceiptDay => "La captura cuenta el día de la recepción",
        CalendarAct.CountFromNextDay => "La captura cuenta desde el día siguiente",
        CalendarAct.Extend => "Plazo ampliado",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };
}
