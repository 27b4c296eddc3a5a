using System.Globalization;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Public.OpenData;

/// <summary>Every sentence of the open data.</summary>
internal static class OpenDataMessages
{
    public const string Title = "Datos abiertos";
    public const string Description = "Los datos publicados de las candidaturas para descargar: CSV, XLSX y JSON, con diccionario y huellas SHA-256.";
    public const string Intro = "Lo mismo que publica el sitio, en archivos que puedes descargar, reutilizar y citar. Cada archivo dice en su nombre de qué corte es.";
    public const string None = "Todavía no hay cortes.";
    public const string NoneNote = "Los archivos aparecerán aquí con el primero.";
    public const string Curricular = "Base curricular";
    public const string CurricularText = "Una fila por candidatura: las 25 columnas de la base «Conóceles» del INE, con sus convenciones, y las de este sitio después.";
    public const string Actions = "Acciones afirmativas";
    public const string ActionsText = "Una fila por candidatura y grupo por el que se registró. Del cuestionario de identidad no hay aquí ninguna respuesta individual, tampoco las que alguien consintió mostrar en su perfil.";
    public const string Groups = "Estadísticas del cuestionario de identidad";
    public const string GroupsText = "Una fila por cifra de las tablas de grupos de atención prioritaria: todo el estado, por cargo y por quien postula. Son sumas de las que no se deduce la respuesta de nadie; permanecen cuando los perfiles dejan de publicarse.";
    public const string Others = "Para entender y reutilizar los datos";
    public const string OthersText = "El diccionario explica cada columna; datapackage.json (Frictionless) y el archivo Popolo son para programas.";
    public const string File = "Archivo";
    public const string Size = "Tamaño";
    public const string Sum = "SHA-256";
    public const string ProgramsTitle = "Para programas";
    public const string Api = "Todo el corte en un archivo";
    public const string ApiSince = "Con ?desde= y el número de un corte, solo lo que cambió después.";
    public const string ApiCuts = "Los cortes que hay";
    public const string ApiDescription = "Descripción de la interfaz (OpenAPI)";
    public const string Feed = "Cambios, para lectores de novedades (Atom)";
    public const string Formulas = "En los CSV, una celda que empieza con un signo de fórmula lleva un apóstrofo antes, para que ninguna hoja de cálculo la ejecute.";
    public const string Past = "Aquí están los archivos del corte más reciente. De los anteriores quedan su manifiesto firmado, sus cambios y cada perfil como se publicó.";

    public const string FormerTitle = "Archivo de otro corte";
    public const string FormerText = "La dirección que seguiste era de un corte anterior, o de antes de que alguien dejara de ser público. Los archivos vigentes están en datos abiertos.";
    public const string FormerLink = "Ver los archivos vigentes";

    public static string Cut(int number) => $"corte {SpanishNumbers.Whole(number)}";

    public static string Of(int number, DateTimeOffset at) => $"Archivos del {Cut(number)}, del {SpanishDates.WithZone(at)}.";

    /// <summary>«CSV», «Diccionario, JSON».</summary>
    public static string Label(string name)
    {
        var format = Path.GetExtension(name).TrimStart('.').ToUpperInvariant();
        var what = Path.GetFileNameWithoutExtension(name);
        return what[(what.LastIndexOf('_') + 1)..] switch
        {
            "diccionario" => $"Diccionario, {format}",
            "popolo" => $"Popolo, {format}",
            PackageFile.Suffix => $"Data package, {format}",
            _ => format,
        };
    }

    /// <summary>«1.2 MB».</summary>
    public static string SizeOf(long bytes) => bytes switch
    {
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000.0:0.#} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.#} MB"),
    };
}
