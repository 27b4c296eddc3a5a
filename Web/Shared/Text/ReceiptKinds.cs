using Conoceles.Receipts;

namespace Conoceles.Web.Shared.Text;

/// <summary>Acts as people read them on a receipt: one table for the party's page and the citizens'.</summary>
public static class ReceiptKinds
{
    public static string Name(ReceiptKind kind) => kind switch
    {
        ReceiptKind.Submission => "Envío definitivo del cuestionario",
        ReceiptKind.Verification => "Verificación por la Unidad de Transparencia",
        ReceiptKind.Publication => "Publicación",
        ReceiptKind.Correction => "Ajuste de la información publicada",
        ReceiptKind.Withdrawal => "Retiro de la candidatura",
        ReceiptKind.Delivery => "Entrega de cuenta para la captura",
        ReceiptKind.Suppression => "Acta de supresión de datos sensibles",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A receipt's kind without a name."),
    };
}
