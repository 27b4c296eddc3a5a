using System.Globalization;

namespace Conoceles.Web.Oversight;

/// <summary>Every address of oversight.</summary>
public static class Links
{
    public const string Queue = "/ut";
    public const string Registry = "/ut/registro";
    public const string Import = "/ut/registro/importar";

    public const string Actions = "/ut/acciones-afirmativas";

    public static string ActionsOf(string party) => $"{Actions}/partido/{party}";

    public static string ActionsOf(string party, int page) => string.Create(CultureInfo.InvariantCulture, $"{ActionsOf(party)}?pagina={page}");

    public static string ConfirmActionsOf(string party) => ActionsOf(party) + "/confirmar";

    public static string Confirmation(string id) => $"{Actions}/avance/{id}";

    public static string Status(string slug) => slug.Length > 0 ? $"/ut?estado={slug}" : Queue;

    public static string Page(string slug, int page) => string.Create(CultureInfo.InvariantCulture, $"/ut?estado={slug}&pagina={page}");

    public static string Review(string id) => $"/ut/revision/{id}";

    public static string Photo(string id, string hash) => $"/ut/revision/{id}/foto/{hash}";

    public static string Verified(string id) => $"/ut/revision/{id}?verificada=1";

    public static string Progress(string importId) => $"/ut/registro/{importId}";

    /// <summary>Signed forms of the titular.</summary>
    public static string Consents(string id) => $"/ut/revision/{id}/consentimientos";

    public static string ConsentsSaved(string id) => $"/ut/revision/{id}/consentimientos?guardado=1";

    /// <summary>Corrections that wait for a decision.</summary>
    public const string Corrections = "/ut/ajustes";

    public static string Correction(string id) => $"/ut/ajustes/{id}";

    public static string ApplyCorrection(string id) => $"/ut/ajustes/{id}/aplicar";

    public static string RejectCorrection(string id) => $"/ut/ajustes/{id}/rechazar";

    /// <summary>The correction's page after the decision that it confirms.</summary>
    public static string Decided(string id, string decision) => $"/ut/ajustes/{id}?resuelto={decision}";

    /// <summary>Accounts of parties, candidates and the institute.</summary>
    public const string Accounts = "/ut/cuentas";

    public const string NewAccounts = "/ut/cuentas/nuevas";
    public const string ConfirmAccounts = "/ut/cuentas/nuevas/confirmar";
    public const string OwnAccounts = "/ut/cuentas/nuevas/candidaturas";

    public static string AccountBatch(Guid operation) => $"{Accounts}/lote/{operation}";

    public static string AccountSheets(Guid operation) => AccountBatch(operation) + "/hojas";

    public static string Account(string id) => $"{Accounts}/{Uri.EscapeDataString(id)}";

    /// <summary>The account's page after the act that it confirms.</summary>
    public static string AccountDone(string id, string act) => $"{Account(id)}?hecho={act}";

    public static string DisableAccount(string id) => Account(id) + "/deshabilitar";

    public static string EnableAccount(string id) => Account(id) + "/habilitar";

    public static string CloseSessions(string id) => Account(id) + "/cerrar-sesiones";

    public static string NewCode(string id) => Account(id) + "/codigo";
}
