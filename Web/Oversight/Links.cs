using System.Globalization;
using Conoceles.Web.Shared.Oversight;

namespace Conoceles.Web.Oversight;

/// <summary>Every address of oversight.</summary>
public static class Links
{
    /// <summary>The board: how many candidacies are where.</summary>
    public const string Board = "/ut";

    /// <summary>Events that say that the board's figures are others.</summary>
    public const string BoardChanges = "/ut/cambios";

    /// <summary>The list of every candidacy.</summary>
    public const string Candidacies = "/ut/candidaturas";

    /// <summary>The same, by its former name, for pages that lead back to it.</summary>
    public const string Queue = Candidacies;

    /// <summary>The same list, for a spreadsheet.</summary>
    public const string CandidaciesFile = "/ut/candidaturas.csv";

    public const string Registry = "/ut/registro";
    public const string Import = "/ut/registro/importar";

    public const string Actions = "/ut/acciones-afirmativas";

    public static string ActionsOf(string party) => $"{Actions}/partido/{party}";

    public static string ActionsOf(string party, int page) => string.Create(CultureInfo.InvariantCulture, $"{ActionsOf(party)}?pagina={page}");

    public static string ConfirmActionsOf(string party) => ActionsOf(party) + "/confirmar";

    public static string Confirmation(string id) => $"{Actions}/avance/{id}";

    /// <summary>The board, counted by something.</summary>
    public static string BoardBy(Dimension dimension) => $"{Board}?por={dimension.Slug}";

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
}
