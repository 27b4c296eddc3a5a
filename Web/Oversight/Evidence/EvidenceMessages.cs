using System.Globalization;
using Conoceles.Evidence;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Oversight.Evidence;

/// <summary>Every sentence of the page of documents; those of a refused file are in <see cref="EvidenceRefusals"/>.</summary>
internal static class EvidenceMessages
{
    public const string Blocked = "Bloqueado: la candidatura se retiró y nadie puede abrirlo. Se destruye al terminar el plazo de conservación.";
    public const string Title = "Constancias";
    public const string Intro = "Los documentos que respaldan los actos de esta candidatura: acuerdos, sentencias, correos y escritos firmados. Se guardan cifrados y no se muestran al público.";
    public const string Kept = "Lo que se adjunta no se borra desde aquí: revise el archivo antes de enviarlo.";
    public const string List = "Documentos adjuntos";
    public const string None = "Todavía no hay ninguno.";
    public const string Saved = "El documento quedó adjunto.";

    public const string Attach = "Adjuntar un documento";
    public const string Kind = "Qué documento es";
    public const string Reference = "Número, folio o asunto";
    public const string ReferenceHint = "Como se encuentra el original; por ejemplo, CG/123/2027. No escriba aquí datos personales sensibles.";
    public const string File = "Archivo";
    public const string FileHint = "PDF, JPG o PNG, de 10 MB como máximo.";
    public const string FileMissing = "Elija el archivo.";
    public const string FileAgain = "El navegador no conserva los archivos: elíjalo de nuevo.";
    public const string Send = "Adjuntar";
    public const string Back = "Volver al expediente";

    public const string Open = "Abrir";
    public const string OpenNote = "Abrir un documento lo descarga en este equipo. Antes queda asentado quién lo abrió, cuándo y cuál.";
    public const string Purpose = "Para qué necesita abrirlo";
    public const string PurposeHint = "El trámite y su número. Queda asentado; no escriba aquí datos sensibles.";
    public const string OnlyRead = "Los documentos los adjunta y los abre la administración de la Unidad de Transparencia. Los consentimientos firmados solo ella los ve.";

    public const string Question = "¿Tiene el documento?";
    public const string Answer = "Adjúntelo en Constancias";

    /// <summary>The link of the case file.</summary>
    public static string Attached(int count) => count == 0 ? "Ningún documento adjunto" : SpanishNumbers.Count(count, "documento adjunto", "documentos adjuntos");

    public static string KindName(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Agreement => "Acuerdo",
        EvidenceKind.Sentence => "Sentencia",
        EvidenceKind.Mail => "Correo",
        EvidenceKind.SignedConsent => "Consentimiento firmado",
        EvidenceKind.AccountReceipt => "Recibo de cuenta",
        _ => "Otro documento",
    };

    public static string MediaName(EvidenceMedia media) => media switch
    {
        EvidenceMedia.Pdf => "PDF",
        EvidenceMedia.Jpeg => "Imagen JPG",
        _ => "Imagen PNG",
    };

    /// <summary>«940 KB», «1.8 MB»: rounded up, so that nothing weighs zero.</summary>
    public static string Size(int bytes)
    {
        const double kilo = 1024;
        return bytes < kilo * kilo
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / kilo)} KB")
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes * 10 / (kilo * kilo)) / 10:0.0} MB");
    }
}
