namespace Conoceles.Web.Oversight.Review;

/// <summary>Every sentence of the review.</summary>
internal static class ReviewMessages
{
    public const string Back = "Candidaturas";
    public const string Verified = "La candidatura quedó verificada.";
    public const string Content = "Contenido capturado";
    public const string NothingYet = "Todavía no se ha enviado. El borrador no se muestra en la revisión.";
    public const string Conforming = "Conforme";
    public const string Identity = "Cuestionario de identidad";
    public const string IdentityNote = "De este cuestionario la revisión ve solo si está completo; nunca las respuestas.";
    public const string Consents = "Registrar un escrito de consentimiento";
    public const string Complete = "Completo";
    public const string Incomplete = "Incompleto";
    public const string Verify = "Verificar";
    public const string VerifyNote = "Al verificar, la candidatura se publica cuando está abierto el periodo de publicación de su cargo.";
    public const string NoAnswer = "Sin respuesta";
    public const string Receipt = "Folio del acuse";
    public const string Sent = "Enviada";
    public const string Status = "Estado";
    public const string Party = "Partido responsable";
    public const string Office = "Cargo";
    public const string Approval = "Aprobación";
    public const string Registry = "Datos del registro";
    public const string Undecided = "Marque «Conforme» en cada rubro para verificar.";

    public static string PhotoOf(string name) => "Fotografía de " + name;
}
