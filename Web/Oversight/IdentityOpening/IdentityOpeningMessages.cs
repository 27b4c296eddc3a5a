using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Oversight.IdentityOpening;

/// <summary>Every sentence of opening identity answers.</summary>
internal static class IdentityOpeningMessages
{
    public const string Title = "Respuestas de identidad";
    public const string Queue = "Candidaturas";
    public const string Intro = "La revisión no necesita estas respuestas. Ábralas solo si un trámite lo exige, por ejemplo una solicitud de la persona titular o de una autoridad.";
    public const string Recorded = "Antes de mostrarlas, la bitácora asienta quién las abrió, cuándo y para qué. El asiento no se borra.";
    public const string Purpose = "Para qué necesita abrir las respuestas";
    public const string PurposeHint = "Por ejemplo: el trámite y su número. No escriba aquí ninguna respuesta ni otro dato sensible.";
    public const string Open = "Abrir y dejar constancia";
    public const string NotSent = "Las respuestas de un borrador son solo de quien las captura: no pueden abrirse. De una candidatura retirada están bloqueadas.";
    public const string Back = "Volver a la revisión";
    public const string Who = "Quién las abrió";
    public const string When = "Cuándo";
    public const string What = "Para qué";
    public const string OnlyHere = "Estas respuestas están solo en esta página: no se guardan ni tienen dirección propia. Cierre la página cuando termine.";
    public const string NoAnswer = "Sin respuesta";

    public static string MadeKnown(DateTimeOffset at) => SpanishDates.Exact(at);
}
