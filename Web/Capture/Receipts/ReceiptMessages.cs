using Conoceles.Receipts;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Capture.Receipts;

/// <summary>Every sentence of the receipt.</summary>
internal static class ReceiptMessages
{
    public const string Folio = "Folio";
    public const string When = "Fecha y hora";
    public const string Who = "Quién realizó el acto";
    public const string WhoSent = "Envió";
    public const string Whom = "Candidatura";
    public const string Opening = "Apertura de la captura";
    public const string Hash = "SHA-256 del contenido curricular";
    public const string Key = "Llave de firma del instituto";
    public const string NextTitle = "Qué sigue";
    public const string Review = "La Unidad de Transparencia revisa que la información corresponda a lo que se pidió.";
    public const string CorrectionTitle = "Un solo ajuste";
    public const string Correction = "Después de la publicación puede solicitarse un solo ajuste, desde esta cuenta o por correo a la Unidad de Transparencia, que lo aplica a más tardar el siguiente día hábil.";
    public const string VerifyTitle = "Cómo se comprueba";
    public const string Verify = "Cualquier persona puede comprobar con el folio que este acuse es auténtico. La consulta pública dice qué acto acredita y cuándo ocurrió; no muestra el contenido ni de quién es.";
    public const string KeepTitle = "Conserve el acuse";
    public const string Print = "Imprima esta página o guárdela como PDF desde su navegador.";
    public const string Download = "Descargar el archivo del acuse (JSON)";
    public const string DownloadHint = "El archivo contiene la firma y una clave secreta propia (sal). Con él se demuestra qué contenido se envió: guárdelo y no lo publique.";
    public const string AllTitle = "Todos los acuses de esta candidatura";
    public const string Act = "Acto";
    public const string File = "Archivo";
    public const string JsonOf = "JSON";
    public const string Tasks = "Ver la candidatura";
    public const string Back = "Volver a las candidaturas";
    public const string TheSystem = "El sistema del instituto";
    public const string TheInstitute = "Unidad de Transparencia";

    /// <summary>«Acuse de envío»: the heading.</summary>
    public static string Title(ReceiptKind kind) => kind is ReceiptKind.Submission ? "Acuse de envío" : "Acuse: " + ReceiptKinds.Name(kind);

    public static string Done(ReceiptKind kind) => kind is ReceiptKind.Submission ? "El cuestionario se envió" : ReceiptKinds.Name(kind);

    /// <summary>When the candidacies of the office become public.</summary>
    public static string Publication(DateTimeOffset opens) =>
        $"Cuando la verifica, se publica. El periodo de publicación de este cargo abre el {SpanishDates.WithZone(opens)}.";

    public const string PublicationUnknown = "Cuando la verifica, se publica en el periodo de publicación del cargo.";

    public static string QrLabel(string address) => $"Código QR con la dirección {address}";
}
