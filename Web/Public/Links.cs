using System.Globalization;

namespace Conoceles.Web.Public;

/// <summary>Every address of the citizens' site.</summary>
public static class Links
{
    public const string Home = "/";
    public const string Ballot = "/boleta";
    public const string Candidacies = "/candidaturas";
    public const string Statistics = "/estadisticas";
    public const string Questions = "/preguntas-frecuentes";
    public const string About = "/acerca";
    public const string Privacy = "/aviso-de-privacidad";
    public const string WholePrivacy = "/aviso-de-privacidad/integral";
    public const string Accessibility = "/accesibilidad";

    public const string Emblems = "/emblemas.svg";
    public const string Security = "/.well-known/security.txt";
    public const string SiteMap = "/sitemap.xml";
    public const string Robots = "/robots.txt";

    /// <summary>Beginning of the addresses that other sites may have in a frame.</summary>
    public const string Embeds = "/insertar";

    public const string EmbeddedStatistics = "/insertar/estadisticas";

    /// <summary>Numbered states of what is public.</summary>
    public const string Cuts = "/cortes";

    /// <summary>The newest cut as files.</summary>
    public const string OpenData = "/datos-abiertos";

    /// <summary>Everything of the newest cut for programs, and with <c>?desde=</c> what changed since another.</summary>
    public const string Api = "/api/v1/candidaturas.json";

    public const string ApiCuts = "/api/v1/cortes.json";

    /// <summary>What the read API is, for programs (OpenAPI).</summary>
    public const string ApiDescription = "/api/v1/openapi.json";

    /// <summary>Feed of changes.</summary>
    public const string Feed = "/candidaturas.atom";

    public const string Receipts = "/acuse";
    public const string ReceiptKeys = "/acuse/llaves.json";

    public static string Receipt(string folio) => "/acuse/" + folio;

    public static string ReceiptFile(string folio) => "/acuse/" + folio + ".json";

    /// <summary>Some of the site's addresses, when one file cannot have them all.</summary>
    public static string SiteMapPart(int part) => string.Create(CultureInfo.InvariantCulture, $"/sitemap-{part}.xml");

    public static string Profile(string id) => "/candidaturas/" + id;

    /// <summary>Everybody of a contest, question by question.</summary>
    public static string Compare(string contest) => "/comparar/" + Uri.EscapeDataString(contest);

    /// <summary>The image that stands for a profile where it is shared.</summary>
    public static string Card(string id) => Profile(id) + "/tarjeta.png";

    public static string ProfileFile(string id) => Profile(id) + ".json";

    /// <summary>Where who lives in a municipality chooses a district.</summary>
    public static string BallotIn(string municipality) => $"{Ballot}/{Uri.EscapeDataString(municipality)}";

    /// <summary>What is voted by who lives in a municipality and a district.</summary>
    public static string BallotOf(string municipality, string district) =>
        $"/boleta/{Uri.EscapeDataString(municipality)}/{Uri.EscapeDataString(district)}";

    /// <summary>The same to put inside of another site.</summary>
    public static string EmbeddedBallot(string municipality, string district) => Embeds + BallotOf(municipality, district);

    /// <summary>A photograph by its SHA-256: another photograph has another address.</summary>
    public static string Photo(string hash) => $"/foto/{hash}.jpg";

    /// <summary>The photograph that a profile shows now, at an address that stays.</summary>
    public static string PhotoOf(string id) => Profile(id) + "/foto";

    /// <summary>An actor's emblem: all of them are one file, so that a list with many asks for one.</summary>
    public static string Emblem(string actor) => $"{Emblems}#{Uri.EscapeDataString(actor)}";

    public static string Cut(int number) => string.Create(CultureInfo.InvariantCulture, $"{Cuts}/{number}");

    public static string CutChanges(int number, int page) => string.Create(CultureInfo.InvariantCulture, $"{Cut(number)}?pagina={page}");

    /// <summary>Everything that a cut fixes, by digests.</summary>
    public static string CutManifest(int number) => Cut(number) + "/manifiesto.json";

    /// <summary>What was signed of it, and the signature.</summary>
    public static string CutSignature(int number) => Cut(number) + "/firma.json";

    /// <summary>Its statistics, which stay when profiles do not.</summary>
    public static string CutStatistics(int number) => Cut(number) + "/estadisticas.json";

    /// <summary>A profile as it was published in a cut.</summary>
    public static string CutProfile(int number, string id) => $"{Cut(number)}/candidaturas/{id}";

    public static string CutProfileFile(int number, string id) => CutProfile(number, id) + ".json";

    public static string OpenDataFile(string name) => $"{OpenData}/{name}";

    public static string Office(string office) => "/candidaturas?cargo=" + Uri.EscapeDataString(office);

    public static string Municipality(string municipality) => "/candidaturas?municipio=" + Uri.EscapeDataString(municipality);

    public static string District(string district) => "/candidaturas?distrito=" + Uri.EscapeDataString(district);
}
