namespace Conoceles.Web.Public;

/// <summary>Every address of the citizens' site.</summary>
public static class Links
{
    public const string Home = "/";
    public const string Candidacies = "/candidaturas";
    public const string About = "/acerca";
    public const string Privacy = "/aviso-de-privacidad";

    public const string Receipts = "/acuse";
    public const string ReceiptKeys = "/acuse/llaves.json";

    public static string Receipt(string folio) => "/acuse/" + folio;

    public static string ReceiptFile(string folio) => "/acuse/" + folio + ".json";

    public static string Profile(string id) => "/candidaturas/" + id;

    /// <summary>A photograph by its SHA-256: another photograph has another address.</summary>
    public static string Photo(string hash) => $"/foto/{hash}.jpg";

    public static string Office(string office) => "/candidaturas?cargo=" + Uri.EscapeDataString(office);
}
