using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Oversight.Registry;

/// <summary>Every sentence of the registry's import.</summary>
internal static class RegistryMessages
{
    public const string Title = "Importar el registro de candidaturas";
    public const string Intro = "El archivo se revisa completo antes de aplicar nada. Importar otra vez el mismo archivo no cambia nada.";
    public const string File = "Archivo CSV o XLSX";
    public const string FileHint = "CSV en UTF-8 separado por comas, o la primera hoja de un libro XLSX, con valores y sin fórmulas. Con encabezado; 4 MB como máximo.";
    public const string Columns = "Columnas del archivo";
    public const string Check = "Revisar archivo";
    public const string NoFile = "Seleccione el archivo CSV o XLSX del registro.";
    public const string Empty = "El archivo está vacío.";
    public const string TooLarge = "El archivo debe pesar menos de 4 MB.";
    public const string NotUtf8 = "Desde esta línea hay letras que no están en UTF-8 (quizá Windows-1252 o «ANSI»). Guarde el archivo de nuevo como «CSV UTF-8 (delimitado por comas)».";
    public const string Utf16 = "El archivo está en UTF-16 («Unicode»). Guárdelo de nuevo como «CSV UTF-8 (delimitado por comas)».";
    public const string OldWorkbook = "Es un libro de Excel de un formato anterior o con contraseña. Guárdelo de nuevo como «Libro de Excel (.xlsx)», sin contraseña.";
    public const string UnreadableWorkbook = "El libro no se puede leer: está dañado o no es de hojas de cálculo. Guárdelo de nuevo como «Libro de Excel (.xlsx)».";
    public const string HugeWorkbook = "El libro contiene mucho más que un registro de candidaturas. Deje solo la hoja del registro y guárdelo de nuevo.";
    public const string Formula = "La celda tiene una fórmula. Copie la hoja y péguela como valores.";
    public const string CellError = "La celda tiene un error de la hoja de cálculo: escriba el dato.";
    public const string LongNumber = "Es un número de más de 15 cifras y la hoja de cálculo ya no las guarda todas: dé a la celda formato de texto y escriba el dato de nuevo.";
    public const string NoDate = "La celda tiene formato de fecha y su número no es una fecha: escriba el dato de nuevo.";
    public const string HeaderQuotes = "Las comillas del encabezado no cierran donde deben: revíselas.";
    public const string ErrorsTitle = "El archivo tiene errores y no se aplicó nada";
    public const string Line = "Renglón";
    public const string Column = "Columna";
    public const string Value = "Dice";
    public const string Reason = "Qué corregir";
    public const string PreviewTitle = "Vista previa";
    public const string Ready = "El archivo no tiene errores. Todavía no se ha importado.";
    public const string NothingToImport = "El archivo no tiene errores y no cambia nada: no hay qué importar.";
    public const string Effect = "Qué haría la importación";
    public const string What = "Efecto";
    public const string New = "Nuevas";
    public const string Changed = "Cambian";
    public const string ChangedColumn = "de ellas, en";
    public const string Unchanged = "Quedan igual";
    public const string Absent = "Ya registradas que no vienen en el archivo (no cambian)";
    public const string AbsentWithdrawn = "de ellas, retiradas";
    public const string Substitutions = "de las nuevas y las que cambian, ocupan el puesto de una retirada";
    public const string ByOffice = "Candidaturas por cargo";
    public const string ByParty = "Candidaturas por partido responsable";
    public const string WithDelivery = "con fecha de entrega de cuenta";
    public const string Import = "Importar";
    public const string Another = "Elegir otro archivo";
    public const string Lost = "El archivo no llegó completo. Selecciónelo de nuevo.";
    public const string ProgressTitle = "Importación en curso";
    public const string DoneTitle = "Importación terminada";
    public const string RefusedTitle = "Candidaturas cuyo estado no admite el cambio";
    public const string RefusedIntro = "El resto se aplicó. El mismo archivo volverá a intentarlas.";
    public const string RefusedKey = "Clave";
    public const string RefusedCandidacy = "Candidatura";
    public const string RefusedWhy = "Motivo";
    public const string Refresh = "Actualizar";
    public const string Back = "Ver las candidaturas";
    public const string NoElection = "El proceso electoral todavía no está cargado en el sistema.";

    public static string Separator(string found) =>
        $"El archivo está separado por {found}. Guárdelo de nuevo como «CSV UTF-8 (delimitado por comas)».";

    public static string Outside(string column) => $"Hay un dato en la columna {column}, fuera de las del encabezado.";

    public static string TooManyRows(int most) => $"La hoja tiene más de {SpanishNumbers.Whole(most)} renglones con datos: no es un registro de candidaturas.";

    public static string Sheet(string name) => $"Se leyó la hoja «{name}», la primera visible del libro; ninguna otra se lee.";

    public static string Errors(int count) => SpanishNumbers.Count(count, "error", "errores");

    public static string ErrorsShown(int shown) => $"Se muestran los primeros {SpanishNumbers.Whole(shown)}.";

    public static string Refused(int count) =>
        SpanishNumbers.Count(count, "candidatura no admitió lo que dice el registro", "candidaturas no admitieron lo que dice el registro") + ".";

    public static string Progress(int applied, int total) =>
        $"{SpanishNumbers.Whole(applied)} de {SpanishNumbers.Count(total, "candidatura aplicada", "candidaturas aplicadas")}.";
}
