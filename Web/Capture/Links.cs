namespace Conoceles.Web.Capture;

/// <summary>Every address of the capture.</summary>
public static class Links
{
    public const string List = "/captura";

    public static string Tasks(string id) => $"/captura/{id}";

    /// <summary>The task list after saving a section, which it confirms.</summary>
    public static string Saved(string id, string section) => $"/captura/{id}?guardado={section}";

    public static string Section(string id, string section) => $"/captura/{id}/{section}";

    /// <summary>The section again, with what should be looked at before submitting.</summary>
    public static string Advice(string id, string section) => $"/captura/{id}/{section}?avisos=1";

    /// <summary>The section again, with the photograph that was just taken.</summary>
    public static string PhotoSaved(string id, string section) => $"/captura/{id}/{section}?foto=guardada";

    public static string Photo(string id, string hash) => $"/captura/{id}/foto/{hash}";

    public static string Review(string id) => $"/captura/{id}/revisar";

    public static string Receipt(string id) => $"/captura/{id}/acuse";

    public static string ReceiptFile(string id) => $"/captura/{id}/acuse.json";

    /// <summary>Another receipt of the candidacy.</summary>
    public static string Receipt(string id, string folio) => $"/captura/{id}/acuse/{folio}";

    public static string ReceiptFile(string id, string folio) => $"/captura/{id}/acuse/{folio}.json";

    /// <summary>What the titular lets be published.</summary>
    public static string Consents(string id) => $"/captura/{id}/consentimientos";

    public static string ConsentsSaved(string id) => $"/captura/{id}/consentimientos?guardado=1";

    /// <summary>The form that she signs.</summary>
    public static string ConsentPaper(string id) => $"/captura/{id}/consentimientos/formato";

    /// <summary>The one correction.</summary>
    public static string Correction(string id) => $"/captura/{id}/ajuste";
}
