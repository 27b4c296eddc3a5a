using Conoceles.Cuts;
using Conoceles.Web.Public.Cuts;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Public.Mirror;

/// <summary>Every sentence of the copies of the site: of their own pages, and for who makes one.</summary>
internal static class MirrorMessages
{
    public const string Usage = "Uso: export CARPETA [CORTE]. CARPETA es donde queda la copia del sitio; CORTE, el número de un corte.";
    public const string NoRecord = "El registro público todavía no tiene un proceso electoral.";
    public const string Away = "La base de datos del registro público no responde.";
    public const string Moved = "El registro público cambió mientras se leía. Vuelva a intentarlo.";
    public const string Archive = "Escribiendo el archivo que se abre sin red…";
    public const string Interrupted = "Interrumpido; no quedó nada a medias.";

    public const string MissingTitle = "Esta copia no tiene esta página";
    public const string MissingText = "La dirección puede estar mal escrita, la página ya no existe o está solo en el sitio del Instituto.";
    public const string UnansweredTitle = "Esta copia no hace búsquedas";
    public const string UnansweredText = "Es una copia del sitio: tiene las boletas, los perfiles, las comparaciones y las listas por cargo, municipio, distrito y quien postula, pero no busca por nombre, no combina otros filtros ni verifica acuses.";
    public const string WhatTo = "Puedes seguir por aquí:";
    public const string Ballot = "Ver quiénes están en tu boleta";
    public const string Offices = "Ver las candidaturas por cargo";
    public const string All = "Ver la lista completa";
    public const string Site = "Ir al sitio del Instituto";

    public const string OfflineLabel = "Copia para abrir sin red";
    public const string OfflineBallot = "Elige tu municipio y tu distrito";
    public const string OfflineSearch = "Sin red no se puede buscar ni filtrar: usa las listas por cargo de la página de inicio, o la búsqueda de tu navegador dentro de una página.";

    /// <summary>What stands over every page of the archive.</summary>
    public static string Offline(Uri? site) =>
        "Esta es una copia para abrir sin red: no cambia sola." + (site is null ? "" : $" El sitio, que sí cambia, está en {site.GetLeftPart(UriPartial.Authority)}.");

    public static string Running(string folder) => $"Otra exportación está escribiendo {folder}.";

    public static string NotACopy(string folder) => $"{folder} ya existe y no es una copia del sitio: no se toca. Elija otra carpeta.";

    public static string NoCut(int number, int last) => last is 0
        ? $"No existe el corte {SpanishNumbers.Whole(number)}: todavía no hay cortes."
        : $"No existe el corte {SpanishNumbers.Whole(number)}: el último es el {SpanishNumbers.Whole(last)}.";

    public static string Refused(string address, int status) => $"El sitio respondió {status} a {address}: la copia no estaría completa.";

    public static string NotWritten(string reason) => $"No se pudo escribir la copia: {reason}";

    public static string Progress(int done, int total) => $"{SpanishNumbers.Whole(done)} de {SpanishNumbers.Whole(total)} direcciones ({SpanishNumbers.Whole((int)(done * 100L / total))} %)";

    public static string Done(string folder, int profiles, int files) =>
        $"{folder}: {SpanishNumbers.Count(profiles, "perfil", "perfiles")}, {SpanishNumbers.Count(files, "archivo", "archivos")}.";

    /// <summary>What stands over every page of a copy of a cut, so that nobody takes it for the present.</summary>
    public static string OfCut(PublicCut cut) =>
        $"Copia del {CutMessages.Of(cut.Number).ToLowerInvariant()}, del {SpanishDates.WithZone(cut.At)}: así estaba entonces lo que sigue siendo público. Puede haber cambiado después.";
}
