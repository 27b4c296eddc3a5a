using Conoceles.Candidacies;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Capture.Correction;

/// <summary>Every sentence of the correction.</summary>
internal static class CorrectionMessages
{
    public const string Title = "Solicitar el único ajuste";
    public const string Once = "Solo puede aplicarse un ajuste a cada candidatura.";
    public const string Intro = "Cambie aquí todo lo que deba cambiar, en uno o en varios rubros: el ajuste se solicita una vez y completo. Lo que no toque queda como está. Antes de solicitarlo verá cada cambio.";
    public const string NotIdentity = "El cuestionario de identidad no se ajusta. Los consentimientos se dan o se retiran aparte y no gastan el ajuste:";
    public const string Consents = "Consentimientos";
    public const string Compare = "Ver los cambios";
    public const string NothingChanged = "No ha cambiado nada todavía: modifique al menos una respuesta.";
    public const string PhotoFirst = "Lo demás que escribió sigue en el formulario.";
    public const string Back = "Volver a la candidatura";

    public const string ReviewTitle = "Revise los cambios antes de solicitarlos";
    public const string NotAsked = "Todavía no se ha solicitado nada.";
    public const string Acknowledge = "Revisé los cambios y sé que es el único ajuste de esta candidatura";
    public const string NotAcknowledged = "Marque la casilla para confirmar que revisó los cambios y que sabe que es el único ajuste.";
    public const string Ask = "Solicitar el ajuste";
    public const string Edit = "Seguir editando";
    public const string NextTitle = "Qué sigue";
    public const string Next = "La Unidad de Transparencia revisa la solicitud y la aplica tal como está, a más tardar al terminar el siguiente día hábil. Solo puede rechazarla por uno de los motivos del catálogo, y un rechazo no gasta el ajuste. Mientras tanto, el perfil público sigue como está.";

    public const string StateTitle = "Ajuste solicitado";
    public const string AskedTitle = "La solicitud se recibió";
    public const string Asked = "Solicitado";
    public const string Mail = "Por correo";
    public const string Due = "Se resuelve a más tardar";
    public const string Whom = "Candidatura";
    public const string Differences = "Cambios solicitados";
    public const string Keep = "Esta página es su comprobante: puede volver a ella o imprimirla. Cuando se aplique, el ajuste tendrá su propio acuse con folio.";

    public const string NotYetTitle = "Todavía no puede solicitarse";
    public const string NotYet = "El ajuste se solicita después de que la candidatura se publica.";
    public const string UsedTitle = "El único ajuste ya se aplicó";
    public const string Receipt = "Ver el acuse del ajuste";
    public const string ClosedTitle = "El periodo terminó";
    public const string Closed = "El ajuste solo puede solicitarse mientras la candidatura está publicada.";
    public const string WithdrawnTitle = "La candidatura se retiró";
    public const string Withdrawn = "De una candidatura retirada ya no se ajusta nada.";
    public const string RejectedTitle = "La solicitud anterior se rechazó";

    public static string Until(DateTimeOffset closes, DateTimeOffset now) =>
        $"Puede solicitarse hasta el {SpanishDates.WithZone(closes)}; {SpanishDates.Remaining(now, closes)}.";

    public static string Used(DateTimeOffset at) => $"Se aplicó el {SpanishDates.WithZone(at)}. No puede solicitarse otro.";

    public static string Rejected(RejectionView rejection) =>
        $"Se solicitó el {SpanishDates.WithZone(rejection.RequestedAt)} y se rechazó el {SpanishDates.WithZone(rejection.At)}. Motivo: {rejection.Ground} ({rejection.Norm}). El rechazo no gastó el ajuste: puede solicitarlo de nuevo.";
}
