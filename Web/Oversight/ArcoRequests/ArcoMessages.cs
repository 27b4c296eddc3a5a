using Conoceles.Arco;
using Conoceles.Elections;
using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Oversight.ArcoRequests;

/// <summary>Every sentence of the list and of a request's page.</summary>
internal static class ArcoMessages
{
    public const string Title = "Solicitudes ARCO";
    public const string Board = "Tablero";
    public const string Intro = "Solicitudes de acceso, rectificación, cancelación y oposición de datos personales, con sus actos y sus plazos. Lo registrado no se cambia: si tiene un error se anula, con su motivo, y se registra de nuevo.";
    public const string Private = "Contienen datos personales: las ve solo la administración de la Unidad de Transparencia.";
    public const string NoneYet = "Todavía no se ha registrado ninguna solicitud.";
    public const string Nothing = "Ninguna solicitud coincide con estos filtros.";
    public const string New = "Registrar una solicitud";
    public const string Recorded = "La solicitud quedó registrada.";
    public const string ActRecorded = "El acto quedó registrado.";
    public const string WasAnnulled = "La anulación quedó registrada.";

    public const string Deadlines = "Plazo";
    public const string States = "Estado";
    public const string AllDeadlines = "Cualquiera";
    public const string AllStates = "Todas";
    public const string Caption = "Solicitudes, la de plazo más próximo primero";
    public const string Request = "Solicitud";
    public const string Received = "Recibida";
    public const string Candidacy = "Candidatura";
    public const string State = "Estado";
    public const string Due = "Vence";
    public const string NoCandidacy = "De ninguna candidatura";
    public const string NothingDue = "Nada pendiente";
    public const string Previous = "Anterior";
    public const string Next = "Siguiente";

    public const string Right = "Derecho";
    public const string Means = "Por qué medio";
    public const string Who = "Quién solicita";
    public const string Identification = "Identidad";
    public const string Asked = "Qué se solicita";
    public const string RecordedBy = "Registro";
    public const string Terms = "Plazos";
    public const string Acts = "Actos";
    public const string NoActs = "Todavía no hay actos registrados.";
    public const string Do = "Registrar un acto";
    public const string Related = "En la candidatura";
    public const string CaseFile = "Expediente de la candidatura";
    public const string Consents = "Consentimientos: la revocación de uno se registra ahí, con el escrito de la persona titular";
    public const string Annul = "Anular";
    public const string AnnulRequest = "Anular el registro de la solicitud";
    public const string Annulled = "Anulado";
    public const string InTime = "en plazo";
    public const string Late = "fuera de plazo";
    public const string Pending = "en curso";
    public const string Optional = "solo si falta algo";
    public const string Print = "Se imprime desde el navegador: sale la hoja de la solicitud, con su historia.";

    public static string One(int number) => $"Solicitud ARCO {SpanishNumbers.Whole(number)}";

    public static string Count(int count) => SpanishNumbers.Count(count, "solicitud", "solicitudes");

    public static string Name(ArcoUrgency urgency) => urgency switch
    {
        ArcoUrgency.Overdue => "vencida",
        ArcoUrgency.Due => "por vencer",
        _ => Pending,
    };

    /// <summary>Style of the mark of a term that runs.</summary>
    public static string Class(ArcoUrgency urgency) => urgency switch
    {
        ArcoUrgency.Overdue => "est mal",
        ArcoUrgency.Due => "est prog",
        _ => "est pend",
    };

    public static string Name(ArcoMeans means) => means switch
    {
        ArcoMeans.Mail => "Correo electrónico",
        ArcoMeans.InPerson => "En persona",
        ArcoMeans.Platform => "Plataforma Nacional de Transparencia",
        _ => throw new ArgumentOutOfRangeException(nameof(means), means, null),
    };

    public static string Name(ArcoRequester requester) => requester switch
    {
        ArcoRequester.Titular => "Persona titular de los datos",
        ArcoRequester.Representative => "Representante",
        _ => throw new ArgumentOutOfRangeException(nameof(requester), requester, null),
    };

    public static string Name(ArcoActKind kind) => kind switch
    {
        ArcoActKind.Prevented => "Prevención",
        ArcoActKind.Mended => "Desahogo de la prevención",
        ArcoActKind.Lapsed => "Se tiene por no presentada",
        ArcoActKind.Extended => "Ampliación del plazo de respuesta",
        ArcoActKind.Answered => "Respuesta",
        ArcoActKind.Fulfilled => "Cumplimiento",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Name(ArcoAnswer answer) => answer switch
    {
        ArcoAnswer.Granted => "Procedente",
        ArcoAnswer.Partial => "Parcialmente procedente",
        ArcoAnswer.Denied => "Improcedente",
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, null),
    };

    public static string MetOn(DateOnly day) => $"Fue el {SpanishDates.Day(day)}";

    /// <summary>«en plazo», «por vencer».</summary>
    public static string Situation(ArcoTerm term, bool running, DateTimeOffset now) =>
        term.MetOn is not null ? term.IsLate ? Late : InTime
        : running ? term.At(now) is ArcoUrgency.Overdue ? "vencido" : Name(term.At(now))
        : term.Kind is ArcoTermKind.Prevention ? Optional
        : "sin desahogar";

    public static string ClassOf(ArcoTerm term, bool running, DateTimeOffset now) =>
        term.IsLate ? "est mal" : term.MetOn is null && running ? Class(term.At(now)) : "est";

    public static string By(string name, DateTimeOffset at) => $"Registró {name}, {SpanishDates.WithHour(at)}";

    public static string AnnulmentOf(ActAnnulment annulment) =>
        $"{Annulled}: {annulment.Reason} Anuló {annulment.Name}, {SpanishDates.WithHour(annulment.At)}.";

    public static string WhoOf(ArcoSubmission said) => $"{said.Who} ({Name(said.Requester).ToLowerInvariant()})";

    public static string NameOf(OversightRow row, ElectionDefinition? election) =>
        $"{row.DisplayName}, {election?.FindOffice(row.Office)?.Name ?? row.Office}, {row.Territory}";
}
