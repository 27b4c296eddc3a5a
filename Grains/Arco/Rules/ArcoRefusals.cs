using Conoceles.Candidacies;

namespace Conoceles.Grains.Arco.Rules;

/// <summary>Why a command on a request about personal data is refused.</summary>
internal static class ArcoRefusals
{
    public static readonly Refusal NotFound = new("arco-not-found", "No encontramos esa solicitud.");

    public static readonly Refusal ReceivedDate =
        new("received-date", "La recepción no puede ser posterior a este momento ni de hace más de un año.");

    public static readonly Refusal UnknownCandidacy = new("unknown-candidacy", "Esa candidatura no es de este proceso electoral.");
    public static readonly Refusal RequesterMissing = new("requester-missing", "Anote el nombre de quien solicita, en 200 caracteres a lo más.");
    public static readonly Refusal IdentificationMissing =
        new("identification-missing", "Anote cómo se acreditó la identidad, en 200 caracteres a lo más.");

    public static readonly Refusal AskedMissing = new("asked-missing", "Escriba qué se solicita.");
    public static readonly Refusal StaleVersion =
        new("stale-version", "La solicitud cambió después de que usted abrió esta página. Vuelva a la solicitud y revise sus actos.");

    public static readonly Refusal Order = new("arco-order", "La solicitud no admite ese acto en el estado en que está.");
    public static readonly Refusal ActDate =
        new("act-date", "La fecha no puede ser de mañana en adelante ni anterior a la del paso que le precede.");

    public static readonly Refusal MendLate =
        new("mend-late", "El plazo para desahogar la prevención había terminado: la solicitud se tiene por no presentada. Una nueva se registra aparte.");

    public static readonly Refusal LapseEarly =
        new("lapse-early", "El plazo para desahogar la prevención no había terminado en esa fecha.");

    public static readonly Refusal ExtensionLate =
        new("extension-late", "La ampliación se notifica dentro del plazo de respuesta, y en esa fecha ya había terminado.");

    public static readonly Refusal AnswerMissing = new("answer-missing", "Elija el sentido de la respuesta.");
    public static readonly Refusal GroundMissing = new("ground-missing", "Anote el fundamento de lo que no procede, en 200 caracteres a lo más.");
    public static readonly Refusal TextMissing = new("text-missing", "Escriba en qué consistió.");
    public static readonly Refusal UnknownAct = new("unknown-act", "Ese acto no es de esta solicitud.");
    public static readonly Refusal ActAnnulled = new("act-annulled", "Ya estaba anulado.");
    public static readonly Refusal ActFollowed = new("act-followed", "Otro acto registrado le sigue; anule primero el último.");
}
