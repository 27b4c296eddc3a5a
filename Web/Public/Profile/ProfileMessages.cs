using Conoceles.PublicRecord;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Public.Profile;

/// <summary>Every sentence of the profile.</summary>
internal static class ProfileMessages
{
    public const string Data = "Datos de la candidatura";
    public const string Office = "Cargo";
    public const string Territory = "Territorio";
    public const string Post = "Puesto";
    public const string Character = "Carácter";
    public const string Actor = "Postulada por";
    public const string Nickname = "Sobrenombre";
    public const string Sex = "Sexo";
    public const string Age = "Edad el día de la elección";
    public const string NoAnswer = "No proporcionó esta información";
    public const string NoContentTitle = "Cuestionario";
    public const string Groups = "Grupos de atención prioritaria";
    public const string Actions = "Se registró por acción afirmativa para:";
    public const string Consented = "Lo dio a conocer con su consentimiento expreso:";
    public const string Details = "Datos que dio a conocer con su consentimiento";
    public const string DetailsNote = "Del cuestionario de identidad. Puede retirar su consentimiento en cualquier momento.";
    public const string Notice = "La información de este perfil es responsabilidad de quien la capturó. No tiene efecto en el registro de la candidatura y no es propaganda electoral.";

    public const string Contest = "Su contienda";
    public const string SubstituteIs = "Suplente en su fórmula:";
    public const string TitularIs = "Propietaria en su fórmula:";
    public const string SeeContest = "Ver todas las candidaturas de esta contienda";
    public const string Beside = "Otras candidaturas de la contienda";
    public const string Previous = "Anterior:";
    public const string Next = "Siguiente:";
    public const string File = "Este perfil en JSON";
    public const string AskedTitle = "Lo que se pregunta a todas las candidaturas";
    public const string Asked = "El cuestionario es el mismo para todas. De esta candidatura no hay respuestas publicadas.";
    public const string WithdrawnTitle = "Esta candidatura dejó de contender";
    public const string WithdrawnNote = "El perfil ya no se publica. La dirección que seguiste es correcta: no falta nada en tu dispositivo.";

    public const string NoPhoto = "Sin fotografía";

    /// <summary>«Candidatura a Diputación, Distrito 6, Hermosillo.»</summary>
    public static string Candidate(PublicCandidacy candidacy) => $"Candidatura a {candidacy.OfficeName}, {candidacy.Territory}.";

    public static string PhotoOf(string name) => "Fotografía de " + name;

    /// <summary>Why a section is not shown, and who allows it.</summary>
    public static string Withheld(PublicWithholding withheld) =>
        $"La Unidad de Transparencia puso en pausa este rubro: {withheld.Ground.TrimEnd('.')}. Acuerdo: {withheld.Agreement}.";

    public static string Corrected(DateTimeOffset at) =>
        $"La información de este perfil se ajustó una vez, el {SpanishDates.WithZone(at)}. Es el único ajuste posible.";

    /// <summary>Why there is nothing captured, of a candidacy that says that there is not.</summary>
    public static string Reason(PublicCandidacy candidacy) => candidacy.Reason switch
    {
        PublicReason.InCapture => "El plazo para capturar el cuestionario sigue abierto. Por ahora solo se muestran los datos del registro.",
        PublicReason.InReview => "El cuestionario ya se envió y está en revisión. Por ahora solo se muestran los datos del registro.",
        PublicReason.OutOfScope => $"Fuera del alcance: el acuerdo {candidacy.ScopeAgreement} dejó a esta candidatura sin obligación de capturar el cuestionario. Solo se muestran los datos del registro.",
        _ => "No se capturó el cuestionario. Solo se muestran los datos del registro.",
    };

    /// <summary>Of each question, while the candidacy has nothing published.</summary>
    public static string NotYet(PublicReason? reason) => reason switch
    {
        PublicReason.InReview => "En revisión",
        PublicReason.InCapture => "Sin publicar por ahora",
        PublicReason.OutOfScope => "No tenía obligación de responder",
        _ => NoAnswer,
    };

    /// <summary>Only the agreement: why she left is not for the public to be told.</summary>
    public static string Withdrawn(string agreement) => $"Dejó de contender conforme al acuerdo o la sentencia {agreement.TrimEnd('.')}.";

    public static string CharacterName(string character) => character == "suplente" ? "Suplente" : "Propietaria";
}
