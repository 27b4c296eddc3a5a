using Conoceles.Deliveries;
using Conoceles.Elections;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Oversight.Deliveries;

/// <summary>Every sentence of the deliveries of accounts.</summary>
internal static class DeliveryMessages
{
    public const string Title = "Entregas de cuentas";
    public const string Intro = "Al registrar que un partido, o una candidatura independiente, recibió su cuenta, empieza el plazo de captura de las candidaturas que la entrega alcanza. Quien ya tiene cuenta necesita otra entrega por cada lote de candidaturas aprobadas después.";
    public const string Waiting = "Por entregar";
    public const string WaitingCaption = "Candidaturas aprobadas cuya cuenta no se ha entregado: primero el plazo que vence antes";
    public const string NothingWaits = "Todas las candidaturas aprobadas tienen registrada la entrega de su cuenta.";
    public const string Party = "Partido responsable";
    public const string Candidacies = "Candidaturas";
    public const string Due = "Entregar a más tardar";
    public const string Late = "Vencido";
    public const string Record = "Registrar la entrega";
    public const string Recorded = "Entregas registradas";
    public const string RecordedCaption = "De la más reciente a la más antigua";
    public const string NoneRecorded = "No se ha registrado ninguna. Las que dice el registro de candidaturas no aparecen aquí.";
    public const string DeliveredAt = "Recibida";
    public const string Receiver = "Recibió";
    public const string Way = "Forma";
    public const string Reference = "Constancia";

    public const string FormTitle = "Registrar una entrega";
    public const string Batch = "Candidaturas que alcanza";
    public const string BatchHint = "Por acuerdo de aprobación. Solo las que marque: de las demás no empieza el plazo.";
    public const string ReceiverLabel = "Quién recibió";
    public const string ReceiverHint = "Nombre y cargo, como firmó; por ejemplo, la representación ante el Consejo General.";
    public const string Day = "Día en que recibió";
    public const string Hour = "Hora en que recibió";
    public const string HourHint = "Hora de Sonora, de 0:00 a 23:59; por ejemplo, 17:45.";
    public const string ReferenceLabel = "Referencia de la constancia";
    public const string ReferenceHint = "Número del acuse firmado, del oficio o del correo. El documento escaneado se adjunta después, en la página de la entrega.";
    public const string Continue = "Revisar antes de registrar";
    public const string Back = "Volver a las entregas";
    public const string NobodyWaits = "Este partido no tiene candidaturas que esperen la entrega de su cuenta.";

    public const string ReviewTitle = "Revise la entrega";
    public const string NothingYet = "Todavía no se ha registrado nada. Una entrega no se borra ni se cambia de fecha: de ella depende un plazo legal.";
    public const string ReachCaption = "A quién alcanza, y cuándo vence su captura";
    public const string Name = "Persona candidata";
    public const string Approved = "Aprobada";
    public const string Closes = "Vence su captura";
    public const string Acknowledge = "Tengo a la vista la constancia y los datos son los que dice";
    public const string Confirm = "Registrar la entrega";
    public const string Edit = "Cambiar los datos";
    public const string ReachChanged = "Las candidaturas que esperan cambiaron mientras usted revisaba. Revise otra vez a quién alcanza.";

    public const string EvidenceLink = "Constancias de la entrega";
    public const string EvidenceIntro = "El acuse firmado, el oficio o el correo con que el partido recibió, escaneado. Se guarda cifrado y no se muestra al público.";
    public const string BackToAct = "Volver a la entrega";

    public const string Running = "Registrando la entrega";
    public const string Done = "La entrega quedó registrada";
    public const string Resumes = "Puede cerrar esta página: el registro sigue, también si un servidor se reinicia.";
    public const string Refresh = "Actualizar el avance";
    public const string RefusedCaption = "Candidaturas que no la admitieron";
    public const string Why = "Motivo";

    public const string BatchMissing = "Marque al menos un acuerdo.";
    public const string ReceiverMissing = "Anote el nombre y el cargo de quien recibió.";
    public const string WayMissing = "Elija cómo se entregó.";
    public const string DayMissing = "Anote el día, el mes y el año.";
    public const string HourWrong = "Anote la hora con dos puntos, de 0:00 a 23:59.";
    public const string InFuture = "Ese momento todavía no llega: anote cuándo se recibió.";
    public const string ReferenceMissing = "Anote la referencia de la constancia.";
    public const string NotAcknowledged = "Marque la casilla para confirmar que los datos son los de la constancia.";

    public static string WayName(DeliveryWay way) => way switch
    {
        DeliveryWay.InPerson => "En persona, con acuse firmado",
        DeliveryWay.Letter => "Por oficio",
        DeliveryWay.Mail => "Por correo electrónico, con respuesta",
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, null),
    };

    public static string BatchName(DeliveryBatch batch) =>
        $"{batch.Agreement}, del {SpanishDates.Day(batch.ApprovedOn)}: {SpanishNumbers.Count(batch.People.Count, "candidatura", "candidaturas")}";

    public static string Reaches(int candidacies) =>
        $"Abre la captura de {SpanishNumbers.Count(candidacies, "candidatura", "candidaturas")}.";

    public static string Progress(int opened, int total) => $"Se abrió la captura de {SpanishNumbers.Whole(opened)} de {SpanishNumbers.Whole(total)}.";

    public static string Rule(DeadlineRule rule) => DeadlineText.Describe(DeadlineKind.Accounts, DeadlineTrigger.Approval, rule);
}
