using System.Globalization;
using Conoceles.Candidacies;

namespace Conoceles.Evidence;

/// <summary>Every reason for which a document is neither kept, attached nor opened: code and sentence.</summary>
public static class EvidenceRefusals
{
    public static readonly Refusal Empty = new("evidence-empty", "El archivo está vacío.");

    public static readonly Refusal TooLarge = new("evidence-too-large", string.Create(
        CultureInfo.InvariantCulture,
        $"El archivo pesa más de {EvidenceRules.MaxBytes / (1024 * 1024)} MB. Escanéelo con menos resolución o divídalo en partes."));

    public static readonly Refusal WrongType =
        new("evidence-wrong-type", "El archivo debe ser un PDF, o una imagen JPG o PNG. Cuenta lo que contiene, no su nombre.");

    public static readonly Refusal TooMany = new("evidence-too-many", string.Create(
        CultureInfo.InvariantCulture, $"Ya hay {EvidenceRules.MaxFiles} constancias, que es el máximo."));

    public static readonly Refusal AlreadyAttached =
        new("evidence-already-attached", "Ese archivo ya está adjunto: búsquelo en la lista.");

    /// <summary>The operation kept another file: its id is nobody's right to put a second one in its place.</summary>
    public static readonly Refusal OtherFile =
        new("evidence-other-file", "Con este formulario ya se guardó otro archivo. Abra la página de nuevo y adjúntelo.");

    /// <summary>What is attached must be kept first.</summary>
    public static readonly Refusal NotKept = new("evidence-not-kept", "El archivo no quedó guardado. Elíjalo y adjúntelo de nuevo.");

    public static readonly Refusal ReferenceMissing =
        new("evidence-reference-missing", "Anote la referencia del documento: su número, su folio o su asunto, en 200 caracteres como máximo.");

    public static readonly Refusal UnknownKind = new("evidence-unknown-kind", "Elija qué documento es.");

    public static readonly Refusal NotFound = new("evidence-not-found", "No encontramos esa constancia.");

    public static readonly Refusal PurposeMissing =
        new("evidence-purpose-missing", "Escriba para qué necesita abrir el documento, con 15 caracteres al menos y 2,000 como máximo.");

    public static readonly Refusal Damaged =
        new("evidence-damaged", "Lo guardado ya no es lo que se adjuntó, y no se abre. Avise a la Unidad de Informática.");
}
