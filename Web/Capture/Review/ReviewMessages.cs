namespace Conoceles.Web.Capture.Review;

/// <summary>Every sentence of the review.</summary>
internal static class ReviewMessages
{
    public const string Title = "Revise la información antes de enviarla";
    public const string Once = "Solo puede enviarse una vez. Después del envío la información no puede modificarse, salvo el único ajuste posterior a la publicación.";
    public const string Public = "Así se publicará";
    public const string Private = "No se publicará";
    public const string PrivateNote = "El cuestionario de identidad se usa solo para estadística. No se publica de forma individual sin consentimiento expreso.";
    public const string Consents = "Ver qué autoriza publicar la persona titular";
    public const string Complete = "Completo";
    public const string Incomplete = "Incompleto";
    public const string Change = "Cambiar";
    public const string Missing = "Falta información del mínimo legal. Complétela para poder enviar.";
    public const string Acknowledge = "Revisé la información y sé que solo puedo enviarla una vez";
    public const string Send = "Enviar definitivamente";
    public const string Back = "Volver a la lista de tareas";
    public const string NotAcknowledged = "Marque la casilla para confirmar que revisó la información y que sabe que solo puede enviarla una vez.";
}
