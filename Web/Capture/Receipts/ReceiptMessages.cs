namespace Conoceles.Web.Capture.Receipts;

/// <summary>Every sentence of the receipt.</summary>
internal static class ReceiptMessages
{
    public const string Title = "Acuse de envío";
    public const string Sent = "El cuestionario se envió";
    public const string Folio = "Folio";
    public const string When = "Fecha y hora";
    public const string Who = "Envió";
    public const string Whom = "Candidatura";
    public const string Hash = "SHA-256 del contenido";
    public const string NextTitle = "Qué sigue";
    public const string Next = "La Unidad de Transparencia revisa que la información esté completa y la publica cuando se abre el periodo de publicación del cargo.";
    public const string Correction = "Después de la publicación puede solicitarse un solo ajuste, por escrito, a la Unidad de Transparencia.";
    public const string Print = "Para conservarlo, imprima esta página o guárdela como PDF desde su navegador.";
    public const string Back = "Volver a las candidaturas";
}
