using Conoceles.Elections;

namespace Conoceles.Web.Oversight.AccountsAdmin;

/// <summary>Every sentence of the delivery sheet, which is read on paper by whoever receives the account.</summary>
internal static class SheetMessages
{
    public const string Title = "Hoja de entrega de cuenta";
    public const string Election = "Proceso electoral";
    public const string Party = "Partido responsable";
    public const string Candidacy = "Candidatura";
    public const string Role = "Rol";
    public const string User = "Usuario";
    public const string Code = "Código de activación";
    public const string Expires = "El código vence";
    public const string Site = "Dirección";
    public const string Steps = "Cómo activar la cuenta";
    public const string Once = "El código sirve una sola vez. La Unidad de Transparencia no lo conserva ni puede volver a verlo; si se pierde la hoja o vence, pida otro. Nadie le pedirá su contraseña.";
    public const string Receipt = "Acuse de recibo";
    public const string ReceiptKept = "Esta parte la conserva la Unidad de Transparencia.";
    public const string ReceiverName = "Nombre y cargo de quien recibe";
    public const string ReceiverId = "Identificación que presenta";
    public const string ReceivedAt = "Fecha y hora de recepción";
    public const string Signature = "Firma de quien recibe";
    public const string DeliveredBy = "Nombre y firma de quien entrega";

    public static IEnumerable<string> StepsOf(string address) =>
    [
        $"Abra {address} en un navegador.",
        "Escriba el usuario y el código de esta hoja, tal como están.",
        "Elija una contraseña de al menos 12 caracteres que solo usted conozca.",
        "Entre con su usuario y su contraseña. Desde entonces esta hoja ya no sirve para entrar.",
    ];

    public static string Received(AccountRow account, string party, string election) =>
        $"Recibí la hoja de entrega de la cuenta con usuario {account.User}{(account.Captures && party.Length > 0 ? $", del partido responsable {party}" : "")}, "
        + $"con su código de activación sin usar, para {(account.Captures ? "la captura de " : "")}«Candidatas y Candidatos, Conóceles» del {election}.";

    public static string Opens(DeadlineRule rule) =>
        $"La Unidad de Transparencia registra la recepción con este acuse. {DeadlineText.Describe(DeadlineKind.Capture, DeadlineTrigger.Receipt, rule)} Si la aprobación es posterior, se cuenta desde ella.";
}
