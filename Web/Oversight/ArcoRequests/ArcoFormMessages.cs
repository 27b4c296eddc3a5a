using Conoceles.Arco;

namespace Conoceles.Web.Oversight.ArcoRequests;

/// <summary>Every sentence of the forms.</summary>
internal static class ArcoFormMessages
{
    public const string Continue = "Revisar antes de registrar";
    public const string Back = "Volver a las solicitudes";
    public const string BackToRequest = "Volver a la solicitud";
    public const string ReviewTitle = "Revise la solicitud";
    public const string ReviewAct = "Revise el acto";
    public const string NothingYet = "Todavía no se ha registrado nada.";
    public const string Edit = "Cambiar los datos";
    public const string Confirm = "Registrar la solicitud";
    public const string ConfirmAct = "Registrar el acto";
    public const string Acknowledge = "Sé que queda en el registro con mi cuenta y que no podrá cambiarse";
    public const string NotAcknowledged = "Marque la casilla para confirmar que sabe lo que este acto produce.";

    public const string Day = "Día en que se recibió";
    public const string Hour = "Hora en que se recibió";
    public const string HourHint = "De 0:00 a 23:59, por ejemplo 9:30.";
    public const string HourWrong = "Anote la hora como 9:30 o 16:05.";
    public const string InFuture = "La recepción no puede ser posterior a este momento.";
    public const string WhoHint = "Como lo escribió. Es un dato personal: anote solo el nombre.";
    public const string IdentificationHint = "Por ejemplo: credencial para votar; carta poder. Sin números ni claves.";
    public const string CandidacyHint = "Nombre, o su clave, si la solicitud es sobre los datos de una candidatura.";
    public const string Which = "Cuál de ellas";
    public const string AskedHint = "En breve. No copie respuestas de identidad ni otros datos sensibles: están en el escrito.";
    public const string DateMissing = "Anote el día, el mes y el año.";
    public const string MeansMissing = "Elija por qué medio llegó.";
    public const string RightMissing = "Elija qué derecho se ejerce.";
    public const string RequesterMissing = "Elija quién solicita.";
    public const string WhoMissing = "Anote el nombre de quien solicita.";
    public const string IdentificationMissing = "Anote cómo se acreditó la identidad.";
    public const string AskedMissing = "Escriba qué se solicita.";
    public const string NoCandidacy = "Ninguna candidatura tiene ese nombre ni esa clave. Corríjalo o déjelo en blanco.";
    public const string WhichMissing = "Varias candidaturas coinciden: elija cuál de ellas, o escriba el nombre más completo.";
    public const string TooMany = "Más de diez candidaturas coinciden: escriba el nombre más completo.";

    public const string Answer = "Sentido de la respuesta";
    public const string Ground = "Fundamento de lo que no procede";
    public const string GroundHint = "Artículo y ley. Solo si la respuesta no es procedente del todo.";
    public const string Reference = "Documento oficial";
    public const string ReferenceHint = "Número del oficio o del acuse.";
    public const string AnswerMissing = "Elija el sentido de la respuesta.";
    public const string GroundMissing = "Anote el fundamento de lo que no procede.";
    public const string TextMissing = "Escriba en qué consistió.";

    public const string AnnulIntro = "Deja de contar y queda en el registro con el motivo.";
    public const string Reason = "Motivo";
    public const string ReasonMissing = "Escriba el motivo.";
    public const string AnnulAcknowledge = "Sé que la anulación queda en el registro con mi cuenta y que no puede deshacerse";
    public const string AnnulConfirm = "Anular";

    public static string AnnulTitle(string what) => $"Anular: {what}";

    public static string RecordAct(ArcoActKind kind) => kind switch
    {
        ArcoActKind.Prevented => "Prevenir: pedir que se complete",
        ArcoActKind.Mended => "Desahogo de la prevención",
        ArcoActKind.Lapsed => "Tener por no presentada",
        ArcoActKind.Extended => "Ampliar el plazo de respuesta",
        ArcoActKind.Answered => "Respuesta",
        ArcoActKind.Fulfilled => "Cumplimiento de la respuesta",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string On(ArcoActKind kind) => kind switch
    {
        ArcoActKind.Mended => "Día en que se recibió",
        ArcoActKind.Lapsed or ArcoActKind.Fulfilled => "Día en que se hizo",
        _ => "Día en que se notificó",
    };

    public static string Text(ArcoActKind kind) => kind switch
    {
        ArcoActKind.Prevented => "Qué se pide completar",
        ArcoActKind.Mended => "Qué se presentó",
        ArcoActKind.Extended => "Motivo de la ampliación",
        ArcoActKind.Answered => "Qué se contestó",
        ArcoActKind.Fulfilled => "Qué se hizo",
        _ => "Motivo",
    };
}
