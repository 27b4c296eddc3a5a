namespace Conoceles.Web.Capture;

/// <summary>Every address of the capture.</summary>
public static class Links
{
    public const string List = "/captura";

    /// <summary>The party's legal dates.</summary>
    public const string Dates = "/captura/plazos";

    /// <summary>The same, for a calendar program.</summary>
    public const string DatesFile = "/captura/plazos.ics";

    public static string Tasks(string id) => $"/captura/{id}";

    /// <summary>The task list after saving a section, which it confirms.</summary>
    public static string Saved(string id, string section) => $"/captura/{id}?guardado={section}";

    public static string Section(string id, string section) => $"/captura/{id}/{section}";

    /// <summary>A field of a section, with what is said of it; an empty field is the section's beginning.</summary>
    public static string Field(string id, string section, string field, bool toReview = false) =>
        Advice(id, section, toReview) + (field.Length > 0 ? "#" + field : "");

    /// <summary>A section that goes back to the review when it is saved.</summary>
    public static string Change(string id, string section) => $"/captura/{id}/{section}?regreso=revisar";

    /// <summary>The review, at the section that was just changed.</summary>
    public static string Reviewed(string id, string section) => $"/captura/{id}/revisar?guardado={section}";

    /// <summary>What is public of the identity questionnaire and what never is, before its first section.</summary>
    public static string IdentityNotice(string id) => $"/captura/{id}/antes-de-identidad";

    /// <summary>The notice, which goes on to a section.</summary>
    public static string IdentityNotice(string id, string section) => $"/captura/{id}/antes-de-identidad?rubro={section}";

    /// <summary>The section again, with what should be looked at before submitting.</summary>
    public static string Advice(string id, string section, bool toReview = false) => $"/captura/{id}/{section}?avisos=1{Return(toReview)}";

    /// <summary>The section again, with the photograph that was just taken.</summary>
    public static string PhotoSaved(string id, string section, bool toReview = false) => $"/captura/{id}/{section}?foto=guardada{Return(toReview)}";

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

    private static string Return(bool toReview) => toReview ? "&regreso=revisar" : "";
}
